"""Whom a forum lets in: hosts by their role, members by their appointment, for a time."""

from datetime import datetime
from typing import cast

from events_app.clock import london_date
from events_app.eligibility import Items, describe_audience, judge
from events_app.forums.facts import Forum, Part, Place, PlaceState
from events_app.models.people import AccountRole, Person
from events_app.policy import has_role


def host_forums(person: Person | None) -> bool:
    """Forums are hosted by accounts with the role."""
    return has_role(person, AccountRole.FORUM_HOST)


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
    if place.part == Part.HOST:
        return host_forums(person)
    return place.part != Part.MEMBER or is_for(forum, person, now=now)


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
