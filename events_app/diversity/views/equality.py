"""One's own equality answers: two questions, and what one may do with them afterwards.

An answer is kept at once, so that no page holds a draft and no address or cookie an answer.
"""

from datetime import datetime

from flask import current_app, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from events_app.diversity.actions import answers as actions
from events_app.diversity.answers import Answer
from events_app.diversity.forms.equality import BackgroundForm, EthnicGroupForm
from events_app.diversity.keys import Keys
from events_app.diversity.queries.answers import find_own
from events_app.diversity.questions import CURRENT, PREFER_NOT_TO_SAY, Group
from events_app.extensions import db
from events_app.refusal import Refusal
from events_app.web.access import now, signed_in, the_person
from events_app.web.forms import EmptyForm


def keys() -> Keys:
    return Keys.from_setting(current_app.config["SEALING_KEYS"])


@signed_in
def about() -> ResponseReturnValue:
    return render_template("diversity/equality/about.html")


@signed_in
def ethnic_group() -> ResponseReturnValue:
    form = EthnicGroupForm.showing(_own())
    return render_template("diversity/equality/ethnic_group.html", form=form)


@signed_in
def answer_ethnic_group() -> ResponseReturnValue:
    form = EthnicGroupForm()
    if form.validate_on_submit():
        try:
            actions.answer_group(
                db.session,
                person=the_person(),
                version=form.question_set.data or "",
                group=form.ethnic_group.data or "",
                keys=keys(),
                now=now(),
            )
            return redirect(_after(form.ethnic_group.data), 303)
        except Refusal as refusal:
            form.refuse("ethnic_group", refusal.words)
    form.question_set.data = CURRENT.version
    return render_template("diversity/equality/ethnic_group.html", form=form), 422


@signed_in
def background() -> ResponseReturnValue:
    own = _own()
    group = _group(own)
    if group is None:
        return redirect(url_for("diversity.ethnic_group"))
    form = BackgroundForm.asking(group, own)
    return render_template("diversity/equality/background.html", form=form)


@signed_in
def answer_background() -> ResponseReturnValue:
    group = _group(_own())
    if group is None:
        return redirect(url_for("diversity.ethnic_group"), 303)
    form = BackgroundForm.asking(group)
    if form.validate_on_submit():
        try:
            actions.answer_option(
                db.session,
                person=the_person(),
                version=form.question_set.data or "",
                option=form.background.data or "",
                own_words=form.own_words.data or "",
                keys=keys(),
                now=now(),
            )
            return redirect(url_for("diversity.own_answers"), 303)
        except Refusal as refusal:
            form.refuse("background", refusal.words)
    form.question_set.data = CURRENT.version
    return render_template("diversity/equality/background.html", form=form), 422


@signed_in
def own_answers() -> ResponseReturnValue:
    own = _own()
    return render_template("diversity/equality/own.html", own=own, **_in_words(own, now()))


@signed_in
def still_right() -> ResponseReturnValue:
    if EmptyForm().validate_on_submit():
        actions.confirm(db.session, person=the_person(), keys=keys(), now=now())
    return redirect(url_for("diversity.own_answers"), 303)


@signed_in
def confirm_delete() -> ResponseReturnValue:
    return render_template("diversity/equality/delete.html")


@signed_in
def delete() -> ResponseReturnValue:
    if not EmptyForm().validate_on_submit():
        return redirect(url_for("diversity.confirm_delete"), 303)
    actions.forget(db.session, person=the_person(), keys=keys())
    return redirect(url_for("diversity.own_answers"), 303)


@signed_in
def confirm_stop() -> ResponseReturnValue:
    return render_template("diversity/equality/stop.html")


@signed_in
def stop() -> ResponseReturnValue:
    if not EmptyForm().validate_on_submit():
        return redirect(url_for("diversity.confirm_stop"), 303)
    actions.stop(db.session, person=the_person(), keys=keys(), now=now())
    return redirect(url_for("diversity.own_answers"), 303)


def _own() -> Answer | None:
    return find_own(db.session, the_person(), keys())


def _group(own: Answer | None) -> Group | None:
    return CURRENT.find_group(own.group) if own and not own.stopped else None


def _after(group: str | None) -> str:
    """There is more to ask of a group; of "prefer not to say" there is not."""
    nothing_more = group == PREFER_NOT_TO_SAY
    return url_for("diversity.own_answers" if nothing_more else "diversity.background")


def _in_words(own: Answer | None, moment: datetime) -> dict[str, object]:
    """What the page says of an answer: its words, and when it was last confirmed."""
    if own is None or own.stopped:
        return {"group": None, "option": None, "given": None, "is_old": False}
    group = CURRENT.find_group(own.group)
    option = CURRENT.find_option(own.value)
    return {
        "group": group.words if group else "Prefer not to say",
        "option": option[1].words if option else None,
        "given": f"{own.given:%B} {own.given.year}",
        "is_old": own.is_old(moment),
    }
