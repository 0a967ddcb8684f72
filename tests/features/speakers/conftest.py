"""Ada Lake, whom the event team asks for a session about allyship on 1 September."""

import pytest

from events_app.models.events import ThemeMark
from events_app.models.people import AccountRole
from tests.factories import make_event, make_person, make_session
from tests.factories.speakers import make_speaker, make_theme


@pytest.fixture
def team(client, session, sign_in, now):
    member = make_person(session, full_name="Robin Team", roles=[AccountRole.EVENT_TEAM])
    sign_in(client, member)
    return member


@pytest.fixture
def event(session, now):
    return make_event(session, slug="e", title="Reading figures")


@pytest.fixture
def item(session, event):
    """A session about allyship, on 1 September at 10am."""
    made = make_session(session, event=event, title="What they say")
    theme = make_theme(session, "allyship")
    session.add(ThemeMark(event_id=event.id, session_id=made.id, theme_id=theme.id))
    session.flush()
    return made


@pytest.fixture
def ada(session):
    person = make_person(session, email="ada@outside.example", full_name="Ada Lake")
    person.roles.append(make_person(session, roles=[AccountRole.SPEAKER]).roles[0])
    return make_speaker(session, reference="ada", person=person, name="Ada Lake",
                        job_role="Midwife", employer="Lantern Street")  # fmt: skip


@pytest.fixture
def browser(app, sign_in, ada):
    opened = app.test_client()
    sign_in(opened, ada.person)
    return opened
