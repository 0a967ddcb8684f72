"""The waiting list of an event: its order, its offers, and who makes them."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from events_app.extensions import db
from events_app.models.lists import PAGE_SIZE
from events_app.refusal import Refusal
from events_app.registrations.actions import offer_rounds, offers
from events_app.registrations.attendee_filters import page_in
from events_app.registrations.queries.offers import is_automatic, list_in_line
from events_app.registrations.views.finding import sender
from events_app.registrations.views.team.finding import attendee_of, event_of
from events_app.registrations.views.team.person import page_of, refused
from events_app.web.access import event_team, now, the_person
from events_app.web.errors import not_found
from events_app.web.forms import EmptyForm


@event_team
def in_line(event_id: str) -> ResponseReturnValue:
    event, number = event_of(event_id), page_in(request.args)
    rows = list_in_line(db.session, event, number, PAGE_SIZE)
    if number > 1 and not rows:
        not_found()
    total = rows[0].total if rows else 0
    return render_template(
        "registrations/team/waiting_list.html",
        event=event,
        rows=rows,
        total=total,
        number=number,
        pages=max(1, -(-total // PAGE_SIZE)),
        first=(number - 1) * PAGE_SIZE,
        automatic=is_automatic(db.session, event),
    )


@event_team
def switch(event_id: str) -> ResponseReturnValue:
    event = event_of(event_id)
    there = url_for("registrations.in_line", event_id=event.id)
    if not EmptyForm().validate_on_submit():
        return redirect(there, 303)
    automatic = request.form.get("offers") == "automatic"
    offer_rounds.set_automatic(
        db.session, event=event, automatic=automatic, by=the_person(), now=now()
    )
    return redirect(there, 303)


@event_team
def confirm_offer(event_id: str, registration_id: str) -> ResponseReturnValue:
    found = attendee_of(event_of(event_id), registration_id)
    return render_template(
        "registrations/team/person_offer.html", registration=found, event=found.event
    )


@event_team
def offer(event_id: str, registration_id: str) -> ResponseReturnValue:
    found = attendee_of(event_of(event_id), registration_id)
    if not EmptyForm().validate_on_submit():
        return redirect(request.path, 303)
    try:
        offers.offer_to(db.session, registration=found, by=the_person(), sender=sender(), now=now())
    except Refusal as refusal:
        return refused(found, refusal)
    return redirect(page_of(found), 303)
