"""Feedback on private meetings: the same protocol, in the sealed store, for the hosts alone."""

import base64
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from events_app.chance import chance
from events_app.feedback import boxes
from events_app.feedback.actions.asking import OPEN_FOR
from events_app.feedback.actions.drawing import TICKET_BYTES, hash_of, shuffled
from events_app.feedback.queries.private import (
    PrivateAsked,
    list_due_meetings,
    list_to_ask,
    ticket_key,
)
from events_app.feedback.queries.rounds import FEWEST_ASKED
from events_app.feedback.questions import PRIVATE
from events_app.feedback.refusals import TicketNotGood
from events_app.forums import chain, letters
from events_app.forums.actions.invitations import locked
from events_app.forums.facts import Place
from events_app.forums.keys import ForumKeys
from events_app.forums.queries.people import list_people
from events_app.forums.rounds import Round, SealedBox, Ticket
from events_app.forums.sealed_rows import Kept
from events_app.forums.store import SealedStore

NOBODY = 0


def ask_about_meetings(store: SealedStore, forum_id: str, *, now: datetime) -> int:
    """Open a round for each meeting that is due; gives how many."""
    return sum(
        ask_about(store, forum_id, meeting.id, now=now) is not None
        for meeting in list_due_meetings(store, forum_id, now=now)
    )


def ask_about(
    store: SealedStore, forum_id: str, meeting_id: str, *, now: datetime
) -> Kept[Round] | None:
    """Ask the members about a meeting; None where too few may have been there."""
    forum = locked(store, forum_id)
    places = list_to_ask(store, forum, meeting_id)
    if len(places) < FEWEST_ASKED:
        return None
    opened = open_round(store, forum_id, meeting_id, places, now=now)
    people = list_people(store, [place.facts.person for place in places])
    for place in shuffled(places):
        if place.facts.person in people:
            person = people[place.facts.person]
            letters.tell(store, place, person, "You can give feedback on a meeting", now=now)
    chain.keep(store, forum, by=NOBODY, what="asked about a meeting", now=now)
    return opened


def open_round(
    store: SealedStore, forum_id: str, meeting_id: str, places: list[Kept[Place]], *, now: datetime
) -> Kept[Round]:
    """A round with a key pair of its own; tickets, drawn at random, and one for each place."""
    private, public = boxes.new_pair()
    facts = Round(
        meeting_id, len(places), now + OPEN_FOR, list(PRIVATE), in_text(public), in_text(private)
    )
    opened = store.add(forum_id, facts)
    drawn = [chance.draw("feedback ticket", TICKET_BYTES) for _ in places]
    for ticket in shuffled(drawn):
        store.add(forum_id, Ticket(opened.id), handle=ticket_key(hash_of(ticket)))
    for place, ticket in zip(shuffled(places), shuffled(drawn), strict=True):
        written = base64.urlsafe_b64encode(ticket).rstrip(b"=").decode()
        place.facts.tickets[meeting_id] = written
        store.save(place)
    return opened


def give_privately(
    engine: Engine, keys: ForumKeys, *, asked: PrivateAsked, answers: Mapping[str, str]
) -> None:
    """Use the ticket and keep the answers, all of them or none. Raises TicketNotGood."""
    public = from_text(asked.round.facts.public_key)
    sealed = [
        boxes.seal(public, number, answers.get(key, ""))
        for number, key in enumerate(asked.questions)
    ]
    with Session(engine.execution_options(writes=True)) as session, session.begin():
        store = SealedStore(session, keys)
        if not store.take(asked.ticket):
            raise TicketNotGood
        for box in sorted(sealed, key=lambda box: box.head):
            facts = SealedBox(asked.round.id, in_text(box.head), in_text(box.body))
            store.add(asked.round.forum_id, facts)


def in_text(raw: bytes) -> str:
    """Bytes as the sealed store keeps them."""
    return base64.b64encode(raw).decode()


def from_text(text: str) -> bytes:
    """What `in_text` wrote."""
    return base64.b64decode(text)
