"""Find, for the pages of the directory: an entry, its access needs, the choices of its forms."""

from flask import current_app

from events_app.extensions import db
from events_app.mail.sender import Sender
from events_app.models.asks import Ask, AskState
from events_app.models.organisations import Organisation
from events_app.models.speakers import Speaker
from events_app.people.queries.organisations import find_organisation
from events_app.sealing import SealingKeys
from events_app.speakers.access_needs import PURPOSE, open_needs
from events_app.speakers.queries.asks import find_ask, find_own_ask
from events_app.speakers.queries.sessions import SessionToPlan, find_session_to_plan
from events_app.speakers.queries.speakers import find_own_profile, find_speaker
from events_app.web.access import the_person
from events_app.web.errors import not_found
from events_app.web.row_ids import row_id


def the_speaker(reference: str) -> Speaker:
    """The entry of this address, or not found."""
    return find_speaker(db.session, reference) or not_found()


def the_session(part: str) -> SessionToPlan:
    """The session of this address, or not found."""
    return find_session_to_plan(db.session, row_id(part)) or not_found()


def own_profile() -> Speaker:
    """The entry of the person who asks, or not found."""
    return find_own_profile(db.session, the_person()) or not_found()


def own_ask(reference: str) -> Ask:
    """The request of this address, of the person who asks, or not found."""
    return find_own_ask(db.session, the_person(), reference) or not_found()


def accepted_ask(reference: str) -> Ask:
    """The same, once the person has said yes and while they take part."""
    ask = own_ask(reference)
    return ask if ask.state == AskState.ACCEPTED else not_found()


def the_ask(reference: str) -> Ask:
    """The request of this address, for the event team, or not found."""
    return find_ask(db.session, reference) or not_found()


def planned_of(ask: Ask) -> SessionToPlan | None:
    """The session that somebody is asked for, unless it is no longer in the programme."""
    return find_session_to_plan(db.session, ask.session_id) if ask.session_id else None


def keys() -> SealingKeys:
    """What seals access needs."""
    return SealingKeys.from_setting(current_app.config["SEALING_KEYS"], PURPOSE)


def needs_of(speaker: Speaker) -> str:
    """What helps somebody take part, opened."""
    return open_needs(speaker, keys())


def chosen_trust(code: str | None) -> Organisation | None:
    """The trust that a form selected."""
    return find_organisation(db.session, code) if code else None


def sender() -> Sender:
    return Sender.from_settings(current_app.config)
