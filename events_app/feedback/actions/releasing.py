"""Release what was answered, once: figures by the one rule, and words sealed for their readers."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session, scoped_session

from events_app.chance import random_id
from events_app.feedback.boxes import FeedbackKeys
from events_app.feedback.figures import release
from events_app.feedback.groups import release_groups, without_group
from events_app.feedback.queries.reports import comment_place
from events_app.feedback.questions import ROLE, Phase, find_questions
from events_app.models.feedback import FeedbackComment, FeedbackRound

AnySession = Session | scoped_session[Session]


def release_answers(
    session: AnySession,
    opened: FeedbackRound,
    people: int,
    answers: dict[str, list[str]],
    keys: FeedbackKeys,
) -> None:
    """Keep the figures and the comments of so many people, opened and shuffled by question.

    While an event is on they come beside those of the groups before, in no order of theirs.
    """
    _keep_comments(session, opened, answers, keys)
    figures = released_of(opened, answers)
    during = opened.phase == Phase.DURING
    opened.answered = (opened.answered or 0) + people
    opened.released = with_others(opened.released, figures) if during else figures
    if during:
        _write_comments_anew(session, opened)


def with_others(released: dict[str, Any] | None, figures: dict[str, Any]) -> dict[str, Any]:
    """The figures of one more group beside those of the groups before it, in no order of theirs."""
    groups = {key: [*(released or {}).get(key, []), found] for key, found in figures.items()}
    return {
        key: sorted((each for each in found if each["answers"]), key=json.dumps)
        for key, found in groups.items()
    }


def released_of(opened: FeedbackRound, answers: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """The figures of a round's scales, with those by role where everybody was asked for theirs."""
    released: dict[str, Any] = {}
    for question in find_questions(opened.questions):
        if not question.is_scale:
            continue
        given = answers.get(question.key, [])
        released[question.key] = release(question, map(without_group, given))
        groups = release_groups(question, given) if ROLE in opened.questions else []
        if groups:
            released[question.key]["groups"] = groups
    return released


def _keep_comments(
    session: AnySession,
    opened: FeedbackRound,
    answers: dict[str, list[str]],
    keys: FeedbackKeys,
) -> None:
    rows = [
        {"id": (made := random_id("feedback comment")), "round_id": opened.id,
         "question": question.key, "state": "to be checked", "reason": "",
         "body": keys.comments.seal(answer.encode(), comment_place(made))}
        for question in find_questions(opened.questions)
        if question.is_text
        for answer in answers[question.key]
    ]  # fmt: skip
    if rows:
        session.execute(insert(FeedbackComment), sorted(rows, key=lambda row: str(row["id"])))


def _write_comments_anew(session: AnySession, opened: FeedbackRound) -> None:
    """All of a round's comments in the order of their ids, by one transaction.

    So nothing tells which of them came with which group of people.
    """
    table = FeedbackComment.__table__
    of_round = table.c.round_id == opened.id
    found = session.execute(select(table).where(of_round).order_by(table.c.id)).mappings()
    kept = [dict(row) for row in found]
    session.execute(delete(FeedbackComment).where(FeedbackComment.round_id == opened.id))
    if kept:
        session.execute(insert(FeedbackComment), kept)
