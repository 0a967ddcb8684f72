"""One made-up forum, so that hosting and being invited can be tried."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session, scoped_session, selectinload

from events_app.forums.actions.invitations import accept, invite
from events_app.forums.actions.meetings import set_meeting
from events_app.forums.actions.setting_up import begin, name_deputy, set_up, write_rules
from events_app.forums.facts import Meeting, Part
from events_app.forums.keys import ForumKeys
from events_app.forums.policy import PLATFORM
from events_app.forums.queries.places import list_own
from events_app.forums.store import SealedStore
from events_app.models.organisations import Appointment, BoardRole
from events_app.models.people import Person
from events_app.people.queries.people import find_person

AnySession = Session | scoped_session[Session]

HOST, DEPUTY = "host@events.example", "deputy@events.example"
#: a trust chair of the demonstration who has still to reply
INVITED = "uma.adeyemi@r0a.trust.example"
MEMBERS = 4
RULES = (
    "We follow the Chatham House Rule. We also do not say who attended.\n"
    "Share what you learn without saying who said it or where they work.\n"
    "Do not record, take a picture of the screen or use an AI note-taker.\n"
    "Do not ask an ethnic minority colleague to speak for everyone."
)
SET_UP = {
    "title": "Where we are stuck (made up)",
    "purpose": "Trust chairs say what they find hard about race equality, and help each other.",
    "length": "90 minutes",
    "platform": "Microsoft Teams",
    "audience": [{"board_role": BoardRole.CHAIR.value}],
    "checklist": list(PLATFORM),
    "dates": "Four evenings a year",
    "months_kept": 12,
    "aftercare": "Sam Okafor (made up), 020 7946 0018",
    "briefing": "Listen first. Nobody has to speak.",
    "who_can_see_read": True,
}


def add_forum(session: AnySession, keys: ForumKeys, *, now: datetime) -> bool:
    """Add the forum, with a few members, one who has to reply and a meeting, if there is none.

    Everybody was told a day ago, so that no mail of it arrives among those that one waits for.
    """
    store, told = SealedStore(session, keys), now - timedelta(days=1)
    host, deputy = find_person(session, HOST), find_person(session, DEPUTY)
    if host is None or deputy is None or list_own(store, host, now=now):
        return False
    seat = begin(store, host=host, title=SET_UP["title"], now=told)
    given = {"forum_id": seat.forum_id, "by": host, "now": told}
    set_up(store, facts=SET_UP, **given)
    write_rules(store, text=RULES, **given)
    name_deputy(store, deputy=deputy, **given)
    for number, chair in enumerate(_chairs(session)):
        place = invite(store, person=chair, part=Part.MEMBER, **given)
        if chair.email != INVITED and number <= MEMBERS:
            accept(store, place=place, person=chair, rules_version=1, now=told)
    starts = (now + timedelta(days=10)).replace(hour=17, minute=0, second=0, microsecond=0)
    meeting = Meeting(starts, starts + timedelta(minutes=90), agenda="What did you try?")
    set_meeting(store, meeting=meeting, **given)
    return True


def _chairs(session: AnySession) -> list[Person]:
    """The one who has to reply, and a few others of the made-up trust chairs."""
    statement = (
        select(Person)
        .join(Person.appointments)
        .where(Appointment.board_role == BoardRole.CHAIR, Appointment.until_date.is_(None))
        .order_by(Person.email != INVITED, Person.id)
        .limit(MEMBERS + 1)
        .options(
            selectinload(Person.appointments).joinedload(Appointment.organisation),
            selectinload(Person.roles),
        )
    )
    return list(session.scalars(statement).unique())
