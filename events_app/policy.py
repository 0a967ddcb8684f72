"""Who may do what: every permission of the product on one page.

Pure functions of a person (or None, for somebody who is not signed in) and a thing. Templates know
this module as `can`. `see_event` and `come_as_guest` have twins in SQL, in
`events.queries.events.visible_to` and `events.queries.guests.open_to_guest`; guards compare them.
"""

from collections.abc import Collection
from datetime import date

from events_app.eligibility import Names, Verdict, judge
from events_app.models.assistance import Assistance
from events_app.models.events import Event, EventState, Part
from events_app.models.organisations import Appointment, BoardRole
from events_app.models.outreach import OPEN_GUEST_STATES, Guest
from events_app.models.people import AccountRole, Person


def has_role(person: Person | None, role: AccountRole) -> bool:
    """Whether the account carries the role."""
    return person is not None and any(held.name == role for held in person.roles)


def correct_address(by: Person, person: Person) -> bool:
    """Who may give an account another address, and could so sign in as it.

    The event team may for contacts and speakers; for an account that may do more, an administrator.
    """
    plain = {AccountRole.CONTACT, AccountRole.SPEAKER}
    has_more = any(role.name not in plain for role in person.roles)
    return not has_more or has_role(by, AccountRole.ADMINISTRATOR)


def plan_events(person: Person | None) -> bool:
    """The event team plans the programme."""
    return has_role(person, AccountRole.EVENT_TEAM)


def areas(person: Person) -> list[tuple[str, str]]:
    """The areas that the menu shows to this person, in words and with their addresses."""
    manage = [("Manage", "/manage")] if plan_events(person) else []
    speaking = [("Speaking", "/speaking")] if has_role(person, AccountRole.SPEAKER) else []
    hosting = [("Host", "/host")] if has_role(person, AccountRole.FORUM_HOST) else []
    return speaking + manage + hosting


def set_apart(person: Person) -> list[tuple[str, str]]:
    """The one page of a role that has no area, in words and with its address.

    The role alone decides, so that a link says nothing of what stands behind it.
    """
    close = [("Close a private page", "/admin/close-private")]
    concerns = [("Concerns", "/data-protection/concerns")]
    return (close if has_role(person, AccountRole.ADMINISTRATOR) else []) + (
        concerns if has_role(person, AccountRole.DATA_PROTECTION) else []
    )


def desk_parts() -> list[tuple[str, str]]:
    """The parts of the event team's area, in words and with their addresses."""
    return [
        ("Today", "/manage"),
        ("Programme", "/manage/events"),
        ("Series", "/manage/series"),
        ("Partners’ dates", "/manage/partner-dates"),
        ("Contacts", "/manage/contacts"),
        ("Organisations", "/manage/organisations"),
        ("Imports", "/manage/imports"),
        ("Roles to confirm", "/manage/contacts/role-changes"),
        ("Speakers", "/manage/speakers"),
        ("Speaker diversity", "/manage/diversity"),
        ("Report", "/manage/reports"),
        ("Not reached", "/manage/not-reached"),
        ("Feedback", "/manage/feedback"),
        ("Asked for", "/manage/topics"),
    ]


def see_event(person: Person | None, event: Event) -> bool:
    """Everybody sees what is published, also when it is cancelled; drafts are the event team's."""
    return event.state != EventState.DRAFT or plan_events(person)


def register_for(
    person: Person, event: Event, *, today: date, names: Names | None = None
) -> Verdict:
    """Whether an event is for this person, today and on its first day, with the reason.

    `names`: those of the organisations that the audience names, by their codes, for the words.
    """
    return judge(
        event.audience,
        person.appointments,
        today=today,
        first_day=event.starts_date,
        names=names,
    )


def takes_guests(event: Event) -> bool:
    """Guests come to what is published; never to what is held in confidence."""
    return event.state == EventState.PUBLISHED and not event.held_in_confidence


def come_as_guest(person: Person, event: Event, guest: Guest | None) -> bool:
    """Who was invited as a guest may come to that one event, until the invitation is taken back.

    It makes nobody part of an audience, and opens no other event, forum or list of people.
    """
    return (
        guest is not None
        and guest.person_id == person.id
        and guest.event_id == event.id
        and guest.state in OPEN_GUEST_STATES
        and takes_guests(event)
    )


def read_questions(person: Person, parts: Collection[str]) -> bool:
    """Whoever has a part in an event reads what is sent during it, and the event team."""
    return bool(parts) or plan_events(person)


def let_questions_through(person: Person, parts: Collection[str]) -> bool:
    """The session chair and the event team check questions for names before speakers see them."""
    return Part.SESSION_CHAIR in parts or plan_events(person)


def assist(person: Person, assistance: Assistance) -> bool:
    """Who has accepted to book for somebody does so, until one of the two ends it."""
    return (
        assistance.accepted_at is not None
        and assistance.assistant_id == person.id
        and assistance.person.active
    )


def accept_assisting(person: Person, assistance: Assistance) -> bool:
    """Who was named by their address accepts it, once."""
    return assistance.accepted_at is None and assistance.assistant_email == person.email


def end_assisting(person: Person, assistance: Assistance) -> bool:
    """Either of the two ends it; who was asked declines."""
    mine = assistance.person_id == person.id or assistance.assistant_id == person.id
    return mine or accept_assisting(person, assistance)


def book_for_somebody(event: Event) -> bool:
    """An assistant sees and books ordinary events: never those held in confidence."""
    return event.state != EventState.DRAFT and not event.held_in_confidence


def ask_for_board(person: Person, held: Appointment, *, today: date) -> bool:
    """Whether an appointment lets this person ask for something on behalf of the trust's board.

    The trust chair and governors do, while they are; and who is accepted to book for the trust
    chair, such as the company secretary: whose appointments are asked about sees to that.
    """
    speaks = (
        {BoardRole.CHAIR, BoardRole.GOVERNOR} if held.person_id == person.id else {BoardRole.CHAIR}
    )
    return (
        held.board_role in speaks
        and held.confirmed_at is not None
        and held.from_date <= today
        and (held.until_date is None or held.until_date >= today)
    )
