"""What one of the two worlds has and the other has not: a forum in which much has happened."""

from dataclasses import dataclass, replace
from datetime import timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from events_app.feedback.actions.private import open_round
from events_app.feedback.queries.private import list_to_ask
from events_app.forums.actions import closing, invitations, meetings, membership, setting_up
from events_app.forums.actions.themes import write_themes
from events_app.forums.actions.upkeep import keep_up
from events_app.forums.facts import Meeting, Part, Place
from events_app.forums.queries.concerns import list_concerns
from events_app.forums.queries.people import list_people
from events_app.forums.rounds import SealedBox
from events_app.forums.sealed_rows import Kept
from events_app.forums.store import SealedStore
from events_app.models.inbox import InboxMessage
from events_app.models.people import Person
from events_app.models.sealed import SealedRecord
from tests.attacks.cast import Cast
from tests.conftest import NOW
from tests.factories.forums import forum_of, invite, make_forum, make_member, sealed_store

TITLE = "Canary forum of six chairs"
AGENDA = "Canary agenda about a board"
NOTES = "Themes that nobody outside has heard"
JOINING = "https://canary-joining.example/room"
#: the event team plans something at the same time: see ANSWERS of the guards
MEETS_AT = NOW.replace(month=9, day=6, hour=17)


@dataclass(frozen=True)
class Hidden:
    """What nobody outside may learn: ids by the parts of addresses, and words."""

    parts: dict[str, list[str]]
    forum_id: str
    places: dict[str, str]
    words: tuple[str, ...]
    #: how many sealed rows there are without the forum
    rows_without: int


def make_busy_forum(session: Session, cast: Cast) -> Hidden:
    """Set a forum up; people accept, decline, leave, meet; notes; a concern that is dealt with."""
    before = set(session.scalars(select(InboxMessage.id)))
    rows_without = session.scalar(select(func.count(SealedRecord.id))) or 0
    people = _people(session, cast)
    seat = make_forum(session, host=people["host"], deputy=people["deputy"], title=TITLE)
    places = _people_come_and_go(session, seat, people)
    meeting = _they_meet(session, seat, people, places)
    store = sealed_store(session)
    setting_up.write_rules(
        store, forum_id=seat.forum_id, text="Canary rules, second version", by=people["host"],
        now=NOW,
    )  # fmt: skip
    # one has read them by now, the others have not
    membership.agree_again(store, place=places["member"], version=2, now=NOW)
    _a_concern(store, seat)
    keep_up(store, now=NOW)
    session.flush()
    messages = sorted(set(session.scalars(select(InboxMessage.id))) - before)
    found = _hidden(session, seat, places, meeting, messages)
    return replace(found, rows_without=rows_without)


def _people(session: Session, cast: Cast) -> dict[str, Person]:
    found = list_people(sealed_store(session), cast.insiders.values())
    return {part: found[number] for part, number in cast.insiders.items()}


def _people_come_and_go(
    session: Session, seat: Kept[Place], people: dict[str, Person]
) -> dict[str, Kept[Place]]:
    store = sealed_store(session)
    places = {
        part: make_member(session, seat, people[part])
        for part in ("member", "held", "left", "unnamed")
    }
    places["facilitator"] = make_member(session, seat, people["facilitator"], Part.FACILITATOR)
    places |= {
        part: invite(session, seat, people[part]) for part in ("invited", "declined", "never")
    }
    for part in ("declined", "never"):
        invitations.decline(
            store, place=places[part], person=people[part], never_again=part == "never", now=NOW
        )
    membership.leave_forum(store, place=places["left"], person=people["left"], now=NOW)
    membership.choose_to_be_named(
        store, place=places["member"], show_name=True, name_attendance=True, now=NOW
    )
    membership.name_assistant(store, place=places["member"], assistant=people["assistant"], now=NOW)
    return places


def _they_meet(
    session: Session, seat: Kept[Place], people: dict[str, Person], places: dict[str, Kept[Place]]
) -> Kept[Meeting]:
    store, host = sealed_store(session), people["host"]
    meetings.choose_hold(store, place=places["held"], person=people["held"], hold=True, now=NOW)
    ends = MEETS_AT + timedelta(minutes=90)
    planned = Meeting(MEETS_AT, ends, agenda=AGENDA, joining=JOINING)
    coming = meetings.set_meeting(store, forum_id=seat.forum_id, meeting=planned, by=host, now=NOW)
    meetings.answer_date(
        store, place=places["member"], meeting_id=coming.id, coming=True, by=people["member"],
        now=NOW,
    )  # fmt: skip
    began = Meeting(NOW - timedelta(hours=2), NOW - timedelta(hours=1), agenda=AGENDA)
    over = store.add(seat.forum_id, replace(began, joining=JOINING))
    meetings.count_attended(
        store, forum_id=seat.forum_id, meeting_id=over.id, number=4, by=host, now=NOW
    )
    write_themes(store, forum_id=seat.forum_id, meeting_id=over.id, text=NOTES, by=host, now=NOW)
    asked = list_to_ask(store, forum_of(session, seat), over.id)
    opened = open_round(store, seat.forum_id, over.id, asked, now=NOW)
    store.add(seat.forum_id, SealedBox(opened.id, "head", "body"))
    return coming


def _a_concern(store: SealedStore, seat: Kept[Place]) -> None:
    """Raised and dealt with: while it waits, the independent person is meant to see it."""
    forum = store.find_forum(seat.forum_id)
    assert forum is not None
    before = {kept.id for kept in list_concerns(store)}
    membership.raise_concern(store, forum=forum, text="Canary concern", name="", now=NOW)
    for kept in list_concerns(store):
        if kept.id not in before:
            closing.deal_with(store, concern_id=kept.id)


def _hidden(
    session: Session,
    seat: Kept[Place],
    places: dict[str, Kept[Place]],
    meeting: Kept[Meeting],
    messages: list[str],
) -> Hidden:
    live = [part for part in ("member", "held", "invited", "facilitator") if part in places]
    addresses = {part: places[part].facts.address for part in live}
    forum = forum_of(session, seat)
    parts = {
        "place": list(addresses.values()),
        "seat": [seat.facts.address],
        "meeting_id": [meeting.id],
        "invitation_id": [places["invited"].id],
        "concern_id": [forum.id],
        "message_id": messages[:1],
    }
    words = (TITLE, AGENDA, NOTES, JOINING, seat.facts.address, *addresses.values())
    return Hidden(parts, forum.id, addresses | {"host": seat.facts.address}, words, 0)
