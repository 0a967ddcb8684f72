"""The page of one event, in every state it can be in."""

from datetime import date, timedelta

import pytest

from events_app.models.events import Appearance, EventState, Theme, ThemeMark
from events_app.models.people import AccountRole
from events_app.models.registrations import RegistrationState
from tests.factories import (
    appointment,
    audience_item,
    make_event,
    make_organisation,
    make_person,
    make_registration,
    make_session,
)
from tests.walking import heading, words

CHAIRS = {"board_role": "chair"}


def test_it_says_what_when_where_for_whom_and_at_what_cost(session, client, now):
    make_event(
        session,
        slug="e",
        title="Can we talk about race?",
        about="How leaders enable conversations.",
        venue="Microsoft Teams",
        cost="Free for member trusts",
        recording="not recorded",
        accessibility="Live captions.",
        audience=[
            audience_item(
                board_role="chair", committee="workforce and people", committee_part="chairs"
            )
        ],
    )
    page = client.get("/events/e")
    text = words(page)
    assert heading(page) == "Can we talk about race?"
    for said in (
        "How leaders enable conversations.",
        "When Thursday 1 September 2022, 10am to 11:30am",
        "Where Online, on Microsoft Teams",
        "Who it is for Trust chairs who chair a workforce and people committee",
        "Cost Free for member trusts",
        "Recording Not recorded",
        "Live captions.",
    ):
        assert said in text


def test_what_is_not_known_yet_is_said_and_not_made_up(session, client, now):
    make_event(
        session,
        slug="e",
        kind="conference",
        starts_at=None,
        starts_date=date(2022, 9, 14),
        ends_date=date(2022, 9, 15),
    )
    text = words(client.get("/events/e"))
    for said in (
        "Wednesday 14 to Thursday 15 September 2022, time to be confirmed",
        "Who it is for To be announced",
        "Recording To be confirmed",
        "Nobody can register until then.",
        "The programme will be published here.",
    ):
        assert said in text
    assert "Places" not in text
    assert "Cost" not in text


def test_a_webinar_without_sessions_promises_no_programme(session, client, now):
    make_event(session, slug="e", kind="webinar")
    text = words(client.get("/events/e"))
    assert [said for said in ("Programme", "will be published here") if said in text] == []


def test_the_event_team_is_led_to_manage_it_and_not_told_of_roles(session, client, now, sign_in):
    audience = [audience_item(board_role="chair")]
    event = make_event(session, slug="e", audience=audience)
    sign_in(client, make_person(session, roles=[AccountRole.EVENT_TEAM]))
    page = client.get("/events/e")
    assert f'href="/manage/events/{event.id}"' in page.text
    text = words(page)
    assert "You are of the event team. Manage this event" in text
    assert "Those it is for find the button here." in text
    assert "We do not know of a role" not in text


def test_nobody_else_is_led_to_manage_it(session, client, now):
    event = make_event(session, slug="e")
    assert f"/manage/events/{event.id}" not in client.get("/events/e").text


def test_it_shows_its_sessions_with_who_speaks_in_which_part_and_their_subjects(
    session, client, now
):
    event = make_event(session, slug="e")
    made = make_session(session, event=event, title="Diversity in the workforce")
    made.line_up = [
        Appearance(
            position=0,
            part="keynote",
            name="Dr A",
            job_title="chief workforce officer",
            organisation="NHS England",
        )
    ]
    theme = Theme(name="race equality")
    session.add(ThemeMark(event_id=event.id, session_id=made.id, theme=theme))
    session.add(ThemeMark(event_id=event.id, theme=theme))
    session.flush()
    for page in ("/events/e", "/events/e/programme"):
        text = words(client.get(page))
        assert "Diversity in the workforce" in text
        assert "Dr A, chief workforce officer, NHS England (keynote)" in text
    assert "Themes Race equality" in words(client.get("/events/e"))


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        (
            {"state": EventState.CANCELLED, "state_reason": "The speaker is ill."},
            "This event is cancelled. The speaker is ill.",
        ),
        (
            {"state": EventState.POSTPONED, "state_reason": "A new date follows."},
            "This event is postponed. A new date follows.",
        ),
    ],
)
def test_a_cancelled_or_postponed_event_says_so_at_the_top_and_has_no_button(
    session, client, now, facts, said
):
    make_event(session, slug="e", audience=[audience_item(**CHAIRS)], **facts)
    page = client.get("/events/e")
    assert said in words(page)
    assert "nhsuk-button" not in page.text


@pytest.mark.parametrize(
    ("taken", "waiting", "said"),
    [
        (3, 0, "2 of 5 places are left."),
        (5, 0, "All 5 places are taken."),
        (5, 1, "All 5 places are taken. 1 person is on the waiting list."),
        (3, 4, "Full. 4 people are on the waiting list."),
    ],
)
def test_places_are_counted_with_the_people_who_wait(session, client, now, taken, waiting, said):
    make_event(
        session,
        slug="e",
        capacity=5,
        taken=taken,
        waiting=waiting,
        audience=[audience_item(**CHAIRS)],
    )
    assert said in words(client.get("/events/e"))


