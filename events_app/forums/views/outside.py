"""From outside: closing a forum unseen, and concerns for the independent person."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from events_app.forums.actions.closing import close_forum, deal_with
from events_app.forums.forms.outside import CloseUnseenForm
from events_app.forums.queries.concerns import list_concerns
from events_app.forums.views.finding import store
from events_app.web.access import administrator, data_protection, now
from events_app.web.errors import not_found
from events_app.web.forms import EmptyForm


@administrator
def close_private() -> ResponseReturnValue:
    return render_template("forums/close_private.html", form=CloseUnseenForm())


@administrator
def close_unseen() -> ResponseReturnValue:
    """The same answer for an id that is no forum's."""
    form = CloseUnseenForm()
    if not form.validate_on_submit():
        return render_template("forums/close_private.html", form=form), 422
    close_forum(store(), forum_id=form.number.data or "", now=now())
    return redirect(url_for("forums.outside_closed"), 303)


@administrator
def closed() -> ResponseReturnValue:
    return render_template("forums/closed.html")


@data_protection
def concerns() -> ResponseReturnValue:
    return render_template("forums/concerns.html", concerns=list_concerns(store()))


@data_protection
def deal_with_concern(concern_id: str) -> ResponseReturnValue:
    if EmptyForm().validate_on_submit() and not deal_with(store(), concern_id=concern_id):
        not_found()
    return redirect(url_for("forums.outside_concerns"), 303)
