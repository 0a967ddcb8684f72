"""`flask organisations …`, `flask members …`, `flask people …`: people and where they come from."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import click
from flask import current_app
from flask.cli import AppGroup

from events_app.clock import clock
from events_app.extensions import db
from events_app.models.people import AccountRole
from events_app.models.transaction import will_write
from events_app.people import import_steps as steps
from events_app.people.actions.creation import Created, create_person
from events_app.people.actions.imports_members import MembersTally, import_members
from events_app.people.actions.imports_organisations import import_organisations
from events_app.people.imports import cells
from events_app.people.imports.members import MEMBER_COLUMNS, MemberRow, read_members
from events_app.people.imports.organisations import ORGANISATION_COLUMNS, read_organisations
from events_app.people.imports.problems import CellProblem
from events_app.people.inbox import InboxKeys
from events_app.people.queries.organisations import list_names
from events_app.refusal import Refusal

CHOICES = click.Choice([role.value for role in AccountRole])
FILE = click.argument("file", type=click.Path(path_type=Path))

organisations = AppGroup("organisations", help="Member organisations, from a file.")
members = AppGroup("members", help="People at member organisations, from a file.")
people = AppGroup("people", help="Accounts, one by one.")


class NoOrganisations(Refusal):
    """Nobody can be taken in before the organisations they work at."""

    def __init__(self) -> None:
        super().__init__("There are no organisations yet. Import them first.")


@organisations.command("import")
@FILE
def import_organisations_file(file: Path) -> None:
    """Take in organisations from FILE.csv, all of them or none.

    Columns: ORG_CODE (3 to 5 letters and numbers), NAME, REGION, TYPE (may be empty). Those that
    are not in the file stay as they are; a second run changes nothing.
    """
    with steps.opened(file) as opened:
        steps.say_what_is_ignored(opened, ORGANISATION_COLUMNS)
        steps.check(read_organisations(opened), skip_problems=False)
        session = db.session()
        will_write(session)
        rows = steps.taken(read_organisations(opened), skip_problems=False)
        tally = import_organisations(session, rows=rows)
        session.commit()
    click.echo("\n".join([f"Imported {file.name}.", *steps.summary(tally)]))


@members.command("import")
@FILE
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
@click.option("--skip-problems", is_flag=True, help="Leave out the rows that have problems.")
def import_members_file(file: Path, dry_run: bool, skip_problems: bool) -> None:
    """Take in people and their appointments from FILE.csv, all of them or nobody.

    Columns: EMAIL, FULL_NAME, ORG_CODE, BOARD_ROLE, COMMITTEE ("chairs …" or "sits on …"), FROM and
    UNTIL (like 2022-09-15); BOARD_ROLE, COMMITTEE and UNTIL may be empty. Who is not in the file
    stays as they are; a second run changes nothing; nobody is sent mail.
    """
    with steps.opened(file) as opened:
        steps.say_what_is_ignored(opened, MEMBER_COLUMNS)
        codes, now = _codes_and_now()
        refused = steps.check(read_members(opened, codes), skip_problems=skip_problems)
        rows = steps.taken(read_members(opened, codes), skip_problems=skip_problems)
        tally = _import(rows, now=now, dry_run=dry_run)
    done = f"{file.name}: a dry run, nothing is written." if dry_run else f"Imported {file.name}."
    click.echo("\n".join([done, *steps.summary(tally), f"Refused rows: {refused:,}"]))


@people.command("create")
@click.argument("email")
@click.option("--name", help="The full name. Without it a new person is called by the address.")
@click.option("--role", "roles", multiple=True, type=CHOICES, help="May be given several times.")
def create(email: str, name: str | None, roles: tuple[str, ...]) -> None:
    """Make sure that EMAIL has an account with these roles. A second run changes nothing."""
    try:
        address = cells.email(email)
        full_name = None if name is None else cells.full_name(name)
    except CellProblem as problem:
        raise click.ClickException(f"{problem.words}.") from problem
    session = db.session()
    will_write(session)
    created = create_person(
        session,
        email=address,
        full_name=full_name,
        roles=[AccountRole(role) for role in roles],
        keys=InboxKeys.from_setting(current_app.config["SEALING_KEYS"]),
        now=clock.now(session),
    )
    session.commit()
    click.echo(_in_words(created, address))


def _codes_and_now() -> tuple[frozenset[str], datetime]:
    """What checking needs to know. Leaves no transaction open while a long file is checked."""
    session = db.session()
    codes = frozenset(code for code, _name in list_names(session))
    now = clock.now(session)
    session.rollback()
    if not codes:
        raise NoOrganisations
    return codes, now


def _import(rows: Iterable[MemberRow], *, now: datetime, dry_run: bool) -> MembersTally:
    session = db.session()
    if dry_run:
        rows = steps.counted(rows, "Compared")
        tally = import_members(session, rows=rows, now=now, dry_run=True)
        session.rollback()
        return tally
    will_write(session)
    tally = import_members(session, rows=steps.counted(rows, "Imported"), now=now)
    session.commit()
    return tally


def _in_words(created: Created, address: str) -> str:
    changes = [f"now has the role {role}" for role in created.added_roles]
    if created.renamed:
        changes.insert(0, "has another name")
    if created.is_new:
        changes.insert(0, "has an account")
    return f"{address}: {'; '.join(changes) or 'nothing to change'}."
