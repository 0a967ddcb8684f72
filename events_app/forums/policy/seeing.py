"""Who sees what of a forum: one table, in code and in the words that people read.

`WHO_SEES` is what the invitation shows; a test compares it with what each part can reach.
"""

from dataclasses import dataclass
from enum import StrEnum

from events_app.forums.facts import Part


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
    FEEDBACK = "Feedback that you give on a meeting"
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
        Information.FEEDBACK, HOST,
        how=", from 5 answers up and never whose they are",
        until="Words for up to 14 days after it closes, figures until the forum closes",
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
