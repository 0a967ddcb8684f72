"""What somebody attended, by year; and words for a colleague, which we neither send nor keep."""

from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import html5lib
import pytest

from events_app.models.events import EventState
from events_app.models.organisations import BoardRole
from events_app.models.registrations import Attendance, RegistrationState
from tests.factories import audience_item, make_event, make_person, make_registration
from tests.walking import heading, outbox, words


@pytest.fixture
def browser(client, sign_in, chair):
    sign_in(client, chair)
    return client


def came(session, person, attendance=Attendance.ATTENDED, **facts):
    event = make_event(session, **facts)
    state = RegistrationState.REGISTERED
    make_registration(session, person=person, event=event, state=state, attendance=attendance)


def in_year(year, day=10):
    return datetime(year, 5, day, 9, 0, tzinfo=UTC)


def test_the_record_holds_what_was_attended_in_a_year(session, browser, chair):
    came(session, chair, title="Came", starts_at=in_year(2022))
    came(session, chair, title="Came longer", starts_at=in_year(2022), lasts=timedelta(hours=3))
    came(session, chair, Attendance.DID_NOT_ATTEND, title="Missed", starts_at=in_year(2022))
    came(session, chair, None, title="Unknown", starts_at=in_year(2022))
    came(session, chair, title="Before", starts_at=in_year(2021))
    came(session, make_person(session), title="Of others", starts_at=in_year(2022))
    page = browser.get("/your-events/record")
    assert heading(page) == "What you attended in 2022"
    shown = words(page)
    titles = ("Came longer", "Missed", "Unknown", "Before", "Of others")
    assert [title for title in titles if title in shown] == ["Came longer"]
    assert "2 events, 4.5 hours" in shown
    assert "Before" in words(browser.get("/your-events/record?year=2021"))


@pytest.mark.parametrize("asked", ["x", "1066", "-1", "9" * 50])
def test_a_year_that_is_not_there_is_the_present_one(browser, asked):
    page = browser.get(f"/your-events/record?year={asked}")
    assert heading(page) == "What you attended in 2022"


def test_it_can_be_had_as_a_file(session, browser, chair):
    came(session, chair, title="=Came", starts_at=in_year(2022))
    came(session, chair, title="No time", starts_at=None, starts_date=in_year(2022, 20).date())
    answer = browser.get("/your-events/record.csv?year=2022")
    text = answer.text
    answer.close()
    assert text.splitlines() == [
        "Date,Event,Kind,Where,Hours",
        "2022-05-10,'=Came,webinar,online,1.5",
        "2022-05-20,No time,webinar,online,",
    ]


def test_the_words_for_a_colleague_say_who_it_is_for_and_where_to_register(
    app, session, client, now
):
    make_event(
        session, slug="e", title="A & B?", audience=[audience_item(board_role=BoardRole.CHAIR)]
    )
    page = client.get("/events/e/tell")
    assert "It is for trust chairs. You register by yourself" in words(page)
    tree = html5lib.parse(page.text, namespaceHTMLElements=False)
    link = next(a.get("href") for a in tree.iter("a") if a.get("href").startswith("mailto:"))
    asked = parse_qs(urlsplit(link).query)
    assert asked["subject"] == ["A & B?"]
    assert asked["body"][0].splitlines()[-1].endswith("/events/e")
    assert outbox(session) == []


@pytest.mark.parametrize(
    "facts",
    [
        {"state": EventState.DRAFT},
        {"state": EventState.CANCELLED},
        {"starts_at": datetime(2022, 7, 1, 9, 0, tzinfo=UTC)},
    ],
    ids=["draft", "cancelled", "over"],
)
def test_an_event_that_nobody_can_register_for_is_not_told_of(session, client, now, facts):
    make_event(session, slug="e", **facts)
    assert client.get("/events/e/tell").status_code == 404
