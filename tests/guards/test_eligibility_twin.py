"""The audience rule in Python and in SQL is one rule: compared for every kind of person and item.

The Python side is `events_app/eligibility`, the SQL side `events_app/events/queries/audience.py`
and `reach.py`. Change one and this fails until the other says the same.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain, combinations, product
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from events_app.eligibility import for_board_role, judge
from events_app.events.queries.audience import audience_includes_role, events_open_to
from events_app.events.queries.reach import Reached, count_people_reached, list_people_reached
from events_app.models.events import AudienceItem, Event
from events_app.models.organisations import Appointment, BoardRole, Organisation
from events_app.models.people import Person
from tests.factories import (
    appointment,
    audience_item,
    make_event,
    make_organisation,
    make_person,
)

TODAY = date(2022, 8, 1)
FIRST_DAY = date(2022, 9, 15)
DAY = timedelta(days=1)
ROLES = (None, *BoardRole)
COMMITTEES = (
    (None, None),
    ("audit", "chairs"),
    ("audit", "sits on"),
    ("workforce and people", "chairs"),
)
#: every way to lie around the two days
SPANS = (
    (date(2020, 1, 1), None),
    (TODAY, FIRST_DAY),
    (date(2020, 1, 1), TODAY - DAY),
    (date(2020, 1, 1), TODAY),
    (date(2020, 1, 1), FIRST_DAY - DAY),
    (TODAY + DAY, None),
    (FIRST_DAY, FIRST_DAY),
    (FIRST_DAY + DAY, None),
)
FIRST_DAYS = (FIRST_DAY, TODAY, TODAY - DAY, FIRST_DAY + DAY)
Conditions = tuple[dict[str, Any], ...]
ASKED_ROLES: Conditions = (
    {},
    {"everyone": True},
    {"any_board_role": True},
    {"board_role": "chair"},
    {"board_role": "chair", "any_board_role": True},
    {"board_role": "governor", "everyone": True},
    {"board_role": "governor", "any_board_role": True},
)
ASKED_COMMITTEES: Conditions = (
    {},
    {"committee": "audit", "committee_part": "chairs"},
    {"committee": "audit", "committee_part": "sits on"},
    {"committee": "audit"},
    {"committee_part": "chairs"},
    {"committee_part": "sits on"},
)
ASKED_PLACES: Conditions = (
    {},
    {"region": "London"},
    {"organisation_type": "acute"},
    {"organisation_code": "RJ1"},
    {"region": "London", "organisation_type": "acute"},
)


def test_python_and_sql_agree_on_every_kind_of_person_and_item(session: Session) -> None:
    people = [make_person(session, appointments=held) for held in kinds_of_people(session)]
    events = [
        make_event(session, starts_at=None, starts_date=FIRST_DAY, audience=[item])
        for item in kinds_of_items()
    ]
    assert_agreement(session, people, events)


def test_python_and_sql_agree_on_days(session: Session) -> None:
    # two, for nobody holds the same twice from the same day
    trusts = [make_organisation(session), make_organisation(session)]
    kinds = [
        {"from_date": first, "until_date": last, "confirmed": confirmed}
        for (first, last), confirmed in product(SPANS, (True, False))
    ]
    people = [
        make_person(
            session,
            appointments=[
                appointment(organisation=trust, board_role=BoardRole.CHAIR, **facts)
                for trust, facts in zip(trusts, held, strict=False)
            ],
        )
        for held in chain(combinations(kinds, 1), combinations(kinds, 2))
    ]
    events = [
        make_event(
            session,
            starts_at=None,
            starts_date=day,
            audience=[audience_item(board_role=BoardRole.CHAIR)],
        )
        for day in FIRST_DAYS
    ]
    assert_agreement(session, people, events)


CONDITIONS = st.fixed_dictionaries(
    {},
    optional={
        "board_role": st.sampled_from(["chair", "governor"]),
        "any_board_role": st.booleans(),
        "committee": st.sampled_from(["audit", "finance"]),
        "committee_part": st.sampled_from(["chairs", "sits on"]),
        "organisation_type": st.sampled_from(["acute", ""]),
        "region": st.sampled_from(["London", "Midlands"]),
        "organisation_code": st.sampled_from(["RJ1", "RZZ"]),
        "everyone": st.booleans(),
    },
)
HELD = st.tuples(
    st.sampled_from([None, "chair", "governor", "chief executive"]),
    st.sampled_from(
        [(None, None), ("audit", "chairs"), ("audit", "sits on"), ("finance", "chairs")]
    ),
    st.sampled_from(SPANS),
    st.booleans(),
    st.integers(min_value=0, max_value=2),
)


def identity(held: tuple[Any, ...]) -> tuple[Any, ...]:
    """What the database lets a person hold only once."""
    role, committee, span, _confirmed, place = held
    return role, committee, span[0], place


@given(
    st.lists(CONDITIONS, max_size=3),
    st.lists(HELD, max_size=4, unique_by=identity),
    st.sampled_from(FIRST_DAYS),
)
@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_python_and_sql_agree_on_whatever_comes_to_mind(
    session: Session, items: list[dict[str, Any]], held: list[Any], first_day: date
) -> None:
    with session.begin_nested() as savepoint:
        places = organisations(session)
        appointments = [
            appointment(
                organisation=places[place],
                board_role=role,
                committee=committee,
                committee_part=part,
                from_date=span[0],
                until_date=span[1],
                confirmed=confirmed,
            )
            for role, (committee, part), span, confirmed, place in held
        ]
        person = make_person(session, appointments=appointments)
        audience = [audience_item(**conditions) for conditions in items]
        event = make_event(session, starts_at=None, starts_date=first_day, audience=audience)
        assert_agreement(session, [person], [event])
        savepoint.rollback()


def test_a_closed_account_is_not_counted_among_the_people_reached(session: Session) -> None:
    trust = make_organisation(session)
    chair = [appointment(organisation=trust, board_role=BoardRole.CHAIR) for _ in range(2)]
    make_person(session, appointments=chair[:1], active=False)
    open_account = make_person(session, appointments=chair[1:])
    event = make_event(
        session, starts_at=None, starts_date=FIRST_DAY, audience=[audience_item(everyone=True)]
    )
    assert list_reached(session, event) == [open_account]
    assert count_reached(session, event) == Reached(people=1, trusts=1)


def assert_agreement(session: Session, people: list[Person], events: list[Event]) -> None:
    """For each person and each event, all ways to ask give the same answer."""
    session.flush()
    in_python = {
        (person.id, event.id)
        for person, event in product(people, events)
        if is_in(event, person.appointments, event.starts_date)
    }
    opened = {
        (person.id, event_id)
        for person in people
        for event_id in session.scalars(select(Event.id).where(events_open_to(person.id, TODAY)))
    }
    reached = {(person.id, event.id) for event in events for person in list_reached(session, event)}
    assert opened == in_python
    assert reached == in_python
    for event in events:
        let_in = [person for person in people if (person.id, event.id) in in_python]
        assert count_reached(session, event) == counted(event, let_in)
    agree_on_roles(session, events)


def counted(event: Event, let_in: list[Person]) -> Reached:
    """The people, and the trusts of those of their appointments that count today."""
    trusts = {
        held.organisation.id
        for person in let_in
        for held in person.appointments
        if is_in(event, [held], TODAY)
    }
    return Reached(people=len(let_in), trusts=len(trusts))


def is_in(event: Event, held: list[Appointment], first_day: date) -> bool:
    return judge(event.audience, held, today=TODAY, first_day=first_day).eligible


def list_reached(session: Session, event: Event) -> list[Person]:
    return list_people_reached(session, event.audience, today=TODAY, first_day=event.starts_date)


def count_reached(session: Session, event: Event) -> Reached:
    return count_people_reached(session, event.audience, today=TODAY, first_day=event.starts_date)


def agree_on_roles(session: Session, events: list[Event]) -> None:
    for role in BoardRole:
        in_python = {event.id for event in events if for_board_role(event.audience, role)}
        in_sql = session.scalars(select(Event.id).where(audience_includes_role(role)))
        assert set(in_sql) == in_python


def organisations(session: Session) -> list[Organisation]:
    """Three that differ in type, in region, and in both."""
    return [
        make_organisation(session, code="RJ1", region="London", type="acute"),
        make_organisation(session, code="RV5", region="London", type=""),
        make_organisation(session, code="RRK", region="Midlands", type="acute"),
    ]


def kinds_of_people(session: Session) -> Iterator[list[Appointment]]:
    """The appointments of one person each: every role with every committee at every place."""
    for place in organisations(session):
        for role, (committee, part) in product(ROLES, COMMITTEES):
            plain = {"organisation": place, "board_role": role}
            yield [appointment(**plain, committee=committee, committee_part=part)]
    yield []


def kinds_of_items() -> Iterator[AudienceItem]:
    """Every two conditions together, those that ask for nothing or exclude themselves too."""
    asked = (ASKED_ROLES, ASKED_COMMITTEES, ASKED_PLACES)
    for two in combinations(asked, 2):
        for one, another in product(*two):
            yield audience_item(**one | another)
