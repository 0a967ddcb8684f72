"""Roles of a contact that the team adds or ends, and accounts that it closes."""

from datetime import date

import pytest
from sqlalchemy import select

from events_app.models.history import Subject
from events_app.models.organisations import BoardRole
from events_app.models.people import AccountRole
from events_app.models.registrations import Registration, RegistrationState
from events_app.people.queries.history import list_changes
from tests.factories import audience_item, make_event, make_person, make_registration
from tests.walking import errors, heading, outbox, send, words


@pytest.fixture
def team(session, client, sign_in):
    person = make_person(session, full_name="Robin Team", roles=[AccountRole.EVENT_TEAM])
    sign_in(client, person)
    return person


def changes(session, person):
    session.expire_all()
    return [(c.what, c.fields) for c in list_changes(session, Subject.PERSON, person.id)]


def test_a_role_that_the_team_adds_counts_at_once(client, session, team, chair, trust):
    page = f"/manage/contacts/{chair.id}/add-role"
    role = {
        "board_role": "governor",
        "organisation": trust.code,
        "committee_part": "chairs",
        "committee": "Workforce and People committee",
        "from_day": "1/7/2022",
    }
    send(client, page, **role)
    session.expire_all()
    session.refresh(chair, ["appointments"])
    made = chair.appointments[-1]
    assert (made.board_role, made.committee, made.committee_part, made.from_date) == (
        BoardRole.GOVERNOR,
        "workforce and people",
        "chairs",
        date(2022, 7, 1),
    )
    assert (made.confirmed_at is not None, made.confirmed_by) == (True, str(team.id))
    again = send(client, page, **role)
    assert errors(again) == ["Check the role: we already have this one from the same day"]


@pytest.mark.parametrize(
    ("field", "value", "error"),
    [
        ("from_day", "31 February 2022", "Enter a real date, like 10 September 2022"),
        ("from_day", "", "Enter the first day"),
        ("board_role", "emperor", "Select the role"),
        ("organisation", "ZZZ", "Select the trust"),
        ("committee_part", "chairs", "Enter both what is done on a committee and its name"),
    ],
)
def test_a_role_that_makes_no_sense_is_refused_in_words(
    client, team, chair, trust, field, value, error
):
    role = {"board_role": "chair", "organisation": trust.code, "from_day": "1 July 2022"}
    answer = send(client, f"/manage/contacts/{chair.id}/add-role", **role | {field: value})
    assert [found for found in errors(answer) if found.startswith(error)]


@pytest.fixture
def two_places(session, chair, for_chairs, now):
    """Registered for one event that is for trust chairs, and one that is for everybody."""
    for_all = make_event(session, audience=[audience_item(everyone=True)], title="For all")
    governor = make_event(
        session, audience=[audience_item(board_role="governor")], title="By invitation"
    )
    for event in (for_chairs, for_all, governor):
        make_registration(session, person=chair, event=event, state=RegistrationState.REGISTERED)
    return for_chairs, for_all, governor


def test_what_ending_a_role_does_is_shown_before_it_is_done(
    client, session, team, chair, trust, two_places
):
    page = f"/manage/contacts/{chair.id}/roles/{chair.appointments[0].id}/end"
    shown = words(client.get(f"{page}?last_day=31+August+2022"))
    assert "This ends access to 2 registrations and sends 2 emails" in shown
    assert "By invitation" not in shown, "it never depended on the role"
    later = words(client.get(f"{page}?last_day=1+September+2022"))
    assert "This ends no registration and sends no email" in later
    answer = send(client, f"{page}?last_day=31+August+2022", page, last_day="31 August 2022")
    assert answer.status_code == 303
    states = [
        (r.event_id, r.state)
        for r in session.scalars(select(Registration).order_by(Registration.id))
    ]
    assert states == [
        (two_places[0].id, "role ended"),
        (two_places[1].id, "role ended"),
        (two_places[2].id, "registered"),
    ]
    session.expire_all()
    assert [event.taken for event in two_places] == [0, 0, 1]
    assert [(m.template, m.facts["calendar"]["method"]) for m in outbox(session)] == [
        ("registrations/mail/role_ended", "CANCEL")
    ] * 2
    assert changes(session, chair) == [
        ("role ended", {"Trust chair at Barts": ["no end", "31 August 2022"]})
    ]


@pytest.mark.parametrize(
    ("day", "error"),
    [
        ("1 January 2000", "Enter a day that is not before 10 January 2022, the first day"),
        ("soon", "Enter a real date, like 10 September 2022"),
        ("", "Enter the last day"),
    ],
)
def test_a_role_does_not_end_on_a_day_that_cannot_be(client, session, team, chair, day, error):
    page = f"/manage/contacts/{chair.id}/roles/{chair.appointments[0].id}/end"
    assert errors(send(client, page, last_day=day)) == [error]


def test_a_closed_account_is_signed_out_and_its_places_are_free(
    app, client, session, sign_in, team, chair, two_places
):
    theirs = app.test_client()
    sign_in(theirs, chair)
    page = f"/manage/contacts/{chair.id}/close"
    assert "This ends access to 3 registrations" in words(client.get(page))
    send(client, page)
    assert theirs.get("/account").status_code == 302
    session.expire_all()
    assert [event.taken for event in two_places] == [0, 0, 0]
    send(client, f"/manage/contacts/{chair.id}", f"/manage/contacts/{chair.id}/open")
    assert [what for what, _ in changes(session, chair)] == [
        "account opened again",
        "account closed",
    ]


def test_one_contact_on_one_page(client, session, team, chair, two_places):
    answer = client.get(f"/manage/contacts/{chair.id}")
    assert heading(answer) == "Uma Adeyemi"
    assert "Trust chair Barts From 10 January 2022" in words(answer)
    assert "By invitation" in words(answer)
