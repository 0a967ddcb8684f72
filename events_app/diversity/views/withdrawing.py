"""Withdrawing a release: confirmed with a reason, which the public page shows."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from events_app.diversity.actions.withdrawing import withdraw
from events_app.diversity.forms.figures import WithdrawalForm
from events_app.diversity.queries.releases import list_releases
from events_app.diversity.views.equality import keys
from events_app.diversity.views.reading import find
from events_app.extensions import db
from events_app.refusal import Refusal
from events_app.web.access import event_team, now, the_person

TEMPLATE = "diversity/withdrawal.html"


@event_team
def withdrawal(period: str) -> ResponseReturnValue:
    release = find(list_releases(db.session, keys()), period)
    return render_template(TEMPLATE, release=release, form=WithdrawalForm())


@event_team
def withdraw_release(period: str) -> ResponseReturnValue:
    release = find(list_releases(db.session, keys()), period)
    form = WithdrawalForm()
    if form.validate_on_submit():
        try:
            withdraw(
                db.session,
                release_number=release.number,
                why=form.why.data or "",
                by=the_person(),
                now=now(),
            )
            return redirect(url_for("diversity.figures_of", period=period), 303)
        except Refusal as refusal:
            form.refuse("why", refusal.words)
    return render_template(TEMPLATE, release=release, form=form), 422
