"""Nobody holds the same appointment twice from the same day, whoever writes it."""

from datetime import date

import pytest
from sqlalchemy.exc import IntegrityError

from tests.factories import appointment, make_organisation, make_person

ROLE = {"board_role": "chair"}
COMMITTEE = {"committee": "audit", "committee_part": "chairs"}
NOTHING = {"board_role": None}


@pytest.mark.parametrize("held", [ROLE | COMMITTEE, ROLE, NOTHING | COMMITTEE, NOTHING])
def test_the_database_refuses_the_same_appointment_twice(session, held):
    trust = make_organisation(session)
    twice = [appointment(organisation=trust, from_date=date(2022, 4, 1), **held) for _ in range(2)]
    with pytest.raises(IntegrityError):
        make_person(session, appointments=twice)


@pytest.mark.parametrize("held", [ROLE | COMMITTEE, ROLE, NOTHING | COMMITTEE, NOTHING])
def test_it_may_begin_again_on_another_day_or_at_another_place(session, held):
    trust, other = make_organisation(session), make_organisation(session)
    make_person(
        session,
        appointments=[
            appointment(organisation=trust, from_date=date(2022, 4, 1), **held),
            appointment(organisation=trust, from_date=date(2022, 4, 2), **held),
            appointment(organisation=other, from_date=date(2022, 4, 1), **held),
        ],
    )
