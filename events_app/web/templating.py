"""How templates are found, what each may use, and that everything in them is escaped."""

import sys
from collections.abc import Callable, MutableMapping
from pathlib import Path
from types import ModuleType
from typing import Any, NoReturn

from flask import Flask, g
from flask.templating import Environment as FlaskEnvironment
from flask_wtf.csrf import generate_csrf
from jinja2 import BaseLoader, ChainableUndefined, ChoiceLoader, FileSystemLoader, PackageLoader
from jinja2.environment import Environment
from jinja2.exceptions import UndefinedError
from markupsafe import Markup
from werkzeug.datastructures import ImmutableDict

from events_app import dates
from events_app.web.fields import FieldDrawer
from events_app.web.fragments import Fragments

TEMPLATES = Path(__file__).parents[2] / "templates"


class ProductEnvironment(FlaskEnvironment):
    """Gives each template one dict of names, where Jinja chains two, which takes a tenth of a page.

    So names that all templates may use are there before the first is loaded.
    """

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return {**self.globals, **(d or {})}


class ProductFlask(Flask):
    """Flask that escapes in every template, whatever its name, and answers only what it is asked.

    The macros of nhsuk-frontend end in `.jinja`, which Flask alone would not escape, and need
    `ChainableUndefined`.
    """

    jinja_options = ImmutableDict(
        undefined=ChainableUndefined, autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    jinja_environment = ProductEnvironment
    default_config = ImmutableDict({**Flask.default_config, "PROVIDE_AUTOMATIC_OPTIONS": False})

    def __init__(self, import_name: str, **options: Any) -> None:
        super().__init__(import_name, static_folder=None, template_folder=None, **options)

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """Nothing here is asynchronous, and asking so of each hook takes a while."""
        return func

    def create_global_jinja_loader(self) -> BaseLoader:
        return ChoiceLoader([FileSystemLoader(TEMPLATES), PackageLoader("nhsuk_frontend_jinja")])

    def create_jinja_environment(self) -> Any:
        environment = super().create_jinja_environment()
        if self.testing:
            environment.undefined = MisspeltFails
        return environment


class MisspeltFails(ChainableUndefined):
    """In tests, a name that our own templates use and nobody has set is an error.

    The macros of nhsuk-frontend look for many that are not there, on purpose.
    """

    def _fail_in_ours(self) -> None:
        frame = sys._getframe(2)  # noqa: SLF001 - the template that asks is one of our callers
        while frame is not None:
            file = frame.f_code.co_filename
            if file.startswith(str(TEMPLATES)):
                self._fail()
            if "nhsuk_frontend_jinja" in file:
                return
            frame = frame.f_back

    def _fail(self) -> NoReturn:
        raise UndefinedError(self._undefined_message)

    def __str__(self) -> str:
        self._fail_in_ours()
        return ""

    def __html__(self) -> str:
        self._fail_in_ours()
        return ""

    def __iter__(self) -> Any:
        self._fail_in_ours()
        return iter(())

    def __bool__(self) -> bool:
        self._fail_in_ours()
        return False

    def __eq__(self, other: object) -> bool:
        self._fail_in_ours()
        return type(self) is type(other)

    __hash__ = ChainableUndefined.__hash__


def init_app(app: Flask, *, can: ModuleType) -> None:
    """Hand every template what it may use: settings, permissions, dates in words, drawn forms."""
    environment = app.jinja_env
    drawer = FieldDrawer(environment)
    environment.globals.update(
        can=can,
        body_name=app.config["BODY_NAME"],
        contact_email=app.config["MAIL_FROM"],
        feedback_site=app.config["FEEDBACK_URL"] or "/feedback",
        demonstration=app.config["APP_ENV"] == "demo",
        csrf_input=csrf_input,
        fragment=Fragments(environment),
        field=drawer.field,
        error_summary=drawer.error_summary,
        button=vars(environment.get_template("_macros/buttons.html").module)["button"],
        session_when=dates.session_when,
    )
    environment.filters.update(
        event_when=dates.event_when,
        long_date=dates.long_date,
        short_date=dates.short_date,
        long_moment=dates.long_moment,
        clock_time=dates.clock_time,
    )


def render_for_nobody(environment: Environment, template: str) -> str:
    """A page made without asking who is signed in, and so without the database."""
    return environment.get_template(template).render()


def csrf_input() -> Markup:
    """The token of a form that is only a button. It sets a cookie: not for pages of the public."""
    if "csrf_input" not in g:  # a page may have several
        field = Markup('<input type="hidden" name="csrf_token" value="{}">')
        g.csrf_input = field.format(generate_csrf())
    return g.csrf_input
