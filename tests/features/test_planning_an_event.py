"""The event team makes an event on screen: new, edited, with sessions and a line-up, published."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from events_app.events.queries.planning import WHOLE
from events_app.models.events import Event, EventState
from events_app.models.history import Change
from tests.factories import make_event
from tests.walking import errors, heading, send, words

NEW = {
    "title": "Building board accountability for WRES",
    "kind": "webinar",
    "starts_on": "6 September 2022",
    "where": "online",
}
pytestmark = pytest.mark.usefixtures("team")


def only_event(session):
    session.expire_all()
    return session.scalars(select(Event).options(*WHOLE)).one()


def history(session):
    return [(c.what, c.fields) for c in session.scalars(select(Change).order_by(Change.id))]


@pytest.fixture
def draft(session, now):
    return make_event(session, title="A talk", state=EventState.DRAFT, venue="Teams")


def edit(client, event, part, **fields):
    return send(client, f"/manage/events/{event.id}/edit/{part}", version=event.version, **fields)


def test_a_title_a_kind_and_a_day_are_enough_to_begin(session, client):
    answer = send(client, "/manage/events/new", **NEW)
    event = only_event(session)
    assert (answer.status_code, answer.location) == (303, f"/manage/events/{event.id}")
    assert (event.slug, event.state, event.starts_date, event.ends_date, event.starts_at) == (
        "building-board-accountability-for-wres-september-2022",
        "draft",
        date(2022, 9, 6),
        date(2022, 9, 6),
        None,
    )
    assert history(session) == [("Created", {})]
    page = client.get(answer.location)
    assert heading(page) == "Building board accountability for WRES"
    assert "Nobody can register yet: it does not say who can" in words(page)


def test_what_was_typed_is_kept_when_something_is_wrong(session, client):
    answer = send(client, "/manage/events/new", **NEW | {"title": "", "starts_on": "6 September"})
    assert answer.status_code == 422
    assert errors(answer) == [
        "Enter the title",
        "Enter the year too, like 6 September 2022",
    ]
    assert 'value="6 September"' in answer.text
    assert session.scalars(select(Event)).all() == []


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ({"ends_on": "5 September 2022"}, "Enter a last day that is not before the first day"),
        ({"starts": "10am"}, "Enter both times, or neither"),
        ({"starts": "10am", "ends": "9am"}, "Enter an end that is after the start"),
        ({"starts": "2:30", "ends": "16:00"}, "Enter am or pm too, like 2:30pm"),
        (
            {"starts_on": "15-14 September 2022"},
            "Enter a last day that is not before the first day",
        ),
        (
            {"starts_on": "14-15 September 2022", "ends_on": "16 September 2022"},
            "Enter one last day: the first field names another",
        ),
        ({"where": "in person"}, "Enter the town or city"),
        ({"kind": ""}, "Select the kind of event"),
        ({"kind": "party"}, "Select a kind of event from the list"),
        ({"town": "Leeds"}, "Leave this empty, or select In person"),
        (
            {"where": "to be confirmed", "town": "Leeds"},
            "Leave this empty while the place is to be confirmed",
        ),
        (
            {"starts_on": "Monday 6 September 2022"},
            "Enter another day: 6 September 2022 is a Tuesday",
        ),
        ({"where": ""}, "Select where it is, or that it is to be confirmed"),
        (
            {"where": "to be confirmed", "venue": "The Hall"},
            "Leave this empty while the place is to be confirmed",
        ),
        (
            {"starts_on": "27 March 2022", "starts": "01:30", "ends": "11am"},
            "Enter another time: clocks go forward on 27 March 2022 and never show 01:30",
        ),
        (
            {"starts_on": "30 October 2022", "starts": "01:30", "ends": "11am"},
            "Enter another time: clocks go back on 30 October 2022 and show 01:30 twice",
        ),
    ],
)
def test_days_and_times_that_cannot_be_are_said(client, typed, error):
    answer = send(client, "/manage/events/new", **NEW | typed)
    assert (answer.status_code, errors(answer)) == (422, [error])


def test_all_that_is_wrong_is_said_at_once_and_each_field_by_its_name(client):
    typed = {"starts_on": "15 November", "ends_on": "16 November", "where": "in person"}
    answer = send(client, "/manage/events/new", **NEW | typed)
    assert errors(answer) == [
        "First day: enter the year too, like 6 September 2022",
        "Last day: enter the year too, like 6 September 2022",
        "Enter the town or city",
    ]


def test_the_days_of_an_announcement_can_be_typed_in_one_field(session, client):
    send(client, "/manage/events/new", **NEW | {"starts_on": "14-15 September 2022"})
    event = only_event(session)
    assert (event.starts_date, event.ends_date) == (date(2022, 9, 14), date(2022, 9, 15))


def test_a_place_can_be_announced_later(session, client):
    send(client, "/manage/events/new", **NEW | {"where": "to be confirmed"})
    event = only_event(session)
    assert event.town == ""
    page = words(client.get(f"/manage/events/{event.id}"))
    assert "The place is still to be confirmed" in page
    assert "Where To be confirmed Change" in page
    edit(client, event, "when", starts_on="6 September 2022", where="in person", town="Leeds")
    assert history(session)[-1] == ("Changed", {"Where": ["To be confirmed", "Leeds"]})


def test_the_pages_of_an_event_whose_place_is_not_known_say_so(session, client, now):
    event = make_event(session, title="A talk", kind="conference", town="")
    assert "Where To be confirmed" in words(client.get(f"/events/{event.slug}"))
    assert "Conference, place to be confirmed" in words(client.get("/events"))
    rows = client.get("/manage/events.csv?when=all").text
    assert "to be confirmed" in rows.splitlines()[1].split(",")
    calendar = client.get(f"/events/{event.slug}.ics").text
    assert "LOCATION:To be confirmed" in calendar


def test_times_are_those_of_england(session, client):
    send(client, "/manage/events/new", **NEW | {"starts": "10am", "ends": "11.30am"})
    event = only_event(session)
    assert (event.starts_at, event.ends_at) == (
        datetime(2022, 9, 6, 9, 0, tzinfo=UTC),
        datetime(2022, 9, 6, 10, 30, tzinfo=UTC),
    )


def test_the_details_of_a_draft_are_saved_at_once_and_kept_in_its_history(session, client, draft):
    answer = edit(
        client, draft, "details", title="A better talk", kind="deep dive", about="On allyship",
        more_themes="allyship, race equality",
    )  # fmt: skip
    assert answer.status_code == 303
    event = only_event(session)
    assert (event.title, event.kind, event.about, event.version, event.slug) == (
        "A better talk",
        "deep dive",
        "On allyship",
        2,
        "a-better-talk-september-2022",
    )
    assert [mark.theme.name for mark in event.theme_marks] == ["allyship", "race equality"]
    assert event.search_text == "a better talk on allyship allyship race equality"
    assert history(session) == [
        (
            "Changed",
            {
                "Title": ["A talk", "A better talk"],
                "Kind of event": ["Webinar", "Deep dive"],
                "What it is about": ["Not set", "On allyship"],
                "Themes": ["Not set", "allyship, race equality"],
            },
        )
    ]
    page = words(client.get(f"/manage/events/{event.id}"))
    assert "Title: A better talk (it was: A talk)" in page
    assert "by Robin Team" in page


def test_saving_without_a_change_changes_nothing(session, client, draft):
    edit(client, draft, "details", title="A talk", kind="webinar")
    assert (only_event(session).version, history(session)) == (1, [])


def test_places_and_when_registration_is_open_are_saved(session, client, draft):
    edit(
        client, draft, "places", capacity="1,200", opens_on="1/8/2022", opens_time="9am",
        closes_on="31 Aug 2022", closes_time="5pm", takes_questions="y",
    )  # fmt: skip
    event = only_event(session)
    assert (event.capacity, event.opens_at, event.closes_at, event.takes_questions) == (
        1200,
        datetime(2022, 8, 1, 8, 0, tzinfo=UTC),
        datetime(2022, 8, 31, 16, 0, tzinfo=UTC),
        True,
    )


def test_fewer_places_than_are_taken_are_refused_with_the_number(session, client, now):
    event = make_event(session, state=EventState.PUBLISHED, capacity=40, taken=23)
    answer = edit(client, event, "places", capacity="22")
    assert (answer.status_code, errors(answer)) == (
        422,
        ["Enter 23 or more places: 23 people have a place already"],
    )
    assert only_event(session).capacity == 40


@pytest.mark.parametrize("typed", ["0", "-3", "many", "1.5", "999999999999"])
def test_places_are_a_whole_number(client, draft, typed):
    answer = edit(client, draft, "places", capacity=typed)
    assert errors(answer) == ["Enter a whole number from 1 to 100,000"]


def test_held_in_confidence_turns_recording_and_attendee_list_off(session, client, draft):
    edit(
        client, draft, "taking-part", held_in_confidence="y", ground_rules="What is said stays.",
        recording="recorded", has_attendee_list="y",
    )  # fmt: skip
    event = only_event(session)
    assert (event.held_in_confidence, event.recording, event.has_attendee_list) == (
        True,
        "not recorded",
        False,
    )


def test_held_in_confidence_needs_ground_rules(client, draft):
    answer = edit(client, draft, "taking-part", held_in_confidence="y", recording="not recorded")
    assert errors(answer) == ["Enter the ground rules that people accept"]


def test_a_draft_is_published_once_nothing_stops_it(session, client, draft):
    page = client.get(f"/manage/events/{draft.id}/publish")
    assert heading(page) == "Publish this event?"
    assert "You can publish without these" in words(page)
    answer = send(client, f"/manage/events/{draft.id}/publish")
    assert answer.status_code == 303
    assert (only_event(session).state, history(session)) == ("published", [("Published", {})])


def test_a_date_in_the_past_stops_publishing(session, client, now):
    draft = make_event(session, state=EventState.DRAFT, starts_at=now - timedelta(days=1))
    page = client.get(f"/manage/events/{draft.id}/publish")
    assert heading(page) == "It cannot be published yet"
    assert "The date is in the past Needed" in words(page)


def test_an_event_is_finished_after_its_end_and_then_stays_as_it_is(
    session, client, now, set_clock
):
    event = make_event(session, starts_at=datetime(2022, 8, 10, 9, 0, tzinfo=UTC))
    finish = f"/manage/events/{event.id}/finish"
    page = client.get(finish)
    why_not = "This event is not over yet. You can finish it after its end."
    assert (why_not in words(page), f'action="{finish}"' in page.text) == (True, False)
    assert why_not in words(send(client, "/account", finish))
    set_clock(datetime(2022, 8, 12, tzinfo=UTC))
    assert send(client, finish).status_code == 303
    assert only_event(session).state == "finished"
    version = only_event(session).version
    details = f"/manage/events/{event.id}/edit/details"
    typed = {"title": "Other", "kind": "webinar"}
    refused = send(client, details, version=version, **typed, go="confirm")
    assert (refused.status_code, only_event(session).title) == (409, event.title)
    assert "This event is finished. It can no longer be changed." in words(refused)


@pytest.mark.parametrize("part", ["details", "when", "places", "taking-part"])
def test_each_part_is_shown_with_what_it_says(client, draft, part):
    assert client.get(f"/manage/events/{draft.id}/edit/{part}").status_code == 200


@pytest.mark.parametrize("address", ["x", "0", "99999999999", "-1"])
def test_an_event_that_is_not_there_is_not_found(client, address):
    assert client.get(f"/manage/events/{address}").status_code == 404
    assert client.get(f"/manage/events/{address}/edit/details").status_code == 404


def test_a_part_that_there_is_not_is_not_found(client, draft):
    assert client.get(f"/manage/events/{draft.id}/edit/other").status_code == 404
