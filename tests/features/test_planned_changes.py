"""Changes to a published event: shown with whom they tell, then told, calendars included."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from events_app.events.planning.facts import FACTS, Difference
from events_app.mail.sender import Sender
from events_app.models.history import Change
from events_app.models.registrations import Registration, RegistrationState
from events_app.registrations import announcements
from events_app.registrations.actions.announcing import tell_everybody
from tests.announced import comes, mails, reload, when
from tests.factories import audience_item, make_event, make_session
from tests.walking import heading, outbox, send, words

pytestmark = pytest.mark.usefixtures("team")
REGISTERED, WAITING = RegistrationState.REGISTERED, RegistrationState.WAITING
CHANGED = "registrations/mail/changed"
SENDER = Sender("Example membership body", "events@events.example", "https://events.example")


@pytest.fixture
def event(session, now):
    return make_event(session, title="A talk", venue="Teams", capacity=1)


def test_a_new_date_says_what_changes_and_how_many_it_tells_before_it_tells(session, client, event):
    comes(session, event, "Ada")
    comes(session, event, "Ben", WAITING)
    address = f"/manage/events/{event.id}/edit/when"
    check = send(client, address, **when(event, starts_on="8 September 2022"))
    assert (check.status_code, heading(check)) == (200, "Check what changes")
    text = words(check)
    assert "First day Before 1 September 2022 After 8 September 2022" in text
    assert "This sends an email to 2 people with a place or on the waiting list" in text
    assert (mails(session), reload(session).starts_date) == ([], date(2022, 9, 1))
    assert "(&#39;version&#39;" not in check.text, "what was sent is shown in another field"


def test_a_new_date_moves_the_entry_of_those_with_a_place_and_tells_those_who_wait(
    session, client, event, now
):
    ada = comes(session, event, "Ada", calendar_sequence=3)
    comes(session, event, "Ben", WAITING)
    comes(session, event, "Cem", RegistrationState.CANCELLED)
    address = f"/manage/events/{event.id}/edit/when"
    typed = when(event, starts_on="8 September 2022", starts="2pm", ends="3pm", go="confirm")
    answer = send(client, address, **typed)
    assert answer.location == f"/manage/events/{event.id}?saved=2"
    assert mails(session) == [
        ("changed", "ada@trust.example", "REQUEST", 4),
        ("changed", "ben@trust.example", None, None),
    ]
    mail = outbox(session)[0]
    assert (mail.facts["becomes"], mail.facts["when"]) == (
        " is now 8 September, 2pm",
        "Thursday 8 September 2022, 2pm to 3pm",
    )
    entry = mail.facts["calendar"]
    uid = f"{session.get(Registration, ada.id).calendar_uid}@"
    assert entry["uid"].startswith(uid)
    assert entry["starts"] == "2022-09-08T13:00:00+00:00"
    assert "2 people were told by email." in words(client.get(answer.location))
    assert session.scalars(select(Change.what).order_by(Change.id)).all() == [
        "Changed",
        "2 people were told by email",
    ]


def test_sessions_move_along_with_their_event(session, client, event):
    make_session(session, event=event, title="Whole")
    make_session(
        session, event=event, title="Part",
        starts_at=datetime(2022, 9, 1, 9, 30, tzinfo=UTC),
        ends_at=datetime(2022, 9, 1, 10, 0, tzinfo=UTC),
    )  # fmt: skip
    address = f"/manage/events/{event.id}/edit/when"
    send(client, address, **when(event, starts_on="3 November 2022", go="confirm"))
    assert [(s.title, s.starts_at, s.ends_at) for s in reload(session).sessions] == [
        (
            "Whole",
            datetime(2022, 11, 3, 10, 0, tzinfo=UTC),
            datetime(2022, 11, 3, 11, 30, tzinfo=UTC),
        ),
        (
            "Part",
            datetime(2022, 11, 3, 10, 30, tzinfo=UTC),
            datetime(2022, 11, 3, 11, 0, tzinfo=UTC),
        ),
    ]


def test_a_small_change_tells_only_if_wanted_and_leaves_calendars_alone(session, client, event):
    comes(session, event, "Ada")
    address = f"/manage/events/{event.id}/edit/details"
    typed = {"title": "A talk", "kind": "webinar", "about": "On allyship"}
    check = send(client, address, version=1, **typed)
    assert "1 person has a place or waits. You can tell them by email." in words(check)
    send(client, address, version=1, **typed, go="confirm")
    assert mails(session) == []
    send(client, address, version=2, **typed | {"about": "On race"}, go="tell")
    assert mails(session) == [("updated", "ada@trust.example", None, None)]
    assert outbox(session)[0].facts["changes"] == "What it is about: On race"


def test_joining_details_never_stand_in_a_mail(session, client, event):
    comes(session, event, "Ada")
    address = f"/manage/events/{event.id}/edit/when"
    send(client, address, **when(event, joining_url="https://meet.example/secret", go="tell"))
    mail = outbox(session)[0]
    assert "secret" not in str(mail.facts)
    assert mail.facts["changes"] == "Link to join: see your registration"


def test_what_was_typed_can_be_changed_again_from_the_page_that_asks(session, client, event):
    address = f"/manage/events/{event.id}/edit/details"
    again = send(client, address, version=1, title="A new", kind="webinar", go="change")
    assert (again.status_code, 'value="A new"' in again.text) == (200, True)
    assert reload(session).title == "A talk"


def test_the_second_of_two_people_sees_what_changed_beside_what_they_typed(session, client, event):
    address = f"/manage/events/{event.id}/edit/details"
    send(client, address, version=1, title="Of the first", kind="webinar", go="confirm")
    second = send(client, address, version=1, title="Of the second", kind="webinar", go="confirm")
    assert second.status_code == 409
    text = words(second)
    assert "Somebody else changed this event" in text
    assert "Title: Of the first (it was: A talk)." in text
    assert "Title The event says now Of the first You typed Of the second" in text
    assert 'value="Of the second"' in second.text
    assert reload(session).title == "Of the first"
    send(client, address, version=2, title="Of the second", kind="webinar", go="confirm")
    assert reload(session).title == "Of the second"


def test_a_change_of_the_audience_tells_nobody_and_takes_no_place_away(session, client, event):
    comes(session, event, "Ada")
    address = f"/manage/events/{event.id}/audience"
    typed = {"version": 1, "groups": "1", "role_1": "governor", "go": "check"}
    check = send(client, address, **typed)
    assert "This tells nobody. Those who are registered or waiting (1 person) keep their" in words(
        check
    )
    send(client, address, **typed | {"go": "confirm"})
    assert [item.board_role for item in reload(session).audience] == ["governor"]
    assert (mails(session), session.scalars(select(Registration.state)).all()) == (
        [],
        ["registered"],
    )


def test_telling_many_takes_as_many_statements_as_telling_one(session, event, now, statements):
    event = make_event(session, audience=[audience_item(everyone=True)])
    found = [Difference(FACTS["town"], None, "Leeds")]
    counted = []
    for number in (1, 40):
        for n in range(number):
            comes(session, event, f"P{number}x{n}")
        session.flush()
        with statements() as count:
            tell_everybody(
                session, event=event, announcement=announcements.moved(event, found),
                sender=SENDER, by=None, now=now,
            )  # fmt: skip
        counted.append(count.total)
    assert counted[0] == counted[1] <= 6
