"""One invitation, accepted fifty times at once: one of them counts."""

import threading

from flask import Flask
from sqlalchemy.orm import Session

from events_app.extensions import db
from events_app.forums.actions.invitations import accept
from events_app.forums.facts import Entry, Place
from events_app.forums.refusals import AlreadyAnswered
from events_app.forums.sealed_rows import Kept, Parts
from events_app.models.people import Person
from events_app.models.transaction import will_write
from events_app.people.queries.people import find_person
from tests.conftest import NOW
from tests.factories.forums import invite, make_chair, make_forum, sealed_store

AT_ONCE = 50


def test_of_fifty_acceptances_at_once_one_counts(app: Flask, session: Session) -> None:
    seat = make_forum(session)
    person = make_chair(session)
    place = invite(session, seat, person)
    email, handle = person.email, place.handle
    session.commit()
    outcomes: list[str] = []

    def press() -> None:
        with app.app_context():
            own = db.session()
            will_write(own)
            asking = find_person(own, email)
            assert isinstance(asking, Person)
            try:
                accept(sealed_store(own), place=place, person=asking, rules_version=1, now=NOW)
                own.commit()
                outcomes.append("accepted")
            except AlreadyAnswered:
                own.rollback()
                outcomes.append("refused")
            db.session.remove()

    threads = [threading.Thread(target=press) for _ in range(AT_ONCE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["accepted", *["refused"] * (AT_ONCE - 1)]
    assert (state_of(session, handle), accepted_entries(session, seat)) == ("accepted", 1)


def state_of(session: Session, handle: Parts) -> str:
    kept = sealed_store(session).find_by_handle(Place, handle)
    assert kept is not None
    return kept.facts.state


def accepted_entries(session: Session, seat: Kept[Place]) -> int:
    entries = sealed_store(session).list_kind(seat.forum_id, Entry)
    return [entry.facts.what for entry in entries].count("accepted")
