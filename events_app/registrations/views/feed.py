"""The private calendar feed, and the page of the account that gives it its address."""

from datetime import timedelta

from flask import current_app, redirect, render_template, session, url_for
from flask.typing import ResponseReturnValue

from events_app.clock import london_date
from events_app.events.views.calendar import REFRESH, calendar_file
from events_app.extensions import db
from events_app.mail.calendar import bind_entries
from events_app.mail.sender import Sender
from events_app.people.queries.people import token_digest
from events_app.registrations.actions.feed import end_feed, renew_feed
from events_app.registrations.calendar import written_for_feed
from events_app.registrations.queries.feed import find_feed_made_at, list_for_own_feed
from events_app.registrations.views.finding import sender
from events_app.web.access import now, public, signed_in, the_person
from events_app.web.errors import not_found
from events_app.web.forms import EmptyForm

#: how far back the feed goes
KEPT_IN_FEED = timedelta(days=366)
#: how long the page shows a new address, and how long at most one can be
SHOWN_FOR = timedelta(minutes=15)
LONGEST_TOKEN = 100


@public
def feed(token: str) -> ResponseReturnValue:
    today = london_date(now())
    if len(token) > LONGEST_TOKEN:
        not_found()
    places = list_for_own_feed(
        db.session, digest=token_digest(token), since=today - KEPT_IN_FEED, today=today
    )
    if places is None:
        not_found()
    by = Sender.from_settings(current_app.config)
    written = [written_for_feed(held, by) for held in places]
    name = f"Your events – {by.body_name}"
    built = bind_entries(written, method="PUBLISH", name=name, ttl=REFRESH)
    response = calendar_file(built, "your-events.ics")
    response.headers["Cache-Control"] = "private, no-cache"
    return response


@signed_in
def feed_page() -> ResponseReturnValue:
    made_at = find_feed_made_at(db.session, the_person())
    return render_template(
        "registrations/calendar_feed.html",
        made_at=made_at,
        address=_address() if made_at else "",
    )


@signed_in
def renew_address() -> ResponseReturnValue:
    if not EmptyForm().validate_on_submit():
        return redirect(url_for("registrations.feed_page"), 303)
    moment = now()
    token = renew_feed(db.session, person=the_person(), now=moment)
    session["feed"] = [token, (moment + SHOWN_FOR).timestamp()]
    return redirect(url_for("registrations.feed_page"), 303)


@signed_in
def confirm_end_of_feed() -> ResponseReturnValue:
    if find_feed_made_at(db.session, the_person()) is None:
        return redirect(url_for("registrations.feed_page"))
    return render_template("registrations/calendar_feed_end.html")


@signed_in
def take_feed_away() -> ResponseReturnValue:
    if EmptyForm().validate_on_submit():
        end_feed(db.session, person=the_person())
        session.pop("feed", None)
    return redirect(url_for("registrations.feed_page"), 303)


def _address() -> str:
    """The address that was made in this browser in the last minutes; it is not kept elsewhere."""
    token, until = session.get("feed") or ("", 0.0)
    if now().timestamp() > until:
        return ""
    return sender().link(f"/calendar/{token}.ics")
