"""The guests of an event: the list, its file, inviting somebody, and one guest."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from flask import Response, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import Row

from events_app.clock import LONDON
from events_app.extensions import db
from events_app.models.events import Event
from events_app.models.history import Subject
from events_app.models.outreach import Guest, GuestCategory
from events_app.people.queries.history import list_changes
from events_app.refusal import Refusal
from events_app.registrations.actions import guest_places
from events_app.registrations.actions.guests import check_takes_guests, invite_guest
from events_app.registrations.guest_words import STATES, read_guests, state_of_guest
from events_app.registrations.queries.guests import find_guest, list_all_guests, list_guests
from events_app.registrations.refusals import CannotInviteGuest
from events_app.registrations.views.finding import sender
from events_app.registrations.views.team.finding import event_of
from events_app.registrations.views.team.guest_forms import GuestForm
from events_app.web.access import event_team, now, the_person
from events_app.web.csv_files import csv_file
from events_app.web.errors import not_found
from events_app.web.forms import EmptyForm
from events_app.web.row_ids import row_id

COLUMNS = (
    "NAME", "EMAIL", "ORGANISATION", "CATEGORY", "STATE", "INVITED_AT", "INVITED_BY",
    "ASKED_AT", "REFERENCE",
)  # fmt: skip


@event_team
def guests(event_id: str) -> ResponseReturnValue:
    event, asked = event_of(event_id), read_guests(request.args)
    page = list_guests(db.session, event, wanted=asked.wanted, page=asked.page)
    if asked.page > 1 and not page.rows:
        not_found()
    return render_template(
        "registrations/team/guests.html",
        event=event,
        asked=asked,
        page=page,
        states=STATES,
        state_of=state_of_guest,
    )


@event_team
def guests_file(event_id: str) -> Response:
    event = event_of(event_id)
    rows = list_all_guests(db.session, event, wanted=read_guests(request.args).wanted)
    return csv_file(COLUMNS, _cells(rows), f"guests-of-{event.slug}.csv")


@event_team
def new_guest(event_id: str) -> ResponseReturnValue:
    return _invite_page(event_of(event_id), GuestForm(), now())


@event_team
def create_guest(event_id: str) -> ResponseReturnValue:
    event, form, moment = event_of(event_id), GuestForm(), now()
    if not form.validate_on_submit():
        return make_response(_invite_page(event, form, moment), 422)
    try:
        guest = _invite(event, form, moment)
    except CannotInviteGuest as refusal:
        form.refuse("email", refusal.words)
        return make_response(_invite_page(event, form, moment), 422)
    except Refusal:
        return make_response(_invite_page(event, form, moment), 409)
    return redirect(_page_of(guest), 303)


@event_team
def guest(event_id: str, guest_id: str) -> ResponseReturnValue:
    return _page("guest", _find(event_id, guest_id))


@event_team
def check_confirm_guest(event_id: str, guest_id: str) -> ResponseReturnValue:
    return _page("guest_act", _find(event_id, guest_id), act="confirm")


@event_team
def confirm_guest(event_id: str, guest_id: str) -> ResponseReturnValue:
    return _do(guest_places.confirm_guest, "confirm", _find(event_id, guest_id))


@event_team
def check_decline_guest(event_id: str, guest_id: str) -> ResponseReturnValue:
    return _page("guest_act", _find(event_id, guest_id), act="decline")


@event_team
def decline_guest(event_id: str, guest_id: str) -> ResponseReturnValue:
    return _do(guest_places.decline_guest, "decline", _find(event_id, guest_id))


@event_team
def check_withdraw_guest(event_id: str, guest_id: str) -> ResponseReturnValue:
    return _page("guest_act", _find(event_id, guest_id), act="withdraw")


@event_team
def withdraw_guest(event_id: str, guest_id: str) -> ResponseReturnValue:
    return _do(guest_places.withdraw_guest, "withdraw", _find(event_id, guest_id))


def _invite(event: Event, form: GuestForm, moment: datetime) -> Guest:
    return invite_guest(
        db.session,
        event=event,
        email=form.email.data or "",
        full_name=form.full_name.data or "",
        organisation=form.guest_of.data or "",
        category=GuestCategory(form.category.data),
        by=the_person(),
        sender=sender(),
        now=moment,
    )


def _do(act: Callable[..., object], name: str, found: Guest) -> ResponseReturnValue:
    """Press the button of a page that asked first."""
    if not EmptyForm().validate_on_submit():
        return redirect(f"{_page_of(found)}/{name}", 303)
    try:
        act(db.session, guest=found, by=the_person(), sender=sender(), now=now())
    except Refusal as refusal:
        return make_response(_page("guest_refused", found, refusal=refusal), 409)
    return redirect(_page_of(found), 303)


def _find(event_id: str, guest_id: str) -> Guest:
    return find_guest(db.session, event_of(event_id), row_id(guest_id)) or not_found()


def _page_of(guest: Guest) -> str:
    return url_for("registrations.guest", event_id=guest.event_id, guest_id=guest.id)


def _page(name: str, guest: Guest, **more: Any) -> str:
    place = guest.registration.state if guest.registration else None
    return render_template(
        f"registrations/team/{name}.html",
        guest=guest,
        event=guest.event,
        state=state_of_guest(guest.state, place),
        changes=list_changes(db.session, Subject.GUEST, guest.id),
        **more,
    )


def _invite_page(event: Event, form: GuestForm, moment: datetime) -> str:
    """The form, or why the event takes no guests."""
    refusal = None
    try:
        check_takes_guests(event, moment)
    except Refusal as found:
        refusal = found
    return render_template(
        "registrations/team/guest_invite.html",
        event=event,
        form=form,
        refusal=refusal,
        colleague=the_person().full_name,
    )


def _cells(rows: Iterator[Row[Any]]) -> Iterator[tuple[str, ...]]:
    for row in rows:
        yield (
            row.full_name,
            row.email,
            row.organisation,
            row.category,
            state_of_guest(row.state, row.place),
            _at(row.invited_at),
            row.invited_by,
            _at(row.answered_at) if row.answered_at else "",
            row.reference or "",
        )


def _at(moment: datetime) -> str:
    return f"{moment.astimezone(LONDON):%Y-%m-%d %H:%M}"
