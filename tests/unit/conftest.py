"""Unit tests need no database, and get none."""

import pytest
from sqlalchemy import Engine

MESSAGE = "a test in tests/unit does not touch the database: move it to tests/features"


@pytest.fixture(autouse=True)
def _no_database(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_kwargs: object) -> None:
        raise AssertionError(MESSAGE)

    monkeypatch.setattr(Engine, "connect", refuse)
    monkeypatch.setattr(Engine, "raw_connection", refuse)


@pytest.fixture
def app() -> None:
    pytest.fail(MESSAGE)


@pytest.fixture
def session() -> None:
    pytest.fail(MESSAGE)


@pytest.fixture
def client() -> None:
    pytest.fail(MESSAGE)
