"""Who has not answered: the list, its file, calls, and invitations by a colleague."""

from collections.abc import Iterator
from typing import Any

from flask import Response, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import Row

from events_app.clock import LONDON, london_date
from events_app.dates import day_and_month
from events_app.events.standing import is_full, waiting_list_is_open
from events_app.events.words import places_in_words
from events_app.extensions import db
from events_app.models.events import Event
from events_app.models.outreach import CallOutcome
from events_app.models.people import Person
from events_app.people.appointments import held_in_words, in_words
from events_app.refusal import Refusal
from events_app.registrations.actions import outreach as actions
from events_app.registrations.attendee_filters import ROLES
from events_app.registrations.chase_filters import CALLS, INVITED, AskedChase, read_chase
from events_app.registrations.queries.chase import (
    count_to_invite,
    find_not_answered,
    list_all_not_answered,
    list_call_notes,
    list_not_answered,
    list_to_invite,
)
from events_app.registrations.queries.reaching import Calls
from events_app.registrations.views.finding import sender
from events_app.registrations.views.team.finding import event_of
from events_app.registrations.views.team.forms import CallForm
from events_app.web.access import event_team, now, the_person
from events_app.web.csv_files import csv_file
from events_app.web.errors import not_found
from events_app.web.forms import EmptyForm
from events_app.web.row_ids import row_id

COLUMNS = (
    "NAME", "EMAIL", "TRUST", "TRUST_CODE", "ROLE", "INVITED", "LAST_CALL", "LAST_CALL_RESULT",
)  # fmt: skip


@event_team
def chase(event_id: str) -> ResponseReturnValue:
    event, asked = event_of(event_id), _asked()
    page = list_not_answered(db.session, event, chased=asked.chased, page=asked.page, now=now())
    if asked.page > 1 and not page.rows:
        not_found()
    return render_template(
        "registrations/team/chase.html",
        event=event,
        asked=asked,
        page=page,
        roles=ROLES,
        more_filters=_more_filters(asked),
        sent=_sent(),
        role_of=held_in_words,
        last_call=_last_call,
    )


@event_team
def chase_file(event_id: str) -> Response:
    event = event_of(event_id)
    rows = list_all_not_answered(db.session, event, chased=_asked().chased, now=now())
    return csv_file(COLUMNS, _cells(rows), f"not-answered-{event.slug}.csv")


@event_team
def call(event_id: str, contact_id: str) -> ResponseReturnValue:
    event = event_of(event_id)
    return _call_page(event, _person(event, contact_id), CallForm())


@event_team
def keep_call(event_id: str, contact_id: str) -> ResponseReturnValue:
    event = event_of(event_id)
    person, form = _person(event, contact_id), CallForm()
    if not form.validate_on_submit():
        return make_response(_call_page(event, person, form), 422)
    actions.keep_call(
        db.session,
        event=event,
        person=person,
        outcome=CallOutcome(form.outcome.data),
        note=form.note.data or "",
        by=the_person(),
        now=now(),
    )
    return redirect(f"{request.path}{_asked().query}", 303)


@event_team
def confirm_invite(event_id: str) -> ResponseReturnValue:
    return _invite_page(event_of(event_id), _asked())


@event_team
def invite(event_id: str) -> ResponseReturnValue:
    event, asked, moment = event_of(event_id), _asked(), now()
    if not EmptyForm().validate_on_submit():
        return redirect(f"{request.path}{asked.query}", 303)
    try:
        people = list_to_invite(db.session, event, chased=asked.chased, now=moment)
        sent = actions.invite(
            db.session, event=event, people=people, by=the_person(), sender=sender(), now=moment
        )
    except Refusal as refusal:
        return make_response(_invite_page(event, asked, refusal), 409)
    here = url_for("registrations.chase", event_id=event.id)
    return redirect(f"{here}{asked.address(sent=str(sent))}".rstrip("&"), 303)


def _asked() -> AskedChase:
    return read_chase(request.args)


def _sent() -> int | None:
    """How many people an invitation that was sent a moment ago went to."""
    text = request.args.get("sent", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else None


def _more_filters(asked: AskedChase) -> list[tuple[str, str, list[tuple[str, str]], str, str]]:
    calls, invited = asked.kept.get("calls", ""), asked.kept.get("invited", "")
    return [
        ("calls", "Calls", CALLS, calls, "Everybody who has not said no"),
        ("invited", "Invitations", INVITED, invited, "Invited or not"),
    ]


def _last_call(row: Row[Any]) -> str:
    """ "Called 3 August: not reached"."""
    if row.called_at is None:
        return "Not called"
    called = f"Called {day_and_month(london_date(row.called_at))}"
    return f"{called}: {row.outcome}" if row.outcome else called


def _person(event: Event, contact_id: str) -> Person:
    return find_not_answered(db.session, event, row_id(contact_id), now()) or not_found()


def _call_page(event: Event, person: Person, form: CallForm) -> str:
    return render_template(
        "registrations/team/call.html",
        event=event,
        person=person,
        form=form,
        kept=_asked().query,
        appointments=[in_words(held) for held in person.appointments],
        notes=list_call_notes(db.session, event, person),
    )


def _invite_page(event: Event, asked: AskedChase, refusal: Refusal | None = None) -> str:
    moment = now()
    return render_template(
        "registrations/team/invite.html",
        event=event,
        kept=asked.query,
        narrowed=asked.narrowed,
        all_who_said_no=asked.chased.calls is Calls.SAID_NO,
        full=places_in_words(event) if is_full(event) else "",
        waiting_list=waiting_list_is_open(event, moment),
        number=count_to_invite(db.session, event, chased=asked.chased, now=moment),
        colleague=the_person().full_name,
        refusal=refusal,
    )


def _cells(rows: Iterator[Row[Any]]) -> Iterator[tuple[str, ...]]:
    for row in rows:
        yield (
            row.full_name,
            row.email,
            row.trust or "",
            row.trust_code or "",
            held_in_words(row) if row.trust else "",
            "yes" if row.invited_at else "no",
            f"{row.called_at.astimezone(LONDON):%Y-%m-%d %H:%M}" if row.called_at else "",
            row.outcome or "",
        )
