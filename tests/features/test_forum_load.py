"""How long a forum keeps its notes, and what a facilitator alone sees of their load."""

from datetime import datetime, timedelta

import pytest

from events_app.forums.actions import meetings as actions
from events_app.forums.actions.closing import months_later
from events_app.forums.facts import Meeting, Part
from tests.factories import make_person
from tests.factories.forums import make_member, sealed_store
from tests.walking import words


@pytest.fixture
def place(session, seat, chair):
    return make_member(session, seat, chair)


@pytest.fixture
def meeting(session, seat, host, place, now):
    """In a day, for an hour."""
    starts = now + timedelta(days=1)
    given = {"forum_id": seat.forum_id, "by": host, "now": now}
    facts = Meeting(starts, starts + timedelta(hours=1))
    return actions.set_meeting(sealed_store(session), meeting=facts, **given)


@pytest.mark.parametrize(
    ("moment", "months", "later"),
    [
        ("2022-11-30T09:00+00:00", 3, "2023-02-28T09:00+00:00"),
        ("2023-08-31T10:00+01:00", 6, "2024-02-29T10:00+00:00"),
        ("2022-12-15T09:00+00:00", 24, "2024-12-15T09:00+00:00"),
        ("2022-01-15T09:00+00:00", 6, "2022-07-15T09:00+01:00"),
    ],
)
def test_months_are_those_of_the_calendar(moment, months, later):
    counted = months_later(datetime.fromisoformat(moment), months)
    assert counted == datetime.fromisoformat(later)


def test_a_facilitator_alone_sees_what_they_facilitate(client, session, sign_in, seat, meeting):
    person = make_person(session)
    make_member(session, seat, person, Part.FACILITATOR)
    sign_in(client, person)
    told = "1 forum, with 1 meeting in the next 90 days. Only you see this."
    assert told in words(client.get("/p"))


def test_a_member_has_no_load(client, sign_in, chair, place, meeting):
    sign_in(client, chair)
    assert "What you facilitate" not in words(client.get("/p"))
