"""The audience rule in Python and in SQL is one rule: compared for every kind of person and item.

The Python side is `events_app/eligibility`, the SQL side `events_app/events/queries/audience.py`
and `reach.py`. Change one and this fails until the other says the same.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import chain, product
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
ASKED_COMMITTEES = (
    (None, None),
    ("audit", "chairs"),
    ("audit", "sits on"),
    ("audit", None),
    (None, "chairs"),
    (None, "sits on"),
)
ASKED_PLACES: tuple[dict[str, str], ...] = (
    {},
    {"region": "London"},
    {"organisation_type": "acute"},
    {"organisation_code": "RJ1"},
    {"region": "London", "organisation_type": "acute"},
)


def test_python_and_sql_agree_on_every_kind_of_person_and_item(session: Session) -> None:
    people = [make_person(session, appointments=held) for held in kinds_of_people(session)]
    events = [make_event(session, audience=[item]) for item in kinds_of_items()]
    for event in events:
        event.starts_date, event.ends_date = FIRST_DAY, FIRST_DAY
        event.starts_at = event.ends_at = None
    assert_agreement(session, people, events)


def test_python_and_sql_agree_on_days(session: Session, now: datetime) -> None:
    trust = make_organisation(session)
    said = {True: now, False: None}
    one = ([(span, confirmed)] for span, confirmed in product(SPANS, said))
    two = (
        [(a, c), (b, d)] for (a, c), (b, d) in product(product(SPANS, said), repeat=2) if a < b or c
    )
    people = [
        make_person(
            session,
            appointments=[
                appointment(
                    organisation=trust,
                    board_role=BoardRole.CHAIR,
                    from_date=span[0],
                    until_date=span[1],
                    confirmed=confirmed,
                )
                for span, confirmed in held
            ],
        )
        for held in chain(one, two)
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


@given(st.lists(CONDITIONS, max_size=3), st.lists(HELD, max_size=4), st.sampled_from(FIRST_DAYS))
@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
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
    items = [audience_item(everyone=True)]
    days = {"today": TODAY, "first_day": FIRST_DAY}
    assert list_people_reached(session, items, **days) == [open_account]
    assert count_people_reached(session, items, **days) == Reached(people=1, trusts=1)


def assert_agreement(session: Session, people: list[Person], events: list[Event]) -> None:
    """For each person and each event, all ways to ask give the same answer."""
    session.flush()
    in_python = {
        (person.id, event.id)
        for person, event in product(people, events)
        if judge(
            event.audience, person.appointments, today=TODAY, first_day=event.starts_date
        ).eligible
    }
    assert set(opened_in_sql(session, people)) == in_python
    assert set(reached_in_sql(session, events)) == in_python
    for event in events:
        agree_on_counts(session, people, event)
    agree_on_roles(session, events)


def opened_in_sql(session: Session, people: list[Person]) -> Iterator[tuple[int, int]]:
    for person in people:
        for event_id in session.scalars(select(Event.id).where(events_open_to(person.id, TODAY))):
            yield person.id, event_id


def reached_in_sql(session: Session, events: list[Event]) -> Iterator[tuple[int, int]]:
    for event in events:
        for person in list_people_reached(
            session, event.audience, today=TODAY, first_day=event.starts_date
        ):
            yield person.id, event.id


def agree_on_counts(session: Session, people: list[Person], event: Event) -> None:
    days = {"today": TODAY, "first_day": event.starts_date}
    reached = [p for p in people if judge(event.audience, p.appointments, **days).eligible]
    today_alone = {"today": TODAY, "first_day": TODAY}
    trusts = {
        held.organisation.id
        for person in reached
        for held in person.appointments
        if judge(event.audience, [held], **today_alone).eligible
    }
    assert count_people_reached(session, event.audience, **days) == Reached(
        people=len(reached), trusts=len(trusts)
    )


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
    """Every combination of conditions, those that ask for nothing or exclude themselves too."""
    asked_roles = (None, "chair", "governor")
    for role, on_the_board, everyone in product(asked_roles, (False, True), (False, True)):
        for (committee, part), place in product(ASKED_COMMITTEES, ASKED_PLACES):
            yield audience_item(
                board_role=role,
                any_board_role=on_the_board,
                everyone=everyone,
                committee=committee,
                committee_part=part,
                **place,
            )
