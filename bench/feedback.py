"""Feedback: its form, closing a session of 5,000 answers, a year of 100,000."""

import base64
import time
from datetime import UTC, date, datetime, timedelta
from statistics import median

from flask import Flask
from sqlalchemy import insert

from bench.rows import Row, Spread
from bench.setting import TURN_SECONDS, WARM_UP_SECONDS, Setting
from events_app.extensions import db
from events_app.feedback import boxes
from events_app.feedback.actions.closing import close
from events_app.feedback.actions.drawing import hash_of, open_round
from events_app.feedback.boxes import FeedbackKeys
from events_app.feedback.figures import release
from events_app.feedback.job import rewrite_if_needed
from events_app.feedback.queries.reports import list_rounds
from events_app.feedback.questions import Phase, find_questions
from events_app.feedback.year import year_figures
from events_app.models.events import Event
from events_app.models.feedback import FeedbackBox, FeedbackRound, FeedbackTicket
from events_app.models.transaction import will_write

FORM = "/feedback/"
SECRET = bytes(32)
TICKET = base64.urlsafe_b64encode(SECRET).rstrip(b"=").decode()
QUESTIONS = ["useful", "part", "differently", "change"]
ANSWERS, YEARS_EVENTS, YEARS_ANSWERS = 5_000, 200, 100_000
MOST_CLOSING, MOST_YEAR = 10, 1
#: so many forms a turn
FORMS = 1_000
#: beyond everybody else's numbers
FIRST = 4_000_000
YEAR = 2019


def add_feedback(app: Flask) -> None:
    """An event with an open round, and a ticket that this module knows."""
    will_write(db.session)
    opened = _open(FIRST, _keys(app))
    db.session.execute(insert(FeedbackTicket), [{"sha256": hash_of(SECRET), "round_id": opened.id}])
    db.session.commit()


def form_of(app: Flask) -> bytes:
    """The form as it is sent."""
    return app.test_client().post(FORM, data={"ticket": TICKET}).data


def feedback_form(setting: Setting) -> Row:
    """The form, by a posted ticket, against bare Flask."""
    ours, ratios = [], []
    setting.bare.read("/form", seconds=WARM_UP_SECONDS)
    for _ in range(setting.rounds):
        bare = setting.bare.read("/form", seconds=TURN_SECONDS).request_rate
        tally = setting.ours.visit("giving", FORM, [TICKET] * FORMS, connections=8)
        ours.append(tally.request_rate)
        ratios.append(tally.request_rate / bare)
        if tally.errors:
            raise SystemExit(f"{FORM} was not answered: {tally.errors}")
    ratio = Spread(ratios)
    figures = f"{median(ours):,.0f}/s = {ratio} of bare Flask"
    return Row("feedback form", setting.database, figures, "1/6 = 0.17", ratio.middle >= 1 / 6)


def closing(setting: Setting) -> Row:
    """From the sealed boxes to the released figures, the files rewritten."""
    with setting.app.app_context():
        keys, session = _keys(setting.app), db.session()
        will_write(session)
        opened = _open(FIRST + 1, keys)
        made = [_box(opened, number) for number in range(ANSWERS * len(QUESTIONS))]
        session.execute(insert(FeedbackBox), made)
        session.commit()
        began = time.monotonic()
        will_write(session)
        close(session, opened=opened, keys=keys)
        session.commit()
        closed = time.monotonic()
        done = rewrite_if_needed(session)
        seconds = time.monotonic() - began
    return Row(
        f"closing a session of {ANSWERS:,} answers",
        setting.database,
        f"{seconds:.1f} s, of which {seconds - (closed - began):.1f} s rewriting the files"
        f"{'' if done else ' (not done)'}",
        f"{MOST_CLOSING} s",
        seconds <= MOST_CLOSING,
    )


def year_of_feedback(setting: Setting) -> Row:
    """What closing stored of a year's events, read and put together."""
    with setting.app.app_context():
        _add_year()
        began = time.monotonic()
        rows = list_rounds(db.session, first=date(YEAR, 1, 1), last=date(YEAR, 12, 31))
        figures = year_figures(rows)
        seconds = time.monotonic() - began
        db.session.rollback()
    return Row(
        f"yearly report over {figures.answered:,} answers",
        setting.database,
        f"{seconds:.2f} s",
        f"{MOST_YEAR} s",
        seconds <= MOST_YEAR and figures.answered == YEARS_ANSWERS,
    )


def _keys(app: Flask) -> FeedbackKeys:
    return FeedbackKeys.from_setting(app.config["SEALING_KEYS"])


def _event(number: int, day: date) -> dict[str, object]:
    named = {"id": number, "slug": f"heard-{number}", "public_uid": f"heard-{number}"}
    plain = {"title": "Heard", "kind": "webinar", "state": "published"}
    return {**named, **plain, "starts_date": day, "ends_date": day, "updated_at": datetime.now(UTC)}


def _open(number: int, keys: FeedbackKeys) -> FeedbackRound:
    db.session.execute(insert(Event), [_event(number, date(2020, 1, 6))])
    return open_round(
        db.session,
        event=db.session.get_one(Event, number),
        phase=Phase.AFTER,
        questions=QUESTIONS,
        asked=ANSWERS,
        keys=keys,
        closes_at=datetime.now(UTC) + timedelta(days=14),
    )


def _box(opened: FeedbackRound, number: int) -> dict[str, object]:
    question = number % len(QUESTIONS)
    answer = str(1 + number // len(QUESTIONS) % 5) if question < 2 else "More time for questions"
    box = boxes.seal(opened.public_key, question, answer)
    return {"head": box.head, "round_id": opened.id, "body": box.body}


def _add_year() -> None:
    people = YEARS_ANSWERS // YEARS_EVENTS
    scales = [question for question in find_questions(QUESTIONS) if not question.is_text]
    released = {q.key: release(q, [str(1 + n % 5) for n in range(people)]) for q in scales}
    numbers = range(FIRST + 10, FIRST + 10 + YEARS_EVENTS)
    rounds = [
        {
            "event_id": number, "phase": Phase.AFTER, "state": "closed", "questions": QUESTIONS,
            "asked": 2 * people, "answered": people, "closes_at": datetime(YEAR, 3, 1, tzinfo=UTC),
            "public_key": bytes(32), "rewritten": True, "released": released,
        }
        for number in numbers
    ]  # fmt: skip
    will_write(db.session)
    db.session.execute(insert(Event), [_event(number, date(YEAR, 2, 1)) for number in numbers])
    db.session.execute(insert(FeedbackRound), rounds)
    db.session.commit()
