"""Feature tests: one file a use case, on both databases. More fixtures are in tests/conftest.py."""

import pytest

from events_app.models.organisations import BoardRole
from events_app.models.people import AccountRole
from tests.factories import appointment, audience_item, make_event, make_organisation, make_person
from tests.factories.forums import invite, make_forum, make_host


@pytest.fixture
def trust(session, now):
    return make_organisation(session, name="Barts")


@pytest.fixture
def chair(session, trust):
    held = appointment(organisation=trust, board_role=BoardRole.CHAIR)
    return make_person(
        session, email="uma@r0a.trust.example", full_name="Uma Adeyemi", appointments=[held]
    )


@pytest.fixture
def for_chairs(session):
    return make_event(
        session,
        slug="for-chairs",
        title="For chairs",
        audience=[audience_item(board_role=BoardRole.CHAIR)],
    )


@pytest.fixture
def team(session, now, client, sign_in):
    """Somebody of the event team, signed in with the client."""
    member = make_person(session, full_name="Robin Team", roles=[AccountRole.EVENT_TEAM])
    sign_in(client, member)
    return member


@pytest.fixture
def host(session, now):
    return make_host(session, full_name="Hana Host", email="host@body.example")


@pytest.fixture
def seat(session, host):
    return make_forum(session, host=host)


@pytest.fixture
def invited(session, seat, chair):
    return invite(session, seat, chair)
