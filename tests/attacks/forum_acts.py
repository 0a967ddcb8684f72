"""What may happen in the forum while others do something else: one function each."""

from collections.abc import Callable
from datetime import timedelta

from sqlalchemy.orm import Session

from events_app.feedback.actions.private import open_round
from events_app.feedback.actions.private_closing import close_privately
from events_app.feedback.queries.private import list_to_ask
from events_app.forums.actions import closing, invitations, meetings, membership, setting_up
from events_app.forums.actions.upkeep import keep_up
from events_app.forums.facts import Meeting, Part, Place, PlaceState
from events_app.forums.queries.concerns import list_concerns
from events_app.forums.queries.meetings import list_meetings
from events_app.forums.queries.people import list_people
from events_app.forums.queries.places import list_places
from events_app.forums.sealed_rows import Kept
from events_app.forums.store import SealedStore
from events_app.models.people import Person
from events_app.refusal import Refusal
from tests.attacks.cast import Cast
from tests.conftest import NOW
from tests.factories.forums import make_forum, sealed_store


class InForum:
    """The forum, its host, and whoever comes first for something."""

    def __init__(self, session: Session, cast: Cast, forum_id: str) -> None:
        self.session, self.cast, self.forum_id = session, cast, forum_id
        self.store: SealedStore = sealed_store(session)
        found = list_people(self.store, cast.insiders.values())
        self.people = {part: found[number] for part, number in cast.insiders.items()}
        self.by: Person = self.people["host"]

    def first(self, state: PlaceState) -> tuple[Kept[Place], Person]:
        """The first member's place of that state with its person."""
        forum = self.store.find_forum(self.forum_id)
        places = list_places(self.store, forum, Part.MEMBER) if forum else []
        place = next((p for p in places if p.facts.state == state), None)
        if place is None:
            raise Refusal("nobody")
        known = {person.id: person for person in self.people.values()}
        return place, known[place.facts.person]

    def meeting(self) -> Kept[Meeting]:
        """The meeting that is still to come."""
        forum = self.store.find_forum(self.forum_id)
        found = (
            [m for m in list_meetings(self.store, forum) if m.facts.starts_at > NOW]
            if forum
            else []
        )
        if not found:
            raise Refusal("none")
        return found[0]


def invite(at: InForum) -> None:
    invitations.invite(
        at.store,
        forum_id=at.forum_id,
        person=at.people["left"],
        part=Part.MEMBER,
        by=at.by,
        now=NOW,
    )


def accept(at: InForum) -> None:
    place, person = at.first(PlaceState.INVITED)
    version = at.store.find_forum(at.forum_id).facts.rules_version
    invitations.accept(at.store, place=place, person=person, rules_version=version, now=NOW)


def decline(at: InForum) -> None:
    place, person = at.first(PlaceState.INVITED)
    invitations.decline(at.store, place=place, person=person, never_again=True, now=NOW)


def revoke(at: InForum) -> None:
    place, person = at.first(PlaceState.ACCEPTED)
    invitations.revoke(
        at.store, forum_id=at.forum_id, place_id=place.id, person=person, by=at.by, now=NOW
    )


def leave(at: InForum) -> None:
    place, person = at.first(PlaceState.ACCEPTED)
    membership.leave_forum(at.store, place=place, person=person, now=NOW)


def pause(at: InForum) -> None:
    place, _person = at.first(PlaceState.ACCEPTED)
    membership.pause(at.store, place=place, paused=True, now=NOW)


def meet(at: InForum) -> None:
    starts = NOW + timedelta(days=3)
    planned = Meeting(starts, starts + timedelta(hours=1), agenda="Canary")
    meetings.set_meeting(at.store, forum_id=at.forum_id, meeting=planned, by=at.by, now=NOW)


def answer(at: InForum) -> None:
    place, person = at.first(PlaceState.ACCEPTED)
    meeting = at.meeting()
    meetings.answer_date(
        at.store, place=place, meeting_id=meeting.id, coming=True, by=person, now=NOW
    )


def hold(at: InForum) -> None:
    place, person = at.first(PlaceState.ACCEPTED)
    meetings.choose_hold(at.store, place=place, person=person, hold=True, now=NOW)


def other_rules(at: InForum) -> None:
    setting_up.write_rules(at.store, forum_id=at.forum_id, text="Others", by=at.by, now=NOW)


def concern(at: InForum) -> None:
    place, _person = at.first(PlaceState.ACCEPTED)
    forum = at.store.find_forum(place.forum_id)
    before = {kept.id for kept in list_concerns(at.store)}
    membership.raise_concern(at.store, forum=forum, text="Canary", name="", now=NOW)
    for kept in list_concerns(at.store):
        if kept.id not in before:
            closing.deal_with(at.store, concern_id=kept.id)


def feedback(at: InForum) -> None:
    """Members are asked about a meeting; then it closes, with too few answers."""
    forum = at.store.find_forum(at.forum_id)
    if forum is None:
        raise Refusal("none")
    meeting_id = at.meeting().id
    asked = list_to_ask(at.store, forum, meeting_id)
    opened = open_round(at.store, at.forum_id, meeting_id, asked, now=NOW)
    close_privately(at.store, at.forum_id, opened.id, now=NOW)


def upkeep(at: InForum) -> None:
    keep_up(at.store, now=NOW + timedelta(days=8))


def another_forum(at: InForum) -> None:
    make_forum(at.session, host=at.by, deputy=at.people["deputy"], title="Canary forum")


def close(at: InForum) -> None:
    closing.close_forum(at.store, forum_id=at.forum_id, now=NOW)


ACTS: tuple[Callable[[InForum], None], ...] = (
    invite, accept, decline, revoke, leave, pause, meet, answer, hold, other_rules, concern,
    another_forum, feedback, close,
)  # fmt: skip


def act(session: Session, cast: Cast, forum_id: str, what: Callable[[InForum], None]) -> None:
    """Do it, if it can be done now."""
    try:
        what(InForum(session, cast, forum_id))
    except Refusal:
        session.rollback()
