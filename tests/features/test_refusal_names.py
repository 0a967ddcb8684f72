"""A refusal that comes at the last moment names organisations as pages do, never by their code."""

import pytest

from events_app.mail.sender import Sender
from events_app.models.registrations import RegistrationState
from events_app.registrations.access import AccessAnswers
from events_app.registrations.actions.change import move
from events_app.registrations.actions.register import register
from events_app.registrations.refusals import NotForThem
from tests.factories import (
    audience_item,
    make_event,
    make_organisation,
    make_person,
    make_registration,
)

SENDER = Sender("Body", "events@events.example", "https://events.example")


@pytest.fixture
def event(session):
    make_organisation(session, code="RJ1", name="Guy's and St Thomas'")
    return make_event(session, capacity=5, audience=[audience_item(organisation_code="RJ1")])


def test_registering(session, now, event):
    person = make_person(session)
    with pytest.raises(NotForThem) as refused:
        register(
            session, person=person, event=event, answers=AccessAnswers(), or_wait=False,
            sender=SENDER, now=now,
        )  # fmt: skip
    assert "Guy's and St Thomas'" in refused.value.words
    assert "RJ1" not in refused.value.words


def test_moving_in(session, now, event):
    person = make_person(session)
    make_registration(session, person=person, event=event, state=RegistrationState.WAITING)
    with pytest.raises(NotForThem) as refused:
        move(session, person=person, event=event, sender=SENDER, now=now)
    assert "Guy's and St Thomas'" in refused.value.words
