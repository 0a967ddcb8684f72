"""Joining the waiting list of an event that is full."""

from flask import redirect, url_for
from flask.typing import ResponseReturnValue

from events_app.events.standing import Standing, waiting_list_is_open
from events_app.extensions import db
from events_app.registrations.queries.registrations import list_own
from events_app.registrations.refusals import waiting_list_is_closed
from events_app.registrations.views.finding import find_asking, no_page, own_page, refused
from events_app.registrations.views.register import (
    check_page,
    live_registration,
    place_or_refuse,
)
from events_app.web.access import signed_in


@signed_in
def waiting_list(slug: str) -> ResponseReturnValue:
    asking = find_asking(slug)
    own = list_own(db.session, asking.person)
    if (live := live_registration(asking, own)) is not None:
        return redirect(own_page(live))
    if (page := refused(asking)) is not None:
        return page
    if asking.standing is not Standing.FULL:
        return redirect(url_for("registrations.access", slug=slug))
    if not waiting_list_is_open(asking.event, asking.now):
        return no_page(asking.event, waiting_list_is_closed())
    return check_page("registrations/waiting_list.html", asking, own)


@signed_in
def join(slug: str) -> ResponseReturnValue:
    return place_or_refuse(find_asking(slug), "registrations.waiting_list", or_wait=True)
