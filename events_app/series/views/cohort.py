"""The people of a cohort: a list, somebody added, somebody taken out."""

from flask import current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from events_app.events.forms import LONGEST_SEARCH, read_page
from events_app.extensions import db
from events_app.mail.sender import Sender
from events_app.models.lists import PAGE_SIZE
from events_app.models.people import Person
from events_app.models.series import Series, SeriesKind
from events_app.people.appointments import in_words
from events_app.registrations.queries.contacts import MOST, find_contact, list_people_named
from events_app.series.actions import cohort as actions
from events_app.series.queries.cohort import count_cohort, find_in_cohort, list_cohort_page
from events_app.series.queries.series import find_series_by_id, list_dates_to_come
from events_app.web.access import event_team, now, the_person
from events_app.web.errors import not_found
from events_app.web.forms import EmptyForm
from events_app.web.row_ids import row_id


@event_team
def cohort_people(series_id: str) -> ResponseReturnValue:
    found, number = _cohort(series_id), read_page(request.args)
    total = count_cohort(db.session, found.id)
    rows = list_cohort_page(db.session, found.id, page=number)
    if number > 1 and not rows:
        not_found()
    return render_template(
        "series/people.html",
        series=found,
        rows=rows,
        total=total,
        number=number,
        pages=max(1, -(-total // PAGE_SIZE)),
        in_words=in_words,
    )


@event_team
def search_for_cohort(series_id: str) -> ResponseReturnValue:
    found = _cohort(series_id)
    typed = " ".join(request.args.get("q", "").replace("\0", " ").split())[:LONGEST_SEARCH]
    matching = list_people_named(db.session, typed) if typed else []
    return render_template(
        "series/people_add.html",
        series=found,
        words=typed,
        found=matching[:MOST],
        more=len(matching) > MOST,
        in_words=in_words,
    )


@event_team
def confirm_adding(series_id: str, contact_id: str) -> ResponseReturnValue:
    return _adding(_cohort(series_id), _contact(contact_id))


@event_team
def add_to_cohort(series_id: str, contact_id: str) -> ResponseReturnValue:
    found, person = _cohort(series_id), _contact(contact_id)
    if not EmptyForm().validate_on_submit():
        return _adding(found, person)
    outcomes = actions.add_to_cohort(
        db.session,
        series=found,
        person=person,
        sender=Sender.from_settings(current_app.config),
        by=the_person(),
        now=now(),
    )
    return render_template(
        "series/people_added.html", series=found, person=person, outcomes=outcomes
    )


@event_team
def confirm_taking_out(series_id: str, cohort_person_id: str) -> ResponseReturnValue:
    found = _cohort(series_id)
    return _taking_out(found, _member(found, cohort_person_id))


@event_team
def take_out_of_cohort(series_id: str, cohort_person_id: str) -> ResponseReturnValue:
    found = _cohort(series_id)
    person = _member(found, cohort_person_id)
    if not EmptyForm().validate_on_submit():
        return _taking_out(found, person)
    actions.take_out_of_cohort(db.session, series=found, person=person, by=the_person(), now=now())
    return redirect(url_for("series.cohort_people", series_id=found.id), 303)


def _adding(found: Series, person: Person) -> str:
    dates = list_dates_to_come(db.session, found, now())
    return render_template("series/people_confirm.html", series=found, person=person, dates=dates)


def _taking_out(found: Series, person: Person) -> str:
    return render_template("series/people_take_out.html", series=found, person=person)


def _cohort(series_id: str) -> Series:
    found = find_series_by_id(db.session, row_id(series_id))
    return found if found and found.kind == SeriesKind.COHORT else not_found()


def _contact(contact_id: str) -> Person:
    return find_contact(db.session, row_id(contact_id)) or not_found()


def _member(found: Series, cohort_person_id: str) -> Person:
    return find_in_cohort(db.session, found.id, row_id(cohort_person_id)) or not_found()
