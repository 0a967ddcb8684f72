"""What needs doing, as lines of the day's page: how much, in words, and where it is done. Pure."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session, scoped_session

from events_app.dates import long_date
from events_app.desk.queries.participants import Facilitator
from events_app.desk.queries.today import Desk
from events_app.models.outreach import GuestState


@dataclass(frozen=True)
class ToDo:
    """One line, with the address at which it is done."""

    words: str
    href: str
    #: the event that it belongs to, with its day; "" where it belongs to none
    event: str = ""
    #: the day of that event; what belongs to none comes first
    day: date = date.min


#: what a feature that stands above the desk has to do: it is asked with the session and the moment
WorkAbove = Callable[[Session | scoped_session[Session], datetime], Sequence[ToDo]]
#: where the application keeps these; `routes.py` says which there are
WORK_ABOVE = "work above the desk"


def what_needs_doing(desk: Desk, events: Iterable[Any]) -> list[ToDo]:
    """Everything at once: what is not about one event first, then by the day of the event.

    `events` are rows of `list_events_with_work`.
    """
    lines = [ToDo(words, href) for words, href in _in_general(desk)]
    for event in events:
        named = f"{event.title}, {long_date(event.starts_date)}"
        lines += [ToDo(words, href, named, event.starts_date) for words, href in _at(event)]
    return lines


def speakers_to_confirm(asks: Iterable[Any]) -> list[ToDo]:
    """One line for each session for which somebody was asked and has not answered.

    `asks` are rows of `list_not_confirmed`.
    """
    waiting: dict[ToDo, int] = {}
    for ask in asks:
        named = f"{ask.event}, {long_date(ask.starts_date)}"
        href = f"/manage/sessions/{ask.session_id}/plan"
        line = ToDo(ask.session, href, named, ask.starts_date)
        waiting[line] = waiting.get(line, 0) + 1
    return [
        replace(line, words=f"{_speakers(number)} not answered: {line.words}")
        for line, number in waiting.items()
    ]


def facilitators_to_look_at(facilitators: Iterable[Facilitator]) -> list[ToDo]:
    """One line for each session whose facilitator works with people who come, or manages one."""
    return [
        ToDo(
            f"A facilitator works with or manages participants: {session}",
            f"/manage/sessions/{number}/participants",
            f"{event}, {long_date(day)}",
            day,
        )
        for number, session, event, day in dict.fromkeys(each[:4] for each in facilitators)
    ]


def _speakers(number: int) -> str:
    return "1 speaker has" if number == 1 else f"{number} speakers have"


def _in_general(desk: Desk) -> Iterable[tuple[str, str]]:
    if desk.failed_mail:
        yield f"{_counted(desk.failed_mail, 'email')} could not be delivered", "/manage/failed-mail"
    if desk.roles_to_confirm:
        words = "1 role is" if desk.roles_to_confirm == 1 else f"{desk.roles_to_confirm} roles are"
        yield f"{words} to be confirmed", "/manage/contacts/role-changes"


def _at(event: Any) -> Iterable[tuple[str, str]]:
    people = f"/manage/events/{event.id}/people"
    if event.to_arrange:
        needs = "needs" if event.to_arrange == 1 else "need"
        arranging = f"{_people(event.to_arrange)} {needs} something that is not arranged"
        yield arranging, f"/manage/events/{event.id}/access"
    if event.can_move:
        waits = "waits" if event.can_move == 1 else "wait"
        yield f"{_people(event.can_move)} {waits} while places are free", f"{people}?show=waiting"
    elif event.waiting:
        waits = "waits" if event.waiting == 1 else "wait"
        yield f"{_people(event.waiting)} {waits}, and no place is free", f"{people}?show=waiting"
    if event.held:
        place = "place is" if event.held == 1 else "places are"
        yield (
            f"{event.held} {place} held until a role is confirmed",
            "/manage/contacts/role-changes",
        )
    if event.guests:
        guests = "1 guest" if event.guests == 1 else f"{event.guests} guests"
        asks = "waits" if event.guests == 1 else "wait"
        yield (
            f"{guests} {asks} for your answer",
            f"/manage/events/{event.id}/guests?state={GuestState.ANSWERED}",
        )
    if event.offered:
        ends = "offer ends" if event.offered == 1 else "offers end"
        yield f"{event.offered} {ends} within a day", f"{people}?show=waiting"
    if event.no_joining:
        yield "It has no joining details yet", f"/manage/events/{event.id}"


def _people(number: int) -> str:
    return "1 person" if number == 1 else f"{number} people"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
