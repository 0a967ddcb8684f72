"""`people create EMAIL --name … --role …`: an account with its roles, made once."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from events_app.models.people import AccountRole, Person


@pytest.fixture
def run(app, session, now):
    def run(*arguments: str) -> tuple[int, str]:
        result = app.test_cli_runner().invoke(args=["people", "create", *arguments])
        return result.exit_code, result.output

    return run


def kept(session) -> list[tuple[str, str, set[str]]]:
    session.rollback()
    people = session.scalars(
        select(Person).options(selectinload(Person.roles)).execution_options(populate_existing=True)
    )
    return [(p.email, p.full_name, {role.name for role in p.roles}) for p in people]


def test_an_account_is_made_with_its_name_and_roles(session, run):
    assert run(
        "Team@events.example",
        "--name",
        "Robin T",
        "--role",
        "event team",
        "--role",
        "administrator",
    ) == (
        0,
        (
            "team@events.example: has an account; now has the role event team; "
            "now has the role administrator.\n"
        ),
    )
    assert kept(session) == [("team@events.example", "Robin T", {"event team", "administrator"})]


def test_a_second_run_changes_nothing_and_roles_are_added_not_taken(session, run):
    run("team@events.example", "--name", "Robin T", "--role", "event team")
    again = run("TEAM@events.example", "--name", "Robin T", "--role", "event team")
    assert again == (0, "team@events.example: nothing to change.\n")
    more = run("team@events.example", "--role", "administrator")
    assert more == (0, "team@events.example: now has the role administrator.\n")
    assert kept(session) == [("team@events.example", "Robin T", {"event team", "administrator"})]


def test_without_a_name_a_new_person_is_called_by_the_address_until_there_is_one(session, run):
    run("team@events.example")
    assert kept(session) == [("team@events.example", "team@events.example", set())]
    renamed = run("team@events.example", "--name", "Robin T")
    assert renamed == (0, "team@events.example: has another name.\n")


def test_an_address_or_a_name_that_cannot_be_kept_is_refused(session, run):
    assert run("not-an-address") == (1, "Error: Enter an email address in the correct format.\n")
    assert run("team@events.example", "--name", "=cmd()") == (
        1,
        "Error: Enter a full name that does not begin with = + - or @.\n",
    )
    assert kept(session) == []


def test_a_role_that_is_not_one_is_refused_with_those_that_are(run):
    exit_code, output = run("team@events.example", "--role", "king")
    assert exit_code == 2
    assert all(role in output for role in AccountRole)
