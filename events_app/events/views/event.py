"""One event's pages."""

from flask import render_template
from flask.typing import ResponseReturnValue

from events_app import policy
from events_app.clock import london_date
from events_app.eligibility import describe_audience
from events_app.events.place import place
from events_app.events.queries.events import find_event, find_event_and_own
from events_app.events.queries.guests import find_invitation
from events_app.events.queries.names import list_audience_names
from events_app.events.queries.sessions import find_programme
from events_app.events.standing import standing, waiting_list_is_open
from events_app.events.words import places_in_words, recording_in_words
from events_app.extensions import db
from events_app.models.events import Event, EventKind
from events_app.web.access import current_person, now, public
from events_app.web.errors import not_found


@public
def event(slug: str) -> ResponseReturnValue:
    person, moment = current_person(), now()
    found = find_event_and_own(db.session, person, slug) or not_found()
    event, names = found.event, list_audience_names(db.session, found.audience)
    today = london_date(moment)
    programmed = find_programme(db.session, event.id)
    verdict = policy.register_for(person, event, today=today, names=names) if person else None
    return render_template(
        "events/event.html",
        event=event,
        registration=found.own,
        verdict=verdict,
        as_guest=verdict is not None and not verdict.eligible and is_invited(event),
        known=found.known or (person is not None and person.access_needs is not None),
        standing=standing(event, moment),
        can_wait=waiting_list_is_open(event, moment),
        audience=describe_audience(found.audience, names) if found.audience else "",
        place=place(event),
        places=places_in_words(event),
        recording=recording_in_words(event),
        programme=programmed,
        # a conference has sessions; a webinar without any is all that there will be
        has_programme=bool(programmed.sessions) or event.kind == EventKind.CONFERENCE,
        of_the_team=policy.plan_events(person),
    )


@public
def programme(slug: str) -> ResponseReturnValue:
    event = find_event(db.session, current_person(), slug) or not_found()
    return render_template(
        "events/programme.html",
        event=event,
        programme=find_programme(db.session, event.id),
    )


def is_invited(event: Event) -> bool:
    """Whether the person who looks may come to this event as a guest."""
    person = current_person()
    if person is None:
        return False
    return policy.come_as_guest(person, event, find_invitation(db.session, person, event))