@pytest.mark.parametrize(
    ("capacity", "taken", "said"),
    [
        (1, 0, "The only place is free."),
        (1, 1, "The only place is taken."),
        (5, 4, "1 of 5 places is left."),
    ],
)
def test_a_single_place_is_not_counted_as_several(session, client, now, capacity, taken, said):
    audience = [audience_item(**CHAIRS)]
    make_event(session, slug="e", capacity=capacity, taken=taken, audience=audience)
    assert said in words(client.get("/events/e"))


def test_somebody_signed_in_sees_before_pressing_that_it_is_not_for_them(
    session, client, sign_in, now
):
    make_event(session, slug="e", audience=[audience_item(**CHAIRS)])
    held = appointment(organisation=make_organisation(session), board_role="governor")
    sign_in(client, make_person(session, appointments=[held]))
    page = client.get("/events/e")
    assert "This event is for trust chairs" in words(page)
    assert "/events/e/register" not in page.text


def test_who_waits_sees_that_they_wait(session, client, sign_in, now):
    event = make_event(session, slug="e", capacity=1)
    person = make_person(session)
    make_registration(session, person=person, event=event, state=RegistrationState.WAITING)
    sign_in(client, person)
    assert "You are on the waiting list for this event." in words(client.get("/events/e"))


def test_a_made_up_event_says_that_it_is(session, client, now):
    make_event(session, slug="e", made_up=True)
    assert "This event is made up for the demonstration." in words(client.get("/events/e"))


def test_a_draft_is_there_for_the_event_team_alone(session, app, sign_in, now):
    make_event(session, slug="e", state=EventState.DRAFT)
    team, contact = app.test_client(), app.test_client()
    sign_in(team, make_person(session, roles=[AccountRole.EVENT_TEAM]))
    sign_in(contact, make_person(session))
    assert "Only the event team can see it." in words(team.get("/events/e"))
    absent = contact.get("/events/absent")
    assert (absent.status_code, words(contact.get("/events/e"))) == (404, words(absent))
    assert app.test_client().get("/events/e").status_code == 404


def test_the_public_page_costs_two_statements_whatever_is_on_it(session, client, now, statements):
    totals = []
    for sessions in (1, 3):
        event = make_event(session, slug=f"e{sessions}", audience=[audience_item(**CHAIRS)] * 1)
        for _ in range(sessions):
            made = make_session(session, event=event, speakers=["A", "B"])
            theme = Theme(name=f"theme {made.id}")
            session.add(ThemeMark(event_id=event.id, session_id=made.id, theme=theme))
        session.commit()
        with statements() as count:
            client.get(f"/events/e{sessions}")
        totals.append(count.total)
    assert totals == [2, 2]


def test_the_public_page_sets_no_cookie(session, client, now):
    make_event(session, slug="e", audience=[audience_item(**CHAIRS)])
    for page in ("/", "/events", "/events/e", "/events/past", "/contact"):
        assert "Set-Cookie" not in client.get(page).headers


@pytest.mark.parametrize(
    "slug",
    ["absent", "%00", "%ff%fe", "a" * 5000, "..%2f..%2fetc", "'; DROP TABLE events; --", "{{7*7}}"],
)
def test_an_address_that_is_none_is_not_found(client, now, slug):
    assert client.get(f"/events/{slug}").status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch", "options"])
def test_a_wrong_method_is_answered_like_an_absent_page(session, client, now, method):
    make_event(session, slug="e")
    wrong, absent = getattr(client, method)("/events/e"), getattr(client, method)("/events/absent")
    assert (wrong.status_code, words(wrong), "Allow" in wrong.headers) == (
        404,
        words(absent),
        False,
    )


def test_it_is_past_when_its_end_is_past(session, client, now, set_clock):
    event = make_event(session, slug="e", audience=[audience_item(**CHAIRS)])
    ends_at = event.ends_at
    set_clock(ends_at - timedelta(seconds=1))
    assert "This event has started. Registration is closed." in words(client.get("/events/e"))
    set_clock(ends_at)
    assert "This event has taken place." in words(client.get("/events/e"))


def test_a_finished_event_reads_as_one_that_has_taken_place(session, client, now, set_clock):
    event = make_event(session, slug="e", state=EventState.FINISHED)
    set_clock(event.ends_at + timedelta(days=30))
    assert "This event has taken place." in words(client.get("/events/e"))


def test_an_event_held_in_confidence_says_so_before_anybody_registers(session, client, now):
    make_event(
        session, slug="e", held_in_confidence=True, ground_rules="Be kind", recording="not recorded"
    )
    text = words(client.get("/events/e"))
    assert "Held in confidence You accept ground rules when you register." in text
