"""Loading the demonstration. It adds what is not there and leaves alone what is."""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session, scoped_session

from events_app.demo.days import settle
from events_app.demo.fill import fill
from events_app.demo.people import PEOPLE, add_members, add_organisations, add_people
from events_app.demo.speakers import add_speakers
from events_app.events.actions.programme import import_programme
from events_app.events.programme import Programme
from events_app.events.programme.plain_yaml import Plain, read_plain
from events_app.events.programme.reading import programme_of
from events_app.mail.sender import Sender
from events_app.models.events import Event

__all__ = ["PEOPLE", "Loaded", "load"]

AnySession = Session | scoped_session[Session]

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True)
class Loaded:
    """How many of each were added."""

    organisations: int
    members: int
    people: int
    events: int
    registrations: int
    speakers: int

    @property
    def nothing(self) -> bool:
        """Everything was there already."""
        found = (self.organisations, self.members, self.people, self.events, self.speakers)
        return not any(found)


def load(
    session: AnySession, *, now: datetime, uid_domain: str, sender: Sender | None = None
) -> Loaded:
    """Load organisations, made-up members, the programme of 2022 and made-up events, published.

    Made-up events get days that count from `now`; a later load leaves them where they are. With a
    `sender`, made-up members register for some of them, so that one is full, and get the mails that
    anybody would get. Adds only what is missing: a second load changes nothing.
    """
    organisations = add_organisations(session, DATA / "organisations.csv")
    members = add_members(session, DATA / "members.csv", now=now)
    people = add_people(session, now=now)
    announced = _missing(session, programme_of(_read("programme-2022.yaml")))
    settled = settle(_read("made-up-events.yaml"), now=now)
    made_up = _missing(session, programme_of(settled.plain))
    for programme in (announced, made_up):
        import_programme(
            session,
            programme=programme,
            publish=True,
            uid_domain=uid_domain,
            made_up=programme is made_up,
            now=now,
        )
    added = {event.key for event in made_up.events}
    wanted = {key: number for key, number in settled.filled_by.items() if key in added}
    return Loaded(
        organisations=organisations,
        members=members,
        people=people,
        events=len(announced.events) + len(made_up.events),
        registrations=_fill(session, wanted, sender, now),
        speakers=add_speakers(session, DATA / "made-up-speakers.csv", sender=sender, now=now),
    )


def _fill(session: AnySession, wanted: dict[str, int], sender: Sender | None, now: datetime) -> int:
    """Register so many people for each event, by its key, and say how many in all."""
    if sender is None:
        return 0
    for key, number in wanted.items():
        fill(session, event_key=key, number=number, sender=sender, now=now)
    return sum(wanted.values())


def _read(name: str) -> Plain:
    return read_plain((DATA / name).read_text(encoding="utf-8"))


def _missing(session: AnySession, programme: Programme) -> Programme:
    """The programme without the events that are there, whatever became of them since."""
    keys = [event.key for event in programme.events]
    there = set(session.scalars(select(Event.key).where(Event.key.in_(keys))))
    return replace(
        programme, events=tuple(event for event in programme.events if event.key not in there)
    )
