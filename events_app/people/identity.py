"""Who a request comes from: Flask-Security's core over Flask-Login, asked of our own devices.

A session cookie names a person (by a value that "sign out everywhere" changes) and a device (by a
token of which only the digest is kept), so that the server can end either at once.
"""

from datetime import datetime

from flask import Flask, Request, current_app, session
from flask_login import LoginManager
from flask_security.datastore import SQLAlchemyUserDatastore
from flask_security.utils import login_user, logout_user

from events_app.clock import clock
from events_app.extensions import db, security
from events_app.models.people import Person, Role
from events_app.people.queries.people import find_signed_in
from events_app.sealing import SealingKeys


def init_app(app: Flask) -> None:
    datastore = SQLAlchemyUserDatastore(db, Person, Role)
    security.init_app(app, datastore, register_blueprint=False)
    # permissions are asked of `policy`; loading them for each request would cost a query
    security.principal.identity_loaders.clear()
    manager: LoginManager = app.login_manager  # type: ignore[attr-defined] - set by it
    # phones change addresses; devices are ended on the server
    app.config["SESSION_PROTECTION"] = None
    manager.user_loader(load_signed_in)
    # and nobody by a token in the address, a header or a body, which Flask-Security would look for
    manager.request_loader(_nobody)


def load_signed_in(uniquifier: str) -> Person | None:
    """The person whose session this is, while the device is signed in."""
    token = session.get("device")
    if not isinstance(token, str):
        return None
    return find_signed_in(db.session, uniquifier=uniquifier, token=token, now=clock.now(db.session))


def _nobody(_request: Request) -> None:
    return None


def begin_session(person: Person, token: str, at: datetime) -> None:
    """Sign the browser in as this person; what the session held before is dropped first.

    `at` is when they proved who they are.
    """
    session.clear()
    session.permanent = True
    login_user(person, authn_via=["code"])
    session["device"] = token
    session["code_at"] = at.timestamp()


def end_session() -> None:
    """Forget in this browser who was signed in."""
    logout_user()
    session.clear()


def sealing_keys() -> SealingKeys:
    """The keys that seal what waits in the outbox."""
    return SealingKeys.from_setting(current_app.config["SEALING_KEYS"], "outbox")
