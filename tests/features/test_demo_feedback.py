"""The demonstration has one event with closed feedback, and says that it is made up."""

from sqlalchemy import select

from events_app.demo.feedback import KEY, add_feedback
from events_app.models.feedback import FeedbackComment, FeedbackReply, FeedbackRound
from tests.factories import make_event
from tests.factories.feedback import feedback_keys


def test_one_made_up_event_has_feedback_that_is_closed_and_answered_once(session, now):
    event = make_event(session, key=KEY, made_up=True)
    assert add_feedback(session, feedback_keys(), now=now)
    assert not add_feedback(session, feedback_keys(), now=now)
    closed = session.scalars(select(FeedbackRound)).one()
    assert (closed.event_id, closed.asked, closed.answered) == (event.id, 40, 27)
    assert session.scalars(select(FeedbackReply.event_id)).all() == [event.id]
    assert session.scalars(select(FeedbackComment)).first() is not None


def test_an_event_that_is_not_made_up_gets_no_answers(session, now):
    make_event(session, key=KEY)
    assert not add_feedback(session, feedback_keys(), now=now)
