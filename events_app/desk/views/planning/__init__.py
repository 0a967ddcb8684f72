"""Planning the programme: the addresses of this part of the desk on one screen."""

from collections.abc import Callable
from typing import Any

from events_app.desk.views.planning import (
    audience,
    calling_off,
    lists,
    new,
    overview,
    partner_dates,
    parts,
    sessions,
    states,
)

_EVENT = "/manage/events/<event_id>"
_PARTNER = "/manage/partner-dates"
_SESSION = f"{_EVENT}/sessions/<session_id>"

ROUTES: tuple[tuple[str, str, Callable[..., Any]], ...] = (
    ("/manage/events", "GET", lists.events),
    ("/manage/events.csv", "GET", lists.events_file),
    ("/manage/events/new", "GET", new.new),
    ("/manage/events/new", "POST", new.create),
    (_EVENT, "GET", overview.planned_event),
    (f"{_EVENT}/copy", "GET", new.copy),
    (f"{_EVENT}/copy", "POST", new.make_copy),
    (f"{_EVENT}/edit/<part>", "GET", parts.edit),
    (f"{_EVENT}/edit/<part>", "POST", parts.save),
    (f"{_EVENT}/audience", "GET", audience.audience),
    (f"{_EVENT}/audience", "POST", audience.save_audience),
    (f"{_EVENT}/sessions/new", "GET", sessions.new_session),
    (f"{_EVENT}/sessions/new", "POST", sessions.add_session),
    (_SESSION, "GET", sessions.edit_session),
    (_SESSION, "POST", sessions.change_session),
    (f"{_SESSION}/up", "POST", sessions.move_session),
    (f"{_SESSION}/remove", "GET", sessions.confirm_removal),
    (f"{_SESSION}/remove", "POST", sessions.remove_session),
    (f"{_EVENT}/publish", "GET", states.check_publishing),
    (f"{_EVENT}/publish", "POST", states.publish),
    (f"{_EVENT}/postpone", "GET", calling_off.check_postponing),
    (f"{_EVENT}/postpone", "POST", calling_off.postpone),
    (f"{_EVENT}/delete", "GET", states.check_deleting),
    (f"{_EVENT}/delete", "POST", states.delete),
    (f"{_EVENT}/cancel", "GET", calling_off.check_cancelling),
    (f"{_EVENT}/cancel", "POST", calling_off.cancel),
    (f"{_EVENT}/finish", "GET", states.check_finishing),
    (f"{_EVENT}/finish", "POST", states.finish),
    (_PARTNER, "GET", partner_dates.partner_dates),
    (f"{_PARTNER}/new", "GET", partner_dates.new_partner_date),
    (f"{_PARTNER}/new", "POST", partner_dates.add_partner_date),
    (f"{_PARTNER}/<partner_date_id>", "GET", partner_dates.partner_date),
    (f"{_PARTNER}/<partner_date_id>", "POST", partner_dates.change_partner_date),
    (f"{_PARTNER}.csv", "GET", partner_dates.partner_dates_file),
    (f"{_PARTNER}/<partner_date_id>/remove", "GET", partner_dates.confirm_partner_removal),
    (f"{_PARTNER}/<partner_date_id>/remove", "POST", partner_dates.remove_partner_date),
)
