"""“Who will see what”, act by act: a part’s pages change if, and only if, the table says so."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest

from events_app.forums.actions import invitations, meetings, membership, themes
from events_app.forums.facts import Meeting, Part, Place
from events_app.forums.policy import WHO_SEES, Information
from events_app.forums.queries.people import list_people
from events_app.forums.queries.places import owner_of
from events_app.forums.rounds import Round
from events_app.forums.sealed_rows import Kept
from events_app.models.people import Person
from tests.conftest import NOW
from tests.factories import make_person
from tests.factories.forums import (
    forum_of,
    invite,
    make_chair,
    make_forum,
    make_member,
    sealed_store,
)

#: when notes can be read
LATER = NOW + timedelta(days=3)
#: of a meeting's page
SUBPAGES = ("", "/notes", "/change", "/count", "/feedback")
_TOKEN = re.compile(r'name="csrf_token" value="[^"]+"')


class InForum:
    """Somebody of each kind, and somebody else of whom there is something to know."""

    def __init__(self, session, host) -> None:
        self.session, self.host = session, host
        self.store = sealed_store(session)
        self.seat = make_forum(session, host=host)
        self.forum_id = self.seat.forum_id
        self.other = make_chair(session, full_name="Somebody Else")
        self.place = make_member(session, self.seat, self.other)
        self.invited = invite(session, self.seat, make_chair(session, full_name="Only Invited"))
        helper = make_person(session)
        membership.name_assistant(self.store, place=self.place, assistant=helper, now=NOW)
        ends = NOW - timedelta(hours=1)
        starts = NOW + timedelta(days=5)
        self.over = self.store.add(self.forum_id, Meeting(NOW - timedelta(hours=2), ends)).id
        self.ahead = self.store.add(
            self.forum_id, Meeting(starts, starts + timedelta(hours=1), agenda="First")
        ).id
        self.watching = {
            Part.HOST: self.seat,
            Part.MEMBER: make_member(session, self.seat, make_chair(session)),
            Part.FACILITATOR: make_member(
                session, self.seat, make_person(session), Part.FACILITATOR
            ),
        }
        (self.watching[Part.ASSISTANT],) = self.store.list_owned(Place, owner_of(helper.id))
        session.commit()

    @property
    def forum(self):
        return forum_of(self.session, self.seat)

    def fresh(self):
        return self.store.find_by_handle(Place, self.place.handle)


def whose(at: InForum, place: Kept[Place]) -> Person:
    return list_people(at.store, [place.facts.person])[place.facts.person]


def invite_somebody(at: InForum) -> None:
    invite(at.session, at.seat, make_chair(at.session, full_name="Newly Invited"))


def reply(at: InForum) -> None:
    person = whose(at, at.invited)
    invitations.decline(at.store, place=at.invited, person=person, never_again=False, now=NOW)


def answer_a_date(at: InForum) -> None:
    meetings.answer_date(
        at.store, place=at.fresh(), meeting_id=at.ahead, coming=True, by=at.other, now=NOW
    )


def count_who_came(at: InForum) -> None:
    meetings.count_attended(
        at.store, forum_id=at.forum_id, meeting_id=at.over, number=4, by=at.host, now=NOW
    )


def come_and_be_named(at: InForum) -> None:
    person = whose(at, at.invited)
    place = invitations.accept(at.store, place=at.invited, person=person, rules_version=1, now=NOW)
    membership.choose_to_be_named(
        at.store, place=place, show_name=True, name_attendance=True, now=NOW
    )


def write_an_agenda(at: InForum) -> None:
    kept = next(m for m in at.store.list_kind(at.forum_id, Meeting) if m.id == at.ahead)
    kept.facts.agenda, kept.facts.papers = "Another agenda", "A paper"
    at.store.save(kept)


def write_notes(at: InForum) -> None:
    themes.write_themes(
        at.store, forum_id=at.forum_id, meeting_id=at.over, text="Heard.", by=at.host, now=NOW
    )


def give_feedback(at: InForum) -> None:
    """Five gave it, and it has closed."""
    closed = Round(at.over, 8, NOW, ["change"], "", "", "closed", 5, {}, ["Listen more"], LATER)
    at.store.add(at.forum_id, closed)


def raise_a_concern(at: InForum) -> None:
    membership.raise_concern(at.store, forum=at.forum, text="Repeated.", name="", now=NOW)


def choose_where_alerts_go(at: InForum) -> None:
    place = at.fresh()
    place.facts.alert = "somebody@home.example"
    at.store.save(place)


def choose_a_hold(at: InForum) -> None:
    meetings.choose_hold(at.store, place=at.fresh(), person=at.other, hold=True, now=NOW)


#: what is said is not kept and logs hold nothing: nothing in the product can show either
ACTS: dict[Information, Callable[[InForum], None]] = {
    Information.INVITED: invite_somebody,
    Information.REPLY: reply,
    Information.DATES: answer_a_date,
    Information.ATTENDED: count_who_came,
    Information.NAME: come_and_be_named,
    Information.MEETINGS: write_an_agenda,
    Information.THEMES: write_notes,
    Information.FEEDBACK: give_feedback,
    Information.CONCERNS: raise_a_concern,
    Information.ALERTS: choose_where_alerts_go,
    Information.CALENDAR: choose_a_hold,
}


def pages_of(at: InForum, part: Part) -> list[str]:
    """Every page that somebody with this part can open, whether it is there for them or not."""
    base = f"/{'host' if part == Part.HOST else 'p'}/{at.watching[part].facts.address}"
    more = ["", "/people", "/rules", "/calendar", "/alerts", "/assistant", "/new-host", "/pause"]
    more += ["/leave", "/concern", "/invite", "/invitations", "/deputy", "/hand-over", "/close"]
    for meeting_id in (at.over, at.ahead):
        more += [f"/m/{meeting_id}{page}" for page in SUBPAGES]
    return [*(f"{base}{path}" for path in more), "/p", "/host", "/messages", "/your-events"]


@pytest.fixture
def look(client, session, sign_in, set_clock):
    def looked(at, part):
        person = session.get_one(Person, at.watching[part].facts.person)
        set_clock(LATER)
        sign_in(client, person)
        seen = [_TOKEN.sub("", client.get(page).text) for page in pages_of(at, part)]
        set_clock(NOW)
        return seen

    return looked


@pytest.mark.parametrize("information", ACTS, ids=lambda information: information.name.lower())
def test_the_pages_change_for_those_who_see_it_and_for_nobody_else(
    session, host, look, information
):
    at = InForum(session, host)
    before = {part: look(at, part) for part in Part}
    ACTS[information](at)
    session.commit()
    changed = {part for part in Part if look(at, part) != before[part]}
    (row,) = (row for row in WHO_SEES if row.information == information)
    assert changed == row.parts


def test_every_row_of_the_table_is_tried_or_can_be_seen_nowhere():
    nowhere = {Information.SAID, Information.LOGS}
    assert set(ACTS) == set(Information) - nowhere
    assert all(not row.parts for row in WHO_SEES if row.information in nowhere)
