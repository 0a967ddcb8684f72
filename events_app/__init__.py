"""Events and safe-space sessions of a membership body of NHS trusts."""

from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import Engine

from config import read_settings
from events_app import cli, models, policy, routes
from events_app.extensions import compress, db, migrate
from events_app.feedback.giving.application import Beside, create_feedback_app
from events_app.models import transaction
from events_app.people import identity
from events_app.web import access, assets, errors, headers, logs, proxies, templating
from events_app.web import transaction as request_transaction

__all__ = ["create_app", "create_feedback", "models", "transaction"]


def create_app(overrides: dict[str, Any] | None = None) -> Flask:
    """The application, with its settings read from the environment and `overrides` on top."""
    app = templating.ProductFlask(__name__, instance_path=str(instance_folder()))
    app.config.update(read_settings(instance_folder()) | (overrides or {}))
    logs.init_app(app)
    db.init_app(app)
    migrate.init_app(app, db, directory=str(Path(app.root_path).parent / "migrations"))
    identity.init_app(app)
    templating.init_app(app, can=policy)
    assets.init_app(app)
    # before access: it asks who is signed in, which begins the request's transaction
    request_transaction.init_app(app)
    access.init_app(app)
    errors.init_app(app)
    headers.init_app(app)
    compress.init_app(app)
    proxies.init_app(app)
    routes.init_app(app)
    cli.init_app(app)
    if not app.config["FEEDBACK_URL"]:
        feedback = create_feedback(app)
        app.extensions["feedback"] = feedback
        app.wsgi_app = Beside(app.wsgi_app, feedback)
    return app


def create_feedback(app: Flask) -> Flask:
    """The application in which feedback is given, on the database of the main one."""

    def engine() -> Engine:
        with app.app_context():
            return db.engine

    return create_feedback_app(app.config, engine)


def instance_folder() -> Path:
    """Where the embedded default keeps its database, keys and mail."""
    return Path(__file__).parent.parent / "instance"
