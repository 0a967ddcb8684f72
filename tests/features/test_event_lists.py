"""The home page, the lists of events, their filters and the search."""

from datetime import date, timedelta

import pytest

from events_app.folding import fold
from events_app.models.events import EventState, Theme, ThemeMark
from events_app.models.lists import PAGE_SIZE
from tests.factories import audience_item, make_event, make_session
from tests.walking import heading, words


def titles(response) -> list[str]:
    """The titles of the listed events, in their order."""
    cards = response.text.split('<h3 class="app-events__title">')[1:]
    return [card.split(">")[1].split("</a")[0] for card in cards]


def make(session, title, **facts):
    return make_event(
        session, title=title, search_text=fold(f"{title} {facts.pop('about', '')}"), **facts
    )


def test_the_home_page_shows_the_next_three(session, client, now):
    for days in (40, 10, 30, 20):
        make(session, f"In {days} days", starts_at=now + timedelta(days=days))
    assert titles(client.get("/")) == ["In 10 days", "In 20 days", "In 30 days"]


def test_without_events_the_pages_say_so(client, now):
    assert "There are no events to show yet." in words(client.get("/"))
    assert "There are no events to show yet." in words(client.get("/events"))
    assert "There are no past events to show yet." in words(client.get("/events/past"))


def test_upcoming_and_past_share_no_event_and_miss_none(session, client, now):
    make(session, "Now", starts_at=now - timedelta(hours=1))
    make(session, "Over", starts_at=now - timedelta(hours=2))
    make(session, "Untimed today", starts_at=None, starts_date=date(2022, 8, 1))
    make(session, "Untimed yesterday", starts_at=None, starts_date=date(2022, 7, 31))
    make(
        session,
        "Two days, second today",
        starts_at=None,
        starts_date=date(2022, 7, 31),
        ends_date=date(2022, 8, 1),
    )
    make(session, "Soon", starts_at=now + timedelta(days=1))
    make(session, "Draft", state=EventState.DRAFT)
    make(session, "Cancelled", starts_at=now + timedelta(days=2), state=EventState.CANCELLED)
    upcoming, past = titles(client.get("/events")), titles(client.get("/events/past"))
    assert sorted(upcoming) == [
        "Cancelled",
        "Now",
        "Soon",
        "Two days, second today",
        "Untimed today",
    ]
    assert sorted(past) == ["Over", "Untimed yesterday"]


@pytest.fixture
def for_each_filter(session, now):
    chairs = make(
        session,
        "For chairs",
        kind="webinar",
        starts_at=now + timedelta(days=40),
        audience=[audience_item(board_role="chair")],
    )
    make(
        session,
        "For communications",
        kind="conference",
        starts_at=now + timedelta(days=10),
        audience=[audience_item(board_role="communications director")],
    )
    make(
        session,
        "For the board",
        kind="webinar",
        starts_at=now + timedelta(days=12),
        audience=[audience_item(any_board_role=True)],
    )
    everyone = [audience_item(everyone=True)]
    fortnight = now + timedelta(days=14)
    make(session, "For everyone", kind="workshop", starts_at=fortnight, audience=everyone)
    session.add(ThemeMark(event_id=chairs.id, theme=Theme(name="race equality")))
    session.commit()


def test_each_filter_narrows_and_all_narrow_together(for_each_filter, client):
    found = {
        query: sorted(titles(client.get(f"/events?{query}")))
        for query in (
            "kind=webinar",
            "theme=race+equality",
            "for=chair",
            "for=governor",
            "month=2022-09",
            "q=commun",
            "kind=webinar&for=chair&month=2022-08",
        )
    }
    assert found == {
        "kind=webinar": ["For chairs", "For the board"],
        "theme=race+equality": ["For chairs"],
        "for=chair": ["For chairs", "For everyone", "For the board"],
        "for=governor": ["For everyone"],
        "month=2022-09": ["For chairs"],
        "q=commun": ["For communications"],
        "kind=webinar&for=chair&month=2022-08": ["For the board"],
    }


def test_a_search_ignores_accents_and_case_and_needs_every_word(session, client, now):
    make(session, "Équité à Liverpool")
    make(session, "Equality at board level")
    assert titles(client.get("/events?q=EQUITE")) == ["Équité à Liverpool"]
    assert titles(client.get("/events?q=board+equal")) == ["Equality at board level"]
    assert titles(client.get("/events?q=board+liverpool")) == []


@pytest.mark.parametrize(
    "searched",
    ["%", "_", "\\", "'", '"', "<script>alert(1)</script>", "{{7*7}}", "\x00", "\u202e", "🎉"],
)
def test_a_search_for_anything_finds_nothing_that_is_not_there_and_breaks_nothing(
    session, client, now, searched
):
    make(session, "Plain title")
    page = client.get("/events", query_string={"q": searched})
    assert page.status_code == 200
    assert searched not in ("%", "_", "\\", "'", '"') or titles(page) == []
    assert "<script>alert" not in page.text


def test_a_search_that_is_too_long_says_so_and_keeps_its_beginning(client, now):
    page = client.get("/events", query_string={"q": "x" * 10_000})
    assert "Enter 100 characters or fewer to search for" in words(page)
    assert f'value="{"x" * 100}"' in page.text


def test_nothing_found_says_how_to_go_on(session, client, now):
    make(session, "Something")
    assert "No events match. Remove a filter or see all events." in words(
        client.get("/events?q=nothing")
    )


@pytest.mark.parametrize(
    "query",
    [
        "kind=party",
        "for=emperor",
        "month=2022-13",
        "month=x",
        "theme=%00",
        "page=0",
        "page=-1",
        "page=x",
        "page=1e9",
        "page=²",
        "q=%ff%fe",
        "unknown=1",
    ],
)
def test_what_is_not_on_offer_is_ignored(session, client, now, query):
    make(session, "Something")
    page = client.get(f"/events?{query}")
    assert (page.status_code, titles(page)) == (200, ["Something"] if "q=" not in query else [])


def test_the_list_is_paged_and_keeps_its_filters(session, client, now):
    for number in range(PAGE_SIZE + 2):
        make(
            session,
            f"Event {number:02}",
            kind="webinar",
            starts_at=now + timedelta(days=number + 1),
        )
    first = client.get("/events?kind=webinar")
    assert len(titles(first)) == PAGE_SIZE
    assert 'href="/events?kind=webinar&amp;page=2"' in first.text
    assert titles(client.get("/events?kind=webinar&page=2")) == ["Event 25", "Event 26"]
    assert f"{PAGE_SIZE + 2} events" in words(first)
    assert client.get("/events?kind=webinar&page=3").status_code == 404
    for number in ("999999", "9" * 30, "9" * 5000):
        assert client.get(f"/events?page={number}").status_code == 404


def test_the_list_costs_one_statement_for_one_event_and_for_twenty_five(
    session, client, now, statements
):
    totals = []
    for more in (1, 24):
        for _ in range(more):
            event = make(session, "Event", audience=[audience_item(board_role="chair")])
            make_session(session, event=event, speakers=["A"])
        session.commit()
        with statements() as count:
            client.get("/events?kind=webinar&for=chair&q=event")
        totals.append(count.total)
    assert totals == [1, 1]


def test_the_page_of_past_events_is_found_from_the_list(client, now):
    assert 'href="/events/past"' in client.get("/events").text
    assert heading(client.get("/events/past")) == "Past events"
