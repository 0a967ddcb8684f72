"""Find and allow, for the pages of registering: the event, and whether it is for the person."""

from dataclasses import dataclass
from datetime import datetime

from flask import current_app, make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from events_app import policy
from events_app.clock import london_date
from events_app.eligibility import Verdict
from events_app.events.queries.events import find_event
from events_app.events.queries.guests import find_invitation
from events_app.events.queries.names import list_audience_names
from events_app.events.standing import Standing, standing
from events_app.extensions import db
from events_app.mail.sender import Sender
from events_app.models.events import Event
from events_app.models.people import Person
from events_app.models.registrations import Registration
from events_app.refusal import Refusal
from events_app.registrations.refusals import AlreadyRegistered, EventIsFull, not_taken
from events_app.web.access import now, the_person
from events_app.web.errors import not_found


@dataclass(frozen=True)
class Asking:
    """Somebody who wants to register for an event, at a moment."""

    person: Person
    event: Event
    now: datetime
    verdict: Verdict
    standing: Standing


def find_asking(slug: str) -> Asking:
    """The event of this address as the person may see it, or not found."""
    return find_asking_for(the_person(), slug)


def find_asking_for(person: Person, slug: str) -> Asking:
    """The same for somebody, who is not always the one who looks."""
    moment = now()
    event = find_event(db.session, person, slug) or not_found()
    names = list_audience_names(db.session, event.audience)
    verdict = policy.register_for(person, event, today=london_date(moment), names=names)
    return Asking(person, event, moment, verdict, standing(event, moment))


def refused(asking: Asking) -> ResponseReturnValue | None:
    """The page that says why not, when the event is not for them or takes nobody now."""
    if asking.standing not in {Standing.OPEN, Standing.FULL}:
        return no_page(asking.event, not_taken(asking.event, asking.standing))
    if not asking.verdict.eligible and _is_invited(asking):
        return redirect(url_for("registrations.invitation", slug=asking.event.slug), 303)
    if not asking.verdict.eligible:
        page = render_template(
            "registrations/not_for_you.html", event=asking.event, verdict=asking.verdict
        )
        return make_response(page, 403)
    return None


def _is_invited(asking: Asking) -> bool:
    guest = find_invitation(db.session, asking.person, asking.event)
    return policy.come_as_guest(asking.person, asking.event, guest)


def no_page(event: Event, refusal: Refusal) -> ResponseReturnValue:
    """What to show for a refusal that came when the button was pressed."""
    if isinstance(refusal, AlreadyRegistered):
        return redirect(own_page(refusal.registration), 303)
    template = "now_full" if isinstance(refusal, EventIsFull) else "not_now"
    page = render_template(f"registrations/{template}.html", event=event, refusal=refusal)
    return make_response(page, 409)


def own_page(registration: Registration) -> str:
    return url_for("registrations.registration", reference=registration.reference)


def sender() -> Sender:
    return Sender.from_settings(current_app.config)
