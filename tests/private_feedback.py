"""A private meeting that was asked about: tickets, answers, rounds, past the pages."""

from events_app.extensions import db
from events_app.feedback.actions.answering import sha256_of
from events_app.feedback.actions.private import give_privately
from events_app.feedback.queries.private import find_private_asked, find_round_of
from events_app.forums.facts import Place
from events_app.forums.queries.places import owner_of
from events_app.models.feedback import FeedbackBox, FeedbackRound, FeedbackTicket
from tests.factories.forums import forum_of, sealed_store

GIVEN = {"openly": "5", "useful": "4", "change": "Telltale words"}


def ticket_of(session, person):
    place = place_of(session, person)
    return next(iter(place.facts.tickets.values()), None)


def place_of(session, person):
    session.rollback()
    (place,) = sealed_store(session).list_owned(Place, owner_of(person.id))
    return place


def asked_of(session, ticket):
    return find_private_asked(sealed_store(session), sha256_of(ticket))


def answer(session, person, **answers):
    ticket = ticket_of(session, person)
    keys = sealed_store(session).keys
    give_privately(db.engine, keys, asked=asked_of(session, ticket), answers=answers)
    session.rollback()


def round_of(session, seat, met):
    session.rollback()
    return find_round_of(sealed_store(session), forum_of(session, seat), met[0])


def everything(session):
    session.rollback()
    tables = (FeedbackRound, FeedbackTicket, FeedbackBox)
    return [session.query(table).count() for table in tables]
