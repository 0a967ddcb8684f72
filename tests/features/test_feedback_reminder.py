"""The one reminder: a week before the close, to everybody who was there or to nobody."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from events_app.clock import london_date
from events_app.feedback.actions.reminding import remind_round
from events_app.models.feedback import FeedbackRound
from events_app.models.inbox import InboxMessage
from events_app.people.queries.inbox import list_messages
from events_app.tasks import feedback_once
from tests.conftest import NOW
from tests.factories.feedback import answer, ask_for, make_attended
from tests.factories.inbox import inbox_keys


@pytest.fixture
def asked(session, now):
    event, people = make_attended(session, people=8, title="WRES")
    return ask_for(session, event), people


def facts_of(opened):
    return {column.name: getattr(opened, column.name) for column in FeedbackRound.__table__.columns}


def count(session):
    session.expire_all()
    return session.scalar(select(func.count(InboxMessage.id)))


@pytest.mark.parametrize(("days", "messages"), [(6.9, 8), (7, 16), (11.9, 16), (12.1, 8)])
def test_it_goes_out_a_week_before_the_close_and_not_when_it_is_nearly_there(
    app, session, asked, set_clock, days, messages
):
    set_clock(NOW + timedelta(days=days))
    session.commit()
    feedback_once(app)
    assert count(session) == messages


def test_everybody_is_reminded_once_whether_or_not_they_answered(app, session, asked, set_clock):
    _opened, people = asked
    for person in people[:3]:
        answer(session, person, useful="5")
    set_clock(NOW + timedelta(days=8))
    session.commit()
    for _ in range(2):
        feedback_once(app)
    found = [
        [left.message.heading for left in list_messages(
            session, person, keys=inbox_keys(), today=london_date(NOW + timedelta(days=8)))]
        for person in people
    ]  # fmt: skip
    assert [sorted(each) for each in found] == [["A reminder: how was WRES?", "How was WRES?"]] * 8


def test_it_holds_no_ticket(app, session, asked, set_clock):
    _opened, people = asked
    set_clock(NOW + timedelta(days=8))
    session.commit()
    feedback_once(app)
    today = london_date(NOW + timedelta(days=8))
    left = list_messages(session, people[0], keys=inbox_keys(), today=today)
    assert sorted(each.message.form is not None for each in left) == [False, True]


def test_nothing_that_is_kept_of_it_says_who_answered(session, asked):
    """One mark on the round, the same whoever answered."""
    opened, people = asked
    answer(session, people[0], useful="5")
    before = facts_of(opened)
    remind_round(session, inbox=inbox_keys(), now=NOW + timedelta(days=8))
    session.expire_all()
    after = facts_of(opened)
    changed = {name: after[name] for name in after if after[name] != before[name]}
    assert changed == {"reminded": True}
