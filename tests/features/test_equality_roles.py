"""The roles of docs/operations.md, for real: who can read equality answers, and who cannot."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import create_engine, event, select, text
from sqlalchemy.exc import ProgrammingError
from sqlalchemy.orm import Session
from sqlalchemy.pool import NullPool

from events_app.diversity.actions.answers import answer_group, confirm, forget
from events_app.diversity.actions.runs import ask_for_release
from events_app.diversity.job import make_waiting_release
from events_app.diversity.queries.answers import find_own
from events_app.diversity.questions import CURRENT
from events_app.diversity.vault import purge
from events_app.extensions import db
from events_app.models.people import Person
from events_app.models.releases import FiguresRelease
from tests.factories import make_person
from tests.factories.diversity import make_line_up, the_keys, year

pytestmark = pytest.mark.only_on("postgresql")

OPERATIONS = Path(__file__).parents[2] / "docs/operations.md"
#: roles belong to the whole server: these are this test process's own
WEB, RELEASE = f"events_web_{os.getpid()}", f"events_release_{os.getpid()}"


@pytest.fixture
def roles(session) -> Iterator[None]:
    """The roles, with exactly what the document gives them."""
    written = OPERATIONS.read_text()
    grants = re.search(r"```sql\n(-- once: CREATE ROLE.*?)```", written, re.DOTALL)[1]
    grants = grants.replace("events_web", WEB).replace("events_release", RELEASE)
    session.commit()
    owner = db.engine.execution_options(isolation_level="AUTOCOMMIT")
    with owner.connect() as connection:
        for role in (WEB, RELEASE):
            connection.execute(text(f"CREATE ROLE {role}"))
        for statement in re.sub(r"--.*", "", grants).split(";"):
            if statement.strip():
                connection.execute(text(statement))
    yield
    session.rollback()
    with owner.connect() as connection:
        for role in (WEB, RELEASE):
            connection.execute(text(f"DROP OWNED BY {role}"))
            connection.execute(text(f"DROP ROLE {role}"))


def engine_of(role):
    engine = create_engine(db.engine.url, poolclass=NullPool)

    @event.listens_for(engine, "connect")
    def become(connection, _record):
        connection.execute(f"SET ROLE {role}")
        connection.commit()

    return engine


@contextmanager
def as_role(role) -> Iterator[Session]:
    with Session(engine_of(role)) as own:
        yield own


def is_refused(role, statement):
    with as_role(role) as own, pytest.raises(ProgrammingError) as refused:
        own.execute(text(statement))
    return "permission denied" in str(refused.value)


def test_the_web_application_keeps_and_finds_ones_own_answer_alone(session, roles, now):
    person = make_person(session)
    session.commit()
    keys = the_keys()
    with as_role(WEB) as own:
        somebody = own.scalars(select(Person).where(Person.id == person.id)).one()
        answer_group(
            own, person=somebody, version=CURRENT.version, group="black", keys=keys, now=now
        )
        confirm(own, person=somebody, keys=keys, now=now)
        assert find_own(own, somebody, keys).group == "black"
        forget(own, person=somebody, keys=keys)
        assert find_own(own, somebody, keys) is None
        purge(own, now.date())
        own.commit()


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT subject FROM equality_answers",
        "SELECT count(*) FROM equality_answers",
        "DELETE FROM equality_answers",
        "UPDATE equality_answers SET delete_after = NULL",
        "SELECT sealed FROM release_rosters",
        "DELETE FROM figures_releases",
        "UPDATE figures_releases SET content = ''",
    ],
)
def test_the_web_application_reads_no_answers_and_changes_no_release(roles, statement):
    assert is_refused(WEB, statement)


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT full_name FROM people",
        "SELECT email FROM people",
        "SELECT name FROM speakers",
        "SELECT * FROM registrations",
        "UPDATE equality_answers SET delete_after = NULL",
        "DELETE FROM figures_releases",
    ],
)
def test_the_release_reads_no_accounts_and_changes_no_answer(roles, statement):
    assert is_refused(RELEASE, statement)


def test_the_release_is_made_with_its_own_role(session, roles, now):
    make_line_up(session, ["asian"] * 12 + ["white"] * 33)
    ask_for_release(session, period=year(2021), by=None, keys=the_keys(), now=now)
    session.commit()
    made = make_waiting_release(engine_of(RELEASE), keys=the_keys(), now=lambda: now)
    assert made == "Released: April 2021 to March 2022"
    assert len(session.scalars(select(FiguresRelease)).all()) == 1
