"""Somebody with two accounts, and the team that makes them one."""

from typing import Any

from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from events_app.models.organisations import BoardRole
from events_app.models.people import Person
from events_app.people.duplicates import pair_of
from tests.factories import appointment, make_organisation, make_person
from tests.walking import send


def make_twice(session: Session) -> tuple[Person, Person]:
    """Uma twice: as a chair since January, and with an address of her old trust."""
    trust = make_organisation(session)
    chair: dict[str, Any] = {"organisation": trust, "board_role": BoardRole.CHAIR}
    one = make_person(
        session,
        full_name="Uma Adeyemi",
        email="uma@new.example",
        appointments=[appointment(**chair)],
    )
    other = make_person(
        session,
        full_name="Dr Uma Adeyémi",
        email="uma.adeyemi@old.example",
        appointments=[
            appointment(**chair),
            appointment(organisation=trust, board_role=BoardRole.GOVERNOR),
        ],
    )
    session.commit()
    return one, other


def pair(*people: Person) -> str:
    """The address at which two accounts are compared."""
    return f"/manage/contacts/duplicates/{pair_of(people)}"


def merge(
    client: FlaskClient, keep: Person, gone: Person, name_of: Person | None = None
) -> TestResponse:
    """Press the button on the page that says what a merger does."""
    page = f"{pair(keep, gone)}/merge"
    answers = {"keep": keep.id, "name_of": (name_of or keep).id}
    asked = f"{page}?keep={keep.id}&name_of={answers['name_of']}"
    return send(client, asked, page, **answers)
