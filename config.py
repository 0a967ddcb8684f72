"""Every setting, read from the environment, each with a sentence; the README lists the same."""

import os
import re
import secrets
from datetime import datetime
from pathlib import Path
from typing import Any

from events_app.sealing import SealingKeys, new_key

ROOT = Path(__file__).parent


class SettingRefused(SystemExit):
    """A setting is missing or cannot be used. Ends the program with one clear line."""


def read_settings(instance: Path, environ: dict[str, str] | None = None) -> dict[str, Any]:
    """All settings as Flask wants them; `instance` is where the embedded default keeps files."""
    env = dict(os.environ) if environ is None else environ
    #: production, demo or test
    app_env = env.get("APP_ENV", "demo")
    if app_env not in {"production", "demo", "test"}:
        raise SettingRefused("APP_ENV must be production, demo or test")
    where = _where_things_are(env, instance, app_env)
    return where | _how_it_is_served(env) | _what_people_read(env) | _fixed(app_env)


def _where_things_are(env: dict[str, str], instance: Path, app_env: str) -> dict[str, Any]:
    return {
        "APP_ENV": app_env,
        # The time the product's clock shows when its database is first used; demo and test only.
        "APP_CLOCK": "" if app_env == "production" else _moment(env.get("APP_CLOCK", "")),
        # Where the data is: sqlite:///… or postgresql+psycopg://…
        "SQLALCHEMY_DATABASE_URI": _database(env.get("DATABASE_URL"), instance),
        # PostgreSQL: the role that may read equality answers, to make releases; none: DATABASE_URL.
        "DATABASE_RELEASE_URL": env.get("DATABASE_RELEASE_URL", ""),
        # Signs session cookies and digests of sign-in codes.
        "SECRET_KEY": _secret(env, "SECRET_KEY", instance, app_env),
        # Keys of sealed data, base64 of 32 bytes, newest first, separated by commas.
        "SEALING_KEYS": _sealing_keys(_secret(env, "SEALING_KEYS", instance, app_env)),
        # file:///folder (one .eml a message) or smtp://user:password@host:port
        "MAIL_URL": env.get("MAIL_URL") or f"file://{instance / 'mail'}",
        # The queue that carries work to workers on other machines; none: the database alone.
        "BROKER_URL": env.get("BROKER_URL", ""),
    }


def _how_it_is_served(env: dict[str, str]) -> dict[str, Any]:
    port = env.get("PORT", "8000")
    return {
        # The address that links in mails and calendars begin with.
        "BASE_URL": env.get("BASE_URL", f"http://127.0.0.1:{port}").rstrip("/"),
        # The cookie-less origin of feedback (`wsgi:feedback`); none: /feedback of the same server.
        "FEEDBACK_URL": env.get("FEEDBACK_URL", "").rstrip("/"),
        # The port that `make run` serves on.
        "PORT": port,
        # How many processes `make run` serves with.
        "WEB_WORKERS": env.get("WEB_WORKERS", "2"),
        # plain or json
        "LOG_FORMAT": env.get("LOG_FORMAT", "plain"),
        # Whose X-Forwarded-* headers count: addresses separated by commas.
        "TRUSTED_PROXIES": _list(env.get("TRUSTED_PROXIES", "")),
        # Who may read /metrics: addresses separated by commas.
        "METRICS_ALLOW": _list(env.get("METRICS_ALLOW", "127.0.0.1,::1")),
    }


def _what_people_read(env: dict[str, str]) -> dict[str, Any]:
    return {
        # The membership body's name on pages and in mail.
        "BODY_NAME": env.get("BODY_NAME", "Example membership body"),
        # The sender of every mail, and the organiser of every calendar entry.
        "MAIL_FROM": _address(env.get("MAIL_FROM", "events@events.example")),
    }


def _fixed(app_env: str) -> dict[str, Any]:
    """What the libraries need to hear and nobody needs to choose."""
    secure = app_env != "demo"
    return {
        "TESTING": app_env == "test",
        "SQLALCHEMY_ENGINE_OPTIONS": {"pool_pre_ping": False, "hide_parameters": True},
        "SESSION_COOKIE_NAME": "__Host-session" if app_env == "production" else "session",
        "SESSION_COOKIE_SECURE": secure,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_REFRESH_EACH_REQUEST": False,
        # 31 days: a device's own 30 days, which the server counts, end first
        "PERMANENT_SESSION_LIFETIME": 31 * 24 * 3600,
        # The token lives as long as the session, so a form left open overnight is not lost.
        "WTF_CSRF_TIME_LIMIT": None,
        "MAX_CONTENT_LENGTH": 128 * 1024,
        "MAX_FORM_MEMORY_SIZE": 128 * 1024,
        "MAX_FORM_PARTS": 200,
        "SECURITY_EMAIL_VALIDATOR_ARGS": {"check_deliverability": False},
        "SECURITY_PASSWORD_SALT": "no passwords are kept",
        "SECURITY_STATIC_FOLDER": None,
        "PROVIDE_AUTOMATIC_OPTIONS": False,
        "COMPRESS_MIMETYPES": ["text/html", "text/calendar", "text/plain", "application/json"],
        "COMPRESS_LEVEL": 4,
        "COMPRESS_BR_LEVEL": 4,
    }


def _secret(env: dict[str, str], name: str, instance: Path, app_env: str) -> str:
    """A secret from the environment; outside production made once, for our eyes only."""
    if env.get(name):
        return env[name]
    if app_env == "production":
        raise SettingRefused(f"{name} is not set; production does not start without its own")
    kept = instance / name.lower()
    if not kept.exists():
        instance.mkdir(parents=True, exist_ok=True)
        made = new_key() if name == "SEALING_KEYS" else secrets.token_urlsafe(48)
        descriptor = os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(made)
    return kept.read_text().strip()


def _sealing_keys(setting: str) -> str:
    try:
        SealingKeys.from_setting(setting, "a trial")
    except ValueError as error:
        raise SettingRefused(f"SEALING_KEYS cannot be used: {error}") from error
    return setting


def _database(setting: str | None, instance: Path) -> str:
    """The default is a SQLite file; anything else is SQLite or PostgreSQL through psycopg."""
    if not setting:
        return f"sqlite:///{instance / 'events.db'}"
    if not setting.startswith(("sqlite:///", "postgresql+psycopg://")):
        raise SettingRefused("DATABASE_URL must begin with sqlite:/// or postgresql+psycopg://")
    return setting


def _moment(setting: str) -> str:
    """An ISO time, or nothing."""
    try:
        return setting and datetime.fromisoformat(setting).isoformat()
    except ValueError as error:
        raise SettingRefused("APP_CLOCK must be a time like 2022-08-01T09:00") from error


def _address(setting: str) -> str:
    """One address alone: it is the calendar's organiser too, and our ids end with its domain."""
    if not re.fullmatch(r"[^@<>\s\",;]+@[^@<>\s\",;]+", setting):
        raise SettingRefused("MAIL_FROM must be an address alone, like events@example.org")
    return setting


def _list(setting: str) -> list[str]:
    return [part.strip() for part in setting.split(",") if part.strip()]
