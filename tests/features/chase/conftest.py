"""Anne and Bola, who have not answered, and others; and calls to them."""

import pytest

from events_app.models.organisations import BoardRole
from tests.factories import (
    appointment,
    audience_item,
    make_event,
    make_organisation,
    make_person,
)
from tests.walking import send


@pytest.fixture
def event(session, now):
    return make_event(session, title="Allyship", audience=[audience_item(any_board_role=True)])


@pytest.fixture
def address(event):
    return f"/manage/events/{event.id}/chase"


@pytest.fixture
def barts(session):
    return make_organisation(session, name="Barts", code="R0A")


@pytest.fixture
def people(session, barts):
    """Anne and Bola, whom the event is for, and Gil, whom it is not for."""
    kings = make_organisation(session, name="King's")
    return {
        name: make_person(
            session,
            full_name=f"{name} Owen",
            email=f"{name.lower()}@trust.example",
            appointments=[appointment(organisation=trust, board_role=role)],
        )
        for name, trust, role in (
            ("Anne", barts, BoardRole.CHAIR),
            ("Bola", kings, BoardRole.CHIEF_EXECUTIVE),
            ("Gil", kings, BoardRole.GOVERNOR),
        )
    }


@pytest.fixture
def dora(session, barts):
    """A non-executive director with an older role, who chairs a committee."""
    held = [
        appointment(organisation=barts, board_role=BoardRole.GOVERNOR),
        appointment(
            organisation=barts,
            board_role=BoardRole.NON_EXECUTIVE_DIRECTOR,
            committee="workforce",
            committee_part="chairs",
        ),
    ]
    return make_person(session, full_name="Dora Owen", appointments=held)


@pytest.fixture
def call(client, address):
    """Keep what came of a call to somebody: `call(person, "said no")`."""
    own = address

    def keep(person, outcome, address=own):
        return send(client, f"{address}/{person.id}", outcome=outcome)

    return keep
