"""A release, a period that may be released, an answer, and an aim."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from events_app.diversity.actions.runs import ask_for_release
from events_app.diversity.actions.withdrawing import withdraw
from events_app.diversity.actions.yardsticks import set_aim, sign_statement
from events_app.models.events import Event
from events_app.models.people import Person
from events_app.models.releases import AnswerReminder, FiguresRelease
from tests.factories import LONG_AGO
from tests.factories.diversity import give_answer, make_line_up, make_release, the_keys, year

PERIOD = "2020-21"


def add(session: Session, person: Person) -> dict[str, list[str]]:
    give_answer(session, person, "asian")
    make_line_up(session, ["no_answer"], starts_at=LONG_AGO.replace(month=6))
    if session.scalar(select(FiguresRelease.number)) is None:
        make_release(session, period=PERIOD, people=50)
    return {"period": [PERIOD], "new_period": ["2021-22"]}


def fill(session: Session, person: Person, event: Event) -> None:
    give_answer(session, person, "asian")
    release = make_release(session, people=50)
    ask_for_release(session, period=year(2020), by=person, keys=the_keys(), now=LONG_AGO)
    set_aim(session, percent="25", source="Board paper", by=person, now=LONG_AGO)
    withdraw(session, release_number=release.number, why="Wrong", by=person, now=LONG_AGO)
    session.add(AnswerReminder(period="2021-22", asked_by_id=person.id, asked_at=LONG_AGO))
    sign_statement(
        session,
        release_number=release.number,
        words="We look wider",
        signed_by="A Director",
        by=person,
        now=LONG_AGO,
    )
