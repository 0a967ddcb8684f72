"""Anne Owen, who chairs Barts, and an event for trust chairs with two places."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import select

from events_app.mail.compose import compose, load_environment
from events_app.mail.outbox import open_draft
from events_app.mail.settings import MailSettings
from events_app.models.history import Change, Subject
from events_app.models.messages import OutboxMessage
from events_app.tasks import TEMPLATES
from tests.factories import (
    appointment,
    audience_item,
    make_event,
    make_organisation,
    make_person,
)

Changes = Callable[..., list[tuple[str, str, int | None]]]
Read = Callable[[OutboxMessage], tuple[str, str]]


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


@pytest.fixture
def read(app) -> Read:
    """The two parts of a mail as they are sent, white space folded: its text and its page."""
    settings = MailSettings.from_config(app.config)

    def parts(message):
        draft = open_draft(message, settings.keys)
        mail = compose(
            replace(draft, facts=draft.facts | {"calendar": None}),
            environment=load_environment(TEMPLATES),
            sender=settings.sender,
        )
        found = [part.get_payload(decode=True).decode() for part in mail.get_payload()]
        return " ".join(found[0].split()), " ".join(found[1].split())

    return parts
