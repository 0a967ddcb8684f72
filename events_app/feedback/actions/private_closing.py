"""Close a round about a private meeting, once, and what its hosts do with it afterwards."""

from collections.abc import Sequence
from datetime import datetime

from events_app.feedback.actions.drawing import shuffled
from events_app.feedback.actions.private import NOBODY, from_text
from events_app.feedback.actions.unsealing import by_question
from events_app.feedback.boxes import Box
from events_app.feedback.figures import FEWEST, release
from events_app.feedback.queries.private import (
    READABLE_FOR,
    find_round,
    find_round_of,
    list_boxes,
    list_tickets,
)
from events_app.feedback.questions import find_questions
from events_app.feedback.refusals import NotOpen, TooMany
from events_app.forums import chain
from events_app.forums.actions.invitations import locked
from events_app.forums.facts import Forum, Meeting, Place
from events_app.forums.rounds import Round
from events_app.forums.sealed_rows import Kept
from events_app.forums.store import SealedStore
from events_app.models.feedback import RoundState
from events_app.models.people import Person


def close_due(store: SealedStore, forum_id: str, *, now: datetime) -> None:
    """Close what is due, and destroy what people wrote once its time to be read is over."""
    for kept in store.list_kind(forum_id, Round):
        if kept.facts.state == RoundState.OPEN and kept.facts.closes_at <= now:
            close_privately(store, forum_id, kept.id, now=now)
        elif kept.facts.said and kept.facts.said_until_at and kept.facts.said_until_at <= now:
            kept.facts.said = []
            store.save(kept)


def close_privately(store: SealedStore, forum_id: str, round_id: str, *, now: datetime) -> None:
    """Close a round: as `closing.close`, but for the hosts alone. Raises NotOpen.

    What people wrote waits, shuffled, for a host to put it in their own words. Afterwards the files
    are to be rewritten, outside the transaction.
    """
    forum = locked(store, forum_id)
    asked = find_round(store, forum_id, round_id)
    if asked is None or asked.facts.state != RoundState.OPEN:
        raise NotOpen
    boxes = list_boxes(store, asked)
    people = len(boxes) // len(asked.facts.questions)
    if people < FEWEST:
        asked.facts.state = RoundState.NOT_ENOUGH
    else:
        opened = [Box(from_text(b.facts.head), from_text(b.facts.body)) for b in boxes]
        _release(asked.facts, opened, people, now)
    asked.facts.private_key = ""
    store.save(asked)
    store.remove([*boxes, *list_tickets(store, asked)])
    for place in store.list_kind(forum_id, Place):
        if place.facts.tickets.pop(asked.facts.meeting, None):
            store.save(place)
    chain.keep(store, forum, by=NOBODY, what="closed what was asked about a meeting", now=now)


def put_in_own_words(
    store: SealedStore,
    *,
    forum: Kept[Forum],
    meeting_id: str,
    words: str,
    by: Person,
    now: datetime,
) -> None:
    """Keep what a host takes from the comments, and destroy the comments. Raises NotOpen."""
    fresh = locked(store, forum.id)
    asked = find_round_of(store, fresh, meeting_id)
    if asked is None or not asked.facts.said:
        raise NotOpen
    asked.facts.in_own_words, asked.facts.said = words, []
    asked.facts.rewritten = False
    store.save(asked)
    chain.keep(store, fresh, by=by.id, what="put comments in their own words", now=now)


def count_in_the_room(
    store: SealedStore, *, forum: Kept[Forum], meeting: Kept[Meeting], number: int, by: Person,
    now: datetime,
) -> None:  # fmt: skip
    """Keep how many said in the room that they felt able to speak openly. Raises TooMany."""
    if number > (meeting.facts.attended or 0):
        raise TooMany(meeting.facts.attended or 0)
    fresh = locked(store, forum.id)
    meeting.facts.felt_open = number
    store.save(meeting)
    chain.keep(store, fresh, by=by.id, what="counted a round in the room", now=now)


def list_not_rewritten(store: SealedStore, forum_ids: Sequence[str]) -> list[Kept[Round]]:
    """Rounds that are over while the files may still hold their rows."""
    rounds = store.list_of_all(forum_ids, Round)
    return [r for r in rounds if r.facts.state != RoundState.OPEN and not r.facts.rewritten]


def note_rewritten(store: SealedStore, rounds: Sequence[Kept[Round]]) -> None:
    """The database's files hold nothing of these rounds any more."""
    for kept in rounds:
        kept.facts.rewritten = True
        store.save(kept)


def _release(facts: Round, opened: list[Box], people: int, now: datetime) -> None:
    answers = by_question(facts, from_text(facts.private_key), opened)
    questions = find_questions(facts.questions)
    facts.answered = people
    facts.released = {
        question.key: release(question, answers[question.key])
        for question in questions
        if not question.is_text
    }
    said = [words for q in questions if q.is_text for words in answers[q.key]]
    facts.said, facts.said_until_at = list(shuffled(said)), now + READABLE_FOR
    facts.state = RoundState.CLOSED
