"""A role that somebody told us of and that begins later: the mail says from when it counts."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from events_app.clock import london_date
from events_app.mail.compose import compose, load_environment
from events_app.mail.outbox import open_draft
from events_app.mail.settings import MailSettings
from events_app.models.organisations import Appointment, BoardRole
from events_app.tasks import TEMPLATES
from tests.factories import make_person
from tests.factories.contacts import claimed
from tests.walking import outbox, send

pytestmark = pytest.mark.usefixtures("team")

LIST = "/manage/contacts/role-changes"
AT_ONCE = "You can register for events that are for this role, if they have places"


def confirmed(app, session, client, trust, from_date):
    """Both parts of the mail, the white space folded."""
    claimed(session, make_person(session), trust, BoardRole.CHAIR, from_date=from_date)
    waiting = select(Appointment.id).where(Appointment.confirmed_at.is_(None))
    send(client, LIST, f"{LIST}/{session.scalars(waiting).one()}/confirm")
    settings = MailSettings.from_config(app.config)
    draft = open_draft(outbox(session)[-1], settings.keys)
    mail = compose(draft, environment=load_environment(TEMPLATES), sender=settings.sender)
    parts = [part.get_payload(decode=True).decode() for part in mail.get_payload()]
    session.commit()
    return [" ".join(part.split()) for part in parts]


def test_a_role_that_begins_next_year_says_from_when_one_can_register(app, session, client, trust):
    parts = confirmed(app, session, client, trust, date(2023, 8, 1))
    words = "You can register from 1 August 2023 for events that are for this role"
    assert ([words in part for part in parts], [AT_ONCE in part for part in parts]) == (
        [True, True],
        [False, False],
    )


def test_a_role_that_begins_today_or_began_before_counts_at_once(app, session, client, trust, now):
    for days in (0, 30):
        day = london_date(now) - timedelta(days=days)
        parts = confirmed(app, session, client, trust, day)
        assert [AT_ONCE in part for part in parts] == [True, True]
