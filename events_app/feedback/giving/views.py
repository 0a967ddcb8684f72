"""Giving feedback: post the ticket, answer, done. No view knows or asks who it is, or when."""

from flask import current_app, redirect, render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy import Engine

from events_app.feedback.actions.answering import find_asked, give
from events_app.feedback.example import example_tables
from events_app.feedback.giving.form import NOTHING, answers_of, form_for, is_answered
from events_app.feedback.questions import QUESTIONS, find_questions

FORM = "feedback/giving/form.html"


def start() -> ResponseReturnValue:
    return render_template("feedback/giving/start.html")


def form() -> ResponseReturnValue:
    """The questions, for a ticket that was posted from somebody's messages."""
    asked = find_asked(_engine(), request.form.get("ticket", ""))
    return render_template(FORM, form=form_for(find_questions(asked.questions)), asked=asked)


def send() -> ResponseReturnValue:
    ticket = request.form.get("ticket", "")
    asked = find_asked(_engine(), ticket)
    questions = find_questions(asked.questions)
    filled = form_for(questions)
    good = filled.validate()
    if good and not is_answered(filled, questions):
        filled.form_errors = [NOTHING]
        good = False
    if not good:
        return render_template(FORM, form=filled, asked=asked), 422
    give(_engine(), ticket=ticket, asked=asked, answers=answers_of(filled, questions))
    return redirect(f"{request.script_root}/thanks", 303)


def thanks() -> ResponseReturnValue:
    return render_template("feedback/giving/thanks.html")


def what_is_shown() -> ResponseReturnValue:
    """What the organisers will see, made by the code that makes it for them."""
    questions = list(QUESTIONS.values())
    return render_template("feedback/giving/what_is_shown.html", **example_tables(questions))


def _engine() -> Engine:
    return current_app.extensions["feedback engine"]()
