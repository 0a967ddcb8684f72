"""Anne Owen, who chairs Barts, and an event for trust chairs with two places."""

from collections.abc import Callable

import pytest
from sqlalchemy import select

from events_app.models.history import Change, Subject
from tests.factories import (
    appointment,
    audience_item,
    make_event,
    make_organisation,
    make_person,
)

Changes = Callable[..., list[tuple[str, str, int | None]]]


@pytest.fixture
def trust(session):
    return make_organisation(session, name="Barts", code="R0A")


@pytest.fixture
def anne(session, trust):
    return make_person(
        session,
        full_name="Anne Owen",
        email="anne@trust.example",
        appointments=[appointment(organisation=trust, board_role="chair")],
    )


@pytest.fixture
def event(session, now):
    return make_event(
        session, title="Allyship", capacity=2, audience=[audience_item(board_role="chair")]
    )


@pytest.fixture
def people(event):
    """The address of the event's people."""
    return f"/manage/events/{event.id}/people"


@pytest.fixture
def changes(session) -> Changes:
    """What is kept of who did what, with reasons: `changes()` or `changes(Subject.EVENT)`."""

    def read(subject=Subject.REGISTRATION):
        session.expire_all()
        kept = session.scalars(select(Change).where(Change.subject == subject).order_by(Change.id))
        return [(change.what, change.reason, change.made_by_id) for change in kept]

    return read
