"""Closing: once, after 14 days; figures are released by one rule, and nothing else is left."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from events_app.feedback.refusals import NotOpen
from events_app.models.feedback import (
    FeedbackBox,
    FeedbackComment,
    FeedbackRound,
    FeedbackTicket,
    RoundState,
)
from events_app.tasks import feedback_once
from tests.conftest import NOW
from tests.factories.feedback import (
    answer,
    ask_for,
    close_it,
    make_attended,
    make_closed,
    ticket_of,
)

USEFUL = {"useful": "5", "part": "4"}


def count(session, table, round_id):
    found = select(func.count()).select_from(table).where(table.round_id == round_id)
    return session.scalar(found)


def left_of(session, closed):
    return [count(session, t, closed.id) for t in (FeedbackTicket, FeedbackBox, FeedbackComment)]


@pytest.mark.parametrize("answers", [0, 1, 4])
def test_with_fewer_than_five_answers_everything_is_destroyed(session, now, answers):
    closed = make_closed(session, [{**USEFUL, "change": "More time"}] * answers)
    assert (closed.state, closed.answered, closed.released, closed.private_key) == (
        RoundState.NOT_ENOUGH,
        None,
        None,
        None,
    )
    assert left_of(session, closed) == [0, 0, 0]


def test_with_five_there_are_means_and_comments_and_no_distribution(session, now):
    closed = make_closed(session, [{**USEFUL, "change": "More time"}] * 4 + [{"useful": "2"}])
    assert (closed.state, closed.answered, closed.private_key) == (RoundState.CLOSED, 5, None)
    assert closed.released == {
        "useful": {"answers": 5, "mean": 4.5, "parts": []},
        "part": {"answers": None, "mean": None, "parts": []},
    }
    assert left_of(session, closed) == [0, 0, 4]


def test_with_ten_the_distribution_is_shown_with_small_cells_together(session, now):
    given = [{"useful": "5"}] * 6 + [{"useful": "4"}] * 3 + [{"useful": "1"}]
    closed = make_closed(session, given)
    assert closed.released is not None
    # the one of the lowest cells has nobody beside it below the top: the whole is put together
    assert closed.released["useful"] == {
        "answers": 10,
        "mean": 4.5,
        "parts": [[0, 0, 6], [1, 4, 4]],
    }


def test_a_round_closes_once(session, now):
    closed = make_closed(session, [USEFUL] * 6)
    with pytest.raises(NotOpen):
        close_it(session, closed)
    session.rollback()


def test_tickets_and_boxes_of_open_sessions_survive_the_close_of_another(session, now):
    event, people = make_attended(session)
    still_open = ask_for(session, event)
    for person in people[:6]:
        answer(session, person, useful="4")
    make_closed(session, [USEFUL] * 6)
    assert left_of(session, still_open) == [6, 24, 0]
    answer(session, people[6], useful="4")
    close_it(session, still_open)
    assert (still_open.answered, still_open.released["useful"]["mean"]) == (7, 4.0)


def test_the_worker_closes_after_14_days_and_rewrites_the_files(app, session, now, set_clock):
    event, people = make_attended(session)
    opened = ask_for(session, event)
    for person in people[:6]:
        answer(session, person, **USEFUL)
    set_clock(NOW + timedelta(days=14, seconds=-1))
    feedback_once(app)
    session.refresh(opened)
    assert opened.state == RoundState.OPEN
    session.commit()
    set_clock(NOW + timedelta(days=14))
    feedback_once(app)
    session.refresh(opened)
    assert (opened.state, opened.rewritten) == (RoundState.CLOSED, True)


def test_the_command_closes_when_the_time_is_over(app, session, now, set_clock):
    event, people = make_attended(session, slug="wres")
    ask_for(session, event)
    for person in people[:6]:
        answer(session, person, **USEFUL)
    runner = app.test_cli_runner()
    early = runner.invoke(args=["feedback", "close", "wres"])
    assert (early.exit_code, "takes answers until" in early.output) == (1, True)
    set_clock(NOW + timedelta(days=14))
    done = runner.invoke(args=["feedback", "close", "wres"])
    assert (done.exit_code, done.output) == (0, "Closed: 6 of 12 answered.\n")
    again = runner.invoke(args=["feedback", "close", "wres"])
    assert (again.exit_code, "It closes once" in again.output) == (1, True)
    unknown = runner.invoke(args=["feedback", "close", "nowhere"])
    assert "Nobody has been asked for feedback on 'nowhere'" in unknown.output


def test_not_applicable_counts_as_no_answer(session, now):
    event, people = make_attended(session)
    opened = ask_for(session, event)
    assert opened.questions == ["useful", "part", "differently", "change"]
    for person in people[:5]:
        answer(session, person, useful="5")
    close_it(session, opened)
    assert opened.released["part"]["answers"] is None


def test_the_title_of_a_session_never_goes_into_a_mail(session, now):
    event, people = make_attended(session, title="A telling title")
    ask_for(session, event)
    assert ticket_of(session, people[0])
    assert session.scalars(select(FeedbackRound)).one().asked == 12
