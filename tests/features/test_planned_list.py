"""The list of everything that is planned."""

import csv
import io
from datetime import timedelta

import pytest

from events_app.models.events import EventState
from tests.factories import make_event
from tests.walking import words

pytestmark = pytest.mark.usefixtures("team")


def titles(page):
    text = words(page)
    return sorted(name for name in ("Draft one", "Open one", "Old one", "Off one") if name in text)


@pytest.fixture
def four(session, now):
    make_event(session, title="Draft one", state=EventState.DRAFT, search_text="draft one leeds")
    make_event(session, title="Open one", capacity=40, taken=12, waiting=0, search_text="open one")
    make_event(session, title="Old one", starts_at=now - timedelta(days=9), search_text="old one")
    make_event(session, title="Off one", state=EventState.CANCELLED, search_text="off one")


def test_without_events_it_says_how_to_begin(client):
    assert "There are no events yet." in words(client.get("/manage/events"))


@pytest.mark.usefixtures("four")
@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", ["Draft one", "Off one", "Open one"]),
        ("?when=over", ["Old one"]),
        ("?when=all", ["Draft one", "Off one", "Old one", "Open one"]),
        ("?state=draft", ["Draft one"]),
        ("?q=LEEDS", ["Draft one"]),
        ("?state=nonsense&when=nonsense&sort=nonsense", ["Draft one", "Off one", "Open one"]),
    ],
)
def test_it_is_filtered(client, query, shown):
    assert titles(client.get(f"/manage/events{query}")) == shown


@pytest.mark.usefixtures("four")
def test_it_counts_states_and_places(client):
    text = words(client.get("/manage/events"))
    assert "3 events" in text
    assert "Draft (1)" in text
    assert "12 of 40" in text


@pytest.mark.usefixtures("four")
def test_the_file_has_what_the_filters_leave(client):
    answer = client.get("/manage/events.csv?when=all&sort=title")
    rows = list(csv.reader(io.StringIO(answer.text)))
    assert rows[0] == [
        *("Title", "Kind", "State", "Days", "Times", "Where"),
        *("Places", "Registered", "Waiting"),
    ]
    assert [row[0] for row in rows[1:]] == ["Draft one", "Off one", "Old one", "Open one"]
    assert rows[4] == [
        *("Open one", "webinar", "published", "Thursday 1 September 2022", "10am to 11:30am"),
        *("online", "40", "12", "0"),
    ]


def test_one_page_costs_the_same_for_one_event_and_for_many(session, client, now, statements):
    counted = []
    for number in (1, 3):
        for _ in range(number):
            make_event(session)
        session.commit()
        with statements() as count:
            client.get("/manage/events")
        counted.append(count.total)
    assert counted[0] == counted[1] <= 6


def test_a_page_beyond_the_list_is_not_found(session, client, now):
    make_event(session)
    assert client.get("/manage/events?page=2").status_code == 404


def test_two_events_of_one_day_are_noted_on_both(session, client, now):
    first = make_event(session, title="Open one")
    make_event(session, title="Draft one", state=EventState.DRAFT)
    page = words(client.get(f"/manage/events/{first.id}"))
    assert "Note: on the same day. Draft one is on 1 September 2022 too." in page


def test_a_draft_never_vanishes_from_what_is_to_come(session, client, now):
    """A year that was mistyped would hide it; publishing is what its date stops."""
    past = now - timedelta(days=300)
    make_event(session, title="Draft one", state=EventState.DRAFT, starts_at=past)
    make_event(session, title="Old one", starts_at=past)
    assert titles(client.get("/manage/events")) == ["Draft one"]
