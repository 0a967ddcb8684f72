"""Who sees what of a forum, and who may do what: one table, in code and in the words people read.

`WHO_SEES` is what the invitation shows and what the views ask; a test compares the two.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import cast

from events_app.clock import london_date
from events_app.eligibility import Items, describe_audience, judge
from events_app.forums.facts import Forum, Part, Place, PlaceState
from events_app.models.people import AccountRole, Person
from events_app.policy import has_role


class Information(StrEnum):
    """What there is to know of a forum and of the people in it."""

    INVITED = "That you were invited"
    REPLY = "Your reply"
    DATES = "Which dates you can make"
    ATTENDED = "That you attended"
    NAME = "Your name as a member"
    MEETINGS = "When the forum meets, the agenda and the papers"
    SAID = "What you say"
    THEMES = "Notes of themes"
    CONCERNS = "A concern that you raise"
    ALERTS = "The address for alerts that you choose"
    CALENDAR = "Your calendar"
    LOGS = "System logs"


@dataclass(frozen=True)
class Sees:
    """One row of "Who will see what": who, in how far, for how long."""

    information: Information
    parts: frozenset[Part]
    #: said after who sees it
    how: str
    until: str

    @property
    def who(self) -> str:
        """Who sees it, in words."""
        names = [_WORDS[part] for part in Part if part in self.parts]
        words = " and ".join(", ".join(names).rsplit(", ", 1)) if names else "Nobody"
        return f"{words[:1].upper()}{words[1:]}{self.how}"


_WORDS = {
    Part.HOST: "the forum host and the deputy host",
    Part.MEMBER: "members",
    Part.FACILITATOR: "facilitators",
    Part.ASSISTANT: "the assistant you name",
}


def _sees(information: Information, *parts: Part, how: str, until: str) -> Sees:
    return Sees(information, frozenset(parts), how, until)


HOST, MEMBER, FACILITATOR, ASSISTANT = Part.HOST, Part.MEMBER, Part.FACILITATOR, Part.ASSISTANT
CLOSES = "Until the forum closes"

WHO_SEES: tuple[Sees, ...] = (
    _sees(Information.INVITED, HOST, how="", until=CLOSES),
    _sees(Information.REPLY, HOST, how="", until=CLOSES),
    _sees(
        Information.DATES, HOST, ASSISTANT, how=", if you name one", until="Until the forum closes"
    ),
    _sees(
        Information.ATTENDED, HOST, how=", as a number. Your name only if you agree",
        until="30 days, then the number only",
    ),
    _sees(
        Information.NAME, HOST, MEMBER, how=", members only if you agree", until="Until you leave"
    ),
    _sees(Information.MEETINGS, HOST, MEMBER, FACILITATOR, how="", until=CLOSES),
    _sees(
        Information.SAID, how=" who was not in the meeting. It is not recorded or transcribed",
        until="Not kept",
    ),
    _sees(
        Information.THEMES, HOST, MEMBER,
        how=", after 48 hours in which members can stop them. No names or trusts",
        until="As long as the forum says, and until it closes",
    ),
    _sees(
        Information.CONCERNS, how=" in the forum. A named independent person reads it",
        until="Until it is dealt with",
    ),
    _sees(Information.ALERTS, how="", until="Until you change it or leave"),
    _sees(
        Information.CALENDAR, how=", unless you choose a hold that says “Private meeting”",
        until="You control it",
    ),
    _sees(Information.LOGS, how=". They hold neither your name nor the forum", until="Not kept"),
)  # fmt: skip

_BY_INFORMATION = {row.information: row.parts for row in WHO_SEES}


def sees(part: str, information: Information) -> bool:
    """Whether somebody with that part sees that of the others."""
    return part in _BY_INFORMATION[information]


def host_forums(person: Person | None) -> bool:
    """Forums are hosted by accounts with the role."""
    return has_role(person, AccountRole.FORUM_HOST)


def close_unseen(person: Person | None) -> bool:
    """Administrators close a forum by its id and see nothing of it."""
    return has_role(person, AccountRole.ADMINISTRATOR)


def hold_place(place: Place, forum: Forum, person: Person, *, now: datetime) -> bool:
    """Whether a place still lets its person in: asked at every request.

    A member's ends with the appointment that it rests on, a host's with the account role, an
    invitation with its time.
    """
    if place.person != person.id:
        return False
    if place.state == PlaceState.INVITED and place.until_at <= now:
        return False
    if place.state not in (PlaceState.INVITED, PlaceState.ACCEPTED):
        return False
    if place.part == HOST:
        return host_forums(person)
    return place.part != MEMBER or is_for(forum, person, now=now)


def is_for(forum: Forum, person: Person, *, now: datetime) -> bool:
    """Whether a forum is for this person today, by the appointments that they hold."""
    today = london_date(now)
    return judge(
        cast(Items, forum.conditions), person.appointments, today=today, first_day=today
    ).eligible


def who_it_is_for(forum: Forum) -> str:
    """Whom a forum is for, in words: "Trust chairs in London"."""
    words = describe_audience(forum.conditions)
    return words[:1].upper() + words[1:]


def missing_tasks(forum: Forum) -> Sequence[str]:
    """What a host has still to do before anybody can be invited, by the names of the tasks."""
    done = {
        "purpose": bool(forum.title and forum.purpose),
        "audience": bool(forum.audience),
        "rules": forum.rules_version > 0,
        "who-can-see": forum.who_can_see_read,
        "platform": len(forum.checklist) == len(PLATFORM),
        "dates": bool(forum.dates),
        "deputy": bool(forum.deputy),
        "keeping": forum.months_kept > 0 and bool(forum.aftercare),
    }
    return [name for name, is_done in done.items() if not is_done]


#: what has to be true of the video platform, by name
PLATFORM = {
    "recording": "Recording is off",
    "transcription": "Transcription is off",
    "note-takers": "AI note-takers are blocked",
    "report": "The attendance report is off",
    "lobby": "The lobby is on, and only hosts let people in",
    "rename": "People can change the name that is shown",
    "title": "The meeting’s title in the platform is neutral",
}
