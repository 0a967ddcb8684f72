"""Reads of feedback on private meetings, all of it in the sealed store."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from events_app.feedback.queries.asked import ASKED_WITHIN
from events_app.feedback.queries.rounds import FEWEST_ASKED
from events_app.feedback.questions import Phase
from events_app.feedback.refusals import TicketNotGood
from events_app.forums.facts import Forum, Meeting, Part, Place
from events_app.forums.queries.meetings import list_taking_part
from events_app.forums.rounds import Round, SealedBox, Ticket
from events_app.forums.sealed_rows import Kept, Parts
from events_app.forums.store import SealedStore
from events_app.models.feedback import RoundState

#: so long after a meeting, as hosts count who came
ASKED_AFTER = timedelta(hours=1)
#: what a form about a private meeting is called: nothing of it names the forum
TITLE = "A private meeting"


@dataclass(frozen=True)
class PrivateAsked:
    """What the holder of a good ticket to a private meeting is asked."""

    ticket: Kept[Ticket] = field(repr=False)
    round: Kept[Round] = field(repr=False)

    @property
    def questions(self) -> list[str]:
        return self.round.facts.questions

    @property
    def phase(self) -> str:
        return Phase.AFTER

    @property
    def title(self) -> str:
        return TITLE


def ticket_key(sha256: bytes) -> Parts:
    """What a ticket is filed under."""
    return ("ticket", sha256.hex())


def find_private_asked(store: SealedStore, sha256: bytes) -> PrivateAsked:
    """What the ticket with this hash opens. Raises TicketNotGood."""
    ticket = store.find_by_handle(Ticket, ticket_key(sha256))
    asked = find_round(store, ticket.forum_id, ticket.facts.round) if ticket else None
    if ticket is None or asked is None or asked.facts.state != RoundState.OPEN:
        raise TicketNotGood
    return PrivateAsked(ticket, asked)


def find_round(store: SealedStore, forum_id: str, round_id: str) -> Kept[Round] | None:
    """One round of a forum."""
    rounds = store.list_kind(forum_id, Round)
    return next((kept for kept in rounds if kept.id == round_id), None)


def find_round_of(store: SealedStore, forum: Kept[Forum], meeting_id: str) -> Kept[Round] | None:
    """The round of a meeting."""
    rounds = store.list_kind(forum.id, Round)
    return next((kept for kept in rounds if kept.facts.meeting == meeting_id), None)


def list_boxes(store: SealedStore, asked: Kept[Round]) -> list[Kept[SealedBox]]:
    """The boxes of a round."""
    boxes = store.list_kind(asked.forum_id, SealedBox)
    return [kept for kept in boxes if kept.facts.round == asked.id]


def list_tickets(store: SealedStore, asked: Kept[Round]) -> list[Kept[Ticket]]:
    """The tickets of a round that nobody has used."""
    tickets = store.list_kind(asked.forum_id, Ticket)
    return [kept for kept in tickets if kept.facts.round == asked.id]


def list_due_meetings(store: SealedStore, forum_id: str, *, now: datetime) -> list[Kept[Meeting]]:
    """Meetings that are over, to which enough came, and about which nobody has been asked."""
    meetings, rounds = store.list_both(forum_id, Meeting, Round)
    asked = {kept.facts.meeting for kept in rounds}
    return [kept for kept in meetings if kept.id not in asked and _is_due(kept.facts, now)]


def list_to_ask(store: SealedStore, forum: Kept[Forum], meeting_id: str) -> list[Kept[Place]]:
    """The places of members who may have been there: who came is a number, so all but those who
    said that they could not. So a ticket does not even say that somebody attended.
    """
    places = [p for p in list_taking_part(store, forum) if p.facts.part == Part.MEMBER]
    return [place for place in places if place.facts.coming.get(meeting_id) is not False]


def is_in_the_room(meeting: Meeting) -> bool:
    """Whether so few came that they are asked in the room, with a number only."""
    return meeting.attended is not None and meeting.attended < FEWEST_ASKED


def _is_due(meeting: Meeting, now: datetime) -> bool:
    since = now - meeting.ends_at
    enough = (meeting.attended or 0) >= FEWEST_ASKED
    return enough and not meeting.cancelled and ASKED_AFTER <= since < ASKED_WITHIN


#: how long a host can read what people wrote before it is destroyed
READABLE_FOR = timedelta(days=14)
