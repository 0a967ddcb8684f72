"""Who reaches a view at all. Every view carries one of these rules; one without is never served.

What a person may do with the thing they found is asked of `policy` by the view itself.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

from flask import Flask, abort, current_app, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from events_app.clock import clock
from events_app.extensions import db
from events_app.models.people import AccountRole, Person

View = TypeVar("View", bound=Callable[..., Any])


def public(view: View) -> View:
    """Everybody."""
    view.access = "public"  # type: ignore[attr-defined] - a view carries its rule
    return view


def signed_in(view: View) -> View:
    """Anybody with an account. Others are sent to sign in and come back."""
    view.access = "signed in"  # type: ignore[attr-defined] - as above
    return view


def for_role(role: AccountRole) -> Callable[[View], View]:
    """People whose account carries the role. Others who are signed in are told that they may not.

    For areas whose existence is no secret, such as `/manage`.
    """

    def mark(view: View) -> View:
        view.access = role.value  # type: ignore[attr-defined] - as above
        return view

    return mark


event_team = for_role(AccountRole.EVENT_TEAM)
administrator = for_role(AccountRole.ADMINISTRATOR)
data_protection = for_role(AccountRole.DATA_PROTECTION)


def current_person() -> Person | None:
    """Who is asking, or None."""
    return current_user._get_current_object() if current_user.is_authenticated else None  # noqa: SLF001 - the proxy's own door


def the_person() -> Person:
    """Who is asking, in a view that only signed-in people reach."""
    person = current_person()
    if person is None:
        abort(500)
    return person


def now() -> datetime:
    """The moment of this request. A view reads it once and hands it on."""
    return clock.now(db.session)


def init_app(app: Flask) -> None:
    clock.set_up(app.config["APP_CLOCK"], is_production=app.config["APP_ENV"] == "production")
    app.before_request(_check_access)


def _check_access() -> ResponseReturnValue | None:
    if request.endpoint is None:
        return None  # no such address: answered as not found
    if any("\0" in str(part) for part in (request.view_args or {}).values()):
        abort(404)  # no address has one, and PostgreSQL does not take it
    rule = getattr(_view(), "access", None)
    if rule == "public":
        return None
    if rule != "signed in" and rule not in set(AccountRole):
        abort(500, "this view has no access rule")
    person = current_person()
    if person is None:
        return redirect(
            url_for("people.sign_in", next=request.path if request.method == "GET" else None)
        )
    if rule != "signed in" and all(held.name != rule for held in person.roles):
        abort(403)
    return None


def _view() -> Callable[..., Any]:
    return current_app.view_functions[str(request.endpoint)]
