"""Sessions and their line-up on screen, and copies of a whole event."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from events_app.events.queries.planning import WHOLE
from events_app.models.events import Event, EventState
from events_app.models.history import Change
from tests.factories import audience_item, make_event, make_session
from tests.walking import errors, send, words

DAY = timedelta(days=1)
pytestmark = pytest.mark.usefixtures("team")
ANTON = {
    "name_1": "Anton Emmanuel",
    "job_title_1": "head of WRES",
    "organisation_1": "NHS England",
    "part_1": "speaker",
}


@pytest.fixture
def draft(session, now):
    return make_event(session, title="A talk", state=EventState.DRAFT, venue="Teams")


def only_event(session):
    session.expire_all()
    return session.scalars(select(Event).options(*WHOLE)).one()


def history(session):
    return [(c.what, c.fields) for c in session.scalars(select(Change).order_by(Change.id))]


def test_a_session_with_its_line_up_is_added_changed_moved_and_removed(session, client, draft):
    new = f"/manage/events/{draft.id}/sessions/new"
    person, spare = ANTON, {"part_2": "speaker", "people": "2"}
    send(client, new, version=1, title="First", starts="10am", ends="11am", **person, **spare)
    send(client, new, version=2, title="Second", part_1="speaker", **spare)
    first, second = only_event(session).sessions
    assert (first.title, [p.name for p in first.line_up]) == ("First", ["Anton Emmanuel"])
    changed = person | {"part_1": "keynote"}
    address = f"/manage/events/{draft.id}/sessions"
    send(client, f"{address}/{first.id}", version=3, title="Opening", **changed, **spare)
    overview = f"/manage/events/{draft.id}"
    send(client, overview, f"{overview}/sessions/{second.id}/up")
    moved = only_event(session).sessions
    assert [(s.title, [p.part for p in s.line_up]) for s in moved] == [
        ("Second", []),
        ("Opening", ["keynote"]),
    ]
    send(client, f"/manage/events/{draft.id}/sessions/{first.id}/remove")
    assert [s.title for s in only_event(session).sessions] == ["Second"]
    assert [what for what, _fields in history(session)] == [
        "Session added",
        "Session added",
        "Session changed: Opening",
        "Session moved up: Second",
        "Session removed",
    ]


def test_a_line_up_without_a_name_is_said_and_more_room_loses_nothing(session, client, draft):
    new = f"/manage/events/{draft.id}/sessions/new"
    typed = {"version": 1, "title": "First", "organisation_2": "Barts", "people": "2"}
    parts = {"part_1": "speaker", "part_2": "speaker"}
    answer = send(client, new, **typed, **parts)
    assert errors(answer) == ["Enter the name too"]
    roomier = send(client, new, **typed, **parts, go="more")
    assert (
        roomier.status_code,
        'id="name_4"' in roomier.text,
        'value="Barts"' in roomier.text,
    ) == (
        200,
        True,
        True,
    )


def test_a_session_lies_within_its_event(client, session, now):
    event = make_event(
        session, state=EventState.DRAFT, starts_at=None,
        starts_date=date(2022, 9, 14), ends_date=date(2022, 9, 15),
    )  # fmt: skip
    new = f"/manage/events/{event.id}/sessions/new"
    times = {"version": 1, "title": "First", "starts": "10am", "ends": "11am"}
    parts = {"part_1": "speaker", "part_2": "speaker", "people": "2"}
    assert errors(send(client, new, **times, **parts)) == [
        "Enter the day: the event lasts more than one"
    ]
    outside = send(client, new, **times, **parts, on="16 September 2022")
    assert errors(outside) == ["Enter a day of the event"]


def test_a_day_without_times_is_not_lost_without_a_word(session, client, now):
    days = {"starts_date": date(2022, 9, 14), "ends_date": date(2022, 9, 15)}
    event = make_event(session, state=EventState.DRAFT, starts_at=None, ends_at=None, **days)
    new = f"/manage/events/{event.id}/sessions/new"
    answer = send(client, new, version=1, title="First", on="14 September 2022", part_1="speaker")
    assert errors(answer) == ["Enter the start and the end too: the day is kept with them"]
    assert "14 September 2022" in answer.text


def test_a_copy_has_everything_but_people_and_joining_details(session, client, now):
    event = make_event(
        session, title="A talk", about="On allyship", capacity=30, taken=12, waiting=3,
        joining_url="https://meet.example/1", audience=[audience_item(board_role="chair")],
    )  # fmt: skip
    make_session(session, event=event, speakers=["Ada"], title="First")
    answer = send(
        client, f"/manage/events/{event.id}/copy", title="A talk again", starts_on="3 November 2022"
    )
    session.expire_all()
    copy = session.scalars(select(Event).where(Event.id != event.id).options(*WHOLE)).one()
    assert answer.location == f"/manage/events/{copy.id}"
    assert (copy.state, copy.about, copy.capacity) == ("draft", "On allyship", 30)
    assert (copy.taken, copy.waiting, copy.joining_url) == (0, 0, "")
    # 10am in England on both sides of the end of summer time
    assert copy.starts_at == datetime(2022, 11, 3, 10, 0, tzinfo=UTC)
    assert [item.board_role for item in copy.audience] == ["chair"]
    assert [(s.title, s.starts_at, s.line_up) for s in copy.sessions] == [
        ("First", datetime(2022, 11, 3, 10, 0, tzinfo=UTC), [])
    ]
    assert copy.public_uid != event.public_uid


def page_of(client, event):
    return client.get(f"/manage/events/{event.id}/sessions/new").text


def test_the_first_session_of_a_webinar_begins_as_the_webinar(session, client, draft):
    assert 'value="A talk"' in page_of(client, draft)


def test_a_session_of_a_conference_or_of_several_days_begins_empty(session, client, now):
    conference = make_event(session, title="A conference", kind="conference")
    long = make_event(session, title="Two days", ends_date=conference.ends_date + DAY)
    titles = ('value="A conference"', 'value="Two days"')
    pages = page_of(client, conference) + page_of(client, long)
    assert [title for title in titles if title in pages] == []


def test_whether_it_is_interactive_is_a_detail_and_said_in_its_words(session, client, draft):
    details = {"title": "A talk", "kind": "webinar", "interactive": "y"}
    send(client, f"/manage/events/{draft.id}/edit/details", version=1, **details)
    assert only_event(session).interactive is True
    said = "Taking part Interactive: people take part and do not only listen"
    assert said in words(client.get(f"/events/{draft.slug}"))


def test_a_name_with_the_job_title_and_the_organisation_in_it_is_asked_for_alone(client, draft):
    whole = {"name_1": "Professor Anton Emmanuel, head of WRES, NHS England", "part_1": "speaker"}
    address = f"/manage/events/{draft.id}/sessions/new"
    page = send(client, address, version=1, title="A talk", people="2", part_2="speaker", **whole)
    assert errors(page) == [
        "Enter the name alone: the job title and the organisation have their own fields"
    ]


def test_a_session_without_anybody_promises_nobody_and_a_keynote_is_not_said_twice(
    session, client, draft
):
    untimed = {"event": draft, "starts_at": None, "ends_at": None}
    make_session(session, title="Diversity", **untimed)
    keynote = make_session(session, title="Keynote", speakers=["Navina Evans"], **untimed)
    keynote.line_up[0].part = "keynote"
    session.commit()
    page = words(client.get(f"/events/{draft.slug}"))
    assert "Diversity Keynote Navina Evans" in page
    assert "(keynote)" not in page


def test_letters_after_a_name_belong_to_it(session, client, draft):
    person = {"name_1": "Anne Lee, MBE, FRCP", "part_1": "speaker", "part_2": "speaker"}
    address = f"/manage/events/{draft.id}/sessions/new"
    send(client, address, version=1, title="A talk", people="2", **person)
    assert [row.name for row in only_event(session).sessions[0].line_up] == ["Anne Lee, MBE, FRCP"]
