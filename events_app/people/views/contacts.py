"""Contacts: the list with its filters, the list as a file, and correcting one."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import urlencode

from flask import redirect, render_template, request
from flask.typing import ResponseReturnValue

from events_app.clock import london_date
from events_app.extensions import db
from events_app.models.history import Subject
from events_app.models.people import Person
from events_app.people.actions import correcting as actions
from events_app.people.actions.history import ChangedSince
from events_app.people.appointments import row_in_words
from events_app.people.contact_filters import AskedContacts, read_filters
from events_app.people.forms.contacts import CorrectContact
from events_app.people.queries.contacts import (
    ContactFilters,
    find_contact,
    list_contacts,
    list_for_file,
)
from events_app.people.queries.history import find_version, list_changes_since
from events_app.people.queries.organisations import list_names
from events_app.refusal import Refusal
from events_app.web.access import event_team, now, the_person
from events_app.web.csv_files import csv_file
from events_app.web.errors import not_found
from events_app.web.row_ids import row_id

_HEADER = (
    *("EMAIL", "FULL_NAME", "ORG_CODE", "ORGANISATION", "BOARD_ROLE", "COMMITTEE"),
    *("FROM", "UNTIL", "CONFIRMED"),
)


@event_team
def contacts() -> ResponseReturnValue:
    asked = _asked()
    page = list_contacts(
        db.session, filters=asked.filters, page=asked.page, today=london_date(now())
    )
    if asked.page > 1 and not page.rows:
        not_found()
    kept = urlencode(asked.kept)
    return render_template(
        "people/contacts.html",
        page=page,
        asked=asked,
        roles={of: list(map(row_in_words, rows)) for of, rows in page.appointments.items()},
        file=f"/manage/contacts.csv{'?' if kept else ''}{kept}",
        more=f"{request.path}?{kept}{'&' if kept else ''}",
    )


@event_team
def contacts_file() -> ResponseReturnValue:
    filters, today = _asked().filters, london_date(now())
    return csv_file(_HEADER, _rows(filters, today), "contacts.csv")


@event_team
def correct(contact_id: str) -> ResponseReturnValue:
    person = _find(contact_id)
    version = find_version(db.session, Subject.PERSON, person.id)
    return _correct_page(person, CorrectContact.showing(person, version))


@event_team
def keep_correct(contact_id: str) -> ResponseReturnValue:
    person, form = _find(contact_id), CorrectContact()
    if not form.validate_on_submit():
        return _correct_page(person, form), 422
    name, email = str(form.full_name.data), str(form.new_email.data)
    try:
        actions.correct(
            db.session, person=person, full_name=name, email=email, version=form.opened_with,
            by=the_person(), now=now(),
        )  # fmt: skip
    except ChangedSince:
        return _conflict(person, form, actions.differing(person, full_name=name, email=email)), 409
    except Refusal as refusal:
        form.refuse("new_email", refusal.words)
        return _correct_page(person, form), 422
    return redirect(f"/manage/contacts/{person.id}", 303)


def _conflict(person: Person, form: CorrectContact, found: dict[str, tuple[str, str]]) -> str:
    """What others changed meanwhile, above what was typed; saving again takes what was typed."""
    since = list_changes_since(db.session, Subject.PERSON, person.id, form.opened_with)
    form.version.data = str(find_version(db.session, Subject.PERSON, person.id))
    differing = [(name, *pair) for name, pair in found.items()]
    return _correct_page(person, form, meanwhile=since, differing=differing)


def _correct_page(person: Person, form: CorrectContact, **more: Any) -> str:
    return render_template("people/contact_correct.html", person=person, form=form, **more)


def _asked() -> AskedContacts:
    return read_filters(request.args, list_names(db.session))


def _find(contact_id: str) -> Person:
    return find_contact(db.session, row_id(contact_id)) or not_found()


def _rows(filters: ContactFilters, today: date) -> Iterator[tuple[object, ...]]:
    for row in list_for_file(db.session, filters=filters, today=today):
        committee = f"{row.committee_part} {row.committee}" if row.committee else ""
        confirmed = ("yes" if row.confirmed_at else "no") if row.code else ""
        yield (
            *(row.email, row.full_name, row.code, row.name, row.board_role, committee),
            *(row.from_date, row.until_date, confirmed),
        )
