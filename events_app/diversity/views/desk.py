"""The event team's page of figures, its aim, and what is said to a release."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from events_app.diversity.actions import yardsticks as actions
from events_app.diversity.forms.figures import AimForm, StatementForm
from events_app.diversity.queries.releases import list_releases
from events_app.diversity.views.equality import keys
from events_app.diversity.views.reading import file_of, find, show
from events_app.extensions import db
from events_app.refusal import Refusal
from events_app.web.access import event_team, now, the_person

TEMPLATE = "diversity/desk.html"


@event_team
def figures() -> ResponseReturnValue:
    return show(TEMPLATE, None)


@event_team
def figures_of(period: str) -> ResponseReturnValue:
    return show(TEMPLATE, period)


@event_team
def figures_file(period: str) -> ResponseReturnValue:
    return file_of(period)


@event_team
def statement(period: str) -> ResponseReturnValue:
    release = find(list_releases(db.session, keys()), period)
    return render_template("diversity/statement.html", release=release, form=StatementForm())


@event_team
def sign_statement(period: str) -> ResponseReturnValue:
    release = find(list_releases(db.session, keys()), period)
    form = StatementForm()
    if form.validate_on_submit():
        try:
            actions.sign_statement(
                db.session,
                release_number=release.number,
                words=form.statement.data or "",
                signed_by=form.signed_by.data or "",
                by=the_person(),
                now=now(),
            )
            return redirect(url_for("diversity.figures_of", period=period), 303)
        except Refusal as refusal:
            form.refuse("statement", refusal.words)
    return render_template("diversity/statement.html", release=release, form=form), 422


@event_team
def aim() -> ResponseReturnValue:
    return render_template("diversity/aim.html", form=AimForm())


@event_team
def set_aim() -> ResponseReturnValue:
    form = AimForm()
    if form.validate_on_submit():
        try:
            actions.set_aim(
                db.session,
                percent=form.percent.data or "",
                source=form.source.data or "",
                by=the_person(),
                now=now(),
            )
            return redirect(url_for("diversity.figures"), 303)
        except Refusal as refusal:
            form.refuse("percent", refusal.words)
    return render_template("diversity/aim.html", form=form), 422
