"""A draft is deleted; a higher limit offers places."""

import pytest
from sqlalchemy import select

from events_app.models.events import Event, EventState, Theme, ThemeMark
from events_app.models.history import Change
from events_app.models.registrations import Registration, RegistrationState
from tests.factories import (
    appointment,
    audience_item,
    make_event,
    make_person,
    make_registration,
    make_session,
)
from tests.walking import outbox, send, words

pytestmark = pytest.mark.usefixtures("team")


def test_a_draft_is_deleted_with_what_belongs_to_it_and_the_history_keeps_that(session, client):
    draft = make_event(session, title="Twice", state=EventState.DRAFT)
    item = make_session(session, event=draft, title="First", speakers=["Ada"])
    session.add(ThemeMark(event_id=draft.id, session_id=item.id, theme=Theme(name="race equality")))
    session.flush()
    page = f"/manage/events/{draft.id}/delete"
    assert "its 1 session and its line-up are deleted. This cannot be undone." in words(
        client.get(page)
    )
    answer = send(client, page)
    assert (answer.status_code, answer.location) == (303, "/manage/events?now=deleted")
    assert "The draft is deleted." in words(client.get(answer.location))
    session.expire_all()
    assert session.scalars(select(Event)).all() == []
    assert session.execute(select(Change.subject_id, Change.what)).all() == [
        (0, "Draft deleted: Twice")
    ]


def test_a_draft_without_sessions_is_not_said_to_have_any(session, client):
    draft = make_event(session, state=EventState.DRAFT)
    said = words(client.get(f"/manage/events/{draft.id}/delete"))
    assert "The draft is deleted. This cannot be undone." in said


@pytest.mark.parametrize("state", [one for one in EventState if one != EventState.DRAFT])
def test_what_was_published_is_never_deleted(session, client, state):
    draft = make_event(session, state=EventState.DRAFT)
    page = f"/manage/events/{draft.id}/delete"
    other = make_event(session, state=state)
    assert "Only a draft can be deleted" in words(client.get(f"/manage/events/{other.id}/delete"))
    answer = send(client, page, f"/manage/events/{other.id}/delete")
    assert (answer.status_code, f"This event is {state}. Only a draft" in words(answer)) == (
        409,
        True,
    )
    assert session.get(Event, other.id) is not None


def test_a_draft_that_somebody_belongs_to_is_kept(session, client):
    draft = make_event(session, state=EventState.DRAFT)
    make_registration(session, person=make_person(session), event=draft, state="registered")
    answer = send(client, f"/manage/events/{draft.id}/delete")
    assert (answer.status_code, "People belong to this draft" in words(answer)) == (409, True)


@pytest.fixture
def full(session, trust, now):
    """Two places, both taken, and two who wait."""
    chairs = [audience_item(board_role="chair")]
    event = make_event(session, capacity=2, taken=2, audience=chairs)
    for name in ("Ben", "Cem"):
        held = appointment(organisation=trust, board_role="chair")
        person = make_person(session, full_name=name, appointments=[held])
        make_registration(session, person=person, event=event, state=RegistrationState.WAITING)
    return event


def raise_to(client, event, capacity):
    page = f"/manage/events/{event.id}/edit/places"
    fields = {"capacity": str(capacity), "version": event.version}
    checked = words(send(client, page, **fields))
    return checked, send(client, page, **fields, go="confirm")


def states(session):
    session.expire_all()
    return session.scalars(select(Registration.state).order_by(Registration.id)).all()


def test_a_higher_limit_offers_the_new_places_to_the_first_who_wait(session, client, full):
    checked, answer = raise_to(client, full, 3)
    assert "Up to 1 person who waits is offered a place, by email." in checked
    assert answer.location == f"/manage/events/{full.id}?saved=1"
    assert states(session) == ["place offered", "waiting list"]
    event = session.get(Event, full.id)
    assert (event.capacity, event.taken, event.waiting) == (3, 3, 1)
    assert [m.template for m in outbox(session)] == ["registrations/mail/place_offered"]


def test_where_the_team_offers_places_itself_a_higher_limit_offers_none(session, client, full):
    waiting = f"/manage/events/{full.id}/waiting-list"
    send(client, waiting, offers="by hand")
    checked, _answer = raise_to(client, full, 3)
    assert "is offered a place" not in checked
    assert (states(session), outbox(session)) == (["waiting list", "waiting list"], [])
