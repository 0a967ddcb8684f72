"""Giving feedback: post the ticket, answer, done. No view knows or asks who it is, or when."""

from collections.abc import Mapping

from flask import current_app, redirect, render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from events_app.feedback.actions.answering import Asked, find_asked, give, sha256_of
from events_app.feedback.actions.private import give_privately
from events_app.feedback.example import example_tables
from events_app.feedback.giving.form import NOTHING, answers_of, drawn_blank, form_for, is_answered
from events_app.feedback.queries.private import PrivateAsked, find_private_asked
from events_app.feedback.questions import QUESTIONS, find_questions
from events_app.feedback.refusals import TicketNotGood
from events_app.forums.keys import ForumKeys
from events_app.forums.store import SealedStore

FORM = "feedback/giving/form.html"


def start() -> ResponseReturnValue:
    return render_template("feedback/giving/start.html")


def form() -> ResponseReturnValue:
    """The questions, for a ticket that was posted from somebody's messages."""
    ticket = request.form.get("ticket", "")
    asked = _find(ticket)
    drawn = drawn_blank(tuple(asked.questions))
    return render_template(FORM, asked=asked, given=ticket, drawn=drawn)


def send() -> ResponseReturnValue:
    ticket = request.form.get("ticket", "")
    asked = _find(ticket)
    questions = find_questions(asked.questions)
    filled = form_for(questions)
    good = filled.validate()
    if good and not is_answered(filled, questions):
        filled.form_errors = [NOTHING]
        good = False
    if not good:
        return render_template(FORM, form=filled, asked=asked), 422
    _give(ticket, asked, answers_of(filled, questions))
    return redirect(f"{request.script_root}/thanks", 303)


def thanks() -> ResponseReturnValue:
    return render_template("feedback/giving/thanks.html")


def what_is_shown() -> ResponseReturnValue:
    """What the organisers will see, made by the code that makes it for them."""
    questions = list(QUESTIONS.values())
    return render_template("feedback/giving/what_is_shown.html", **example_tables(questions))


def _find(ticket: str) -> Asked | PrivateAsked:
    """What the ticket opens: feedback on an event, or on a private meeting."""
    try:
        return find_asked(_engine(), ticket)
    except TicketNotGood:
        with Session(_engine()) as session:
            return find_private_asked(SealedStore(session, _keys()), sha256_of(ticket))


def _give(ticket: str, asked: Asked | PrivateAsked, answers: Mapping[str, str]) -> None:
    if isinstance(asked, PrivateAsked):
        give_privately(_engine(), _keys(), asked=asked, answers=answers)
    else:
        give(_engine(), ticket=ticket, asked=asked, answers=answers)


def _keys() -> ForumKeys:
    return ForumKeys.from_setting(current_app.config["SEALING_KEYS"])


def _engine() -> Engine:
    return current_app.extensions["feedback engine"]()
