"""What people wrote stays out of the log, whatever happens to the request."""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy.orm import Session
from structlog.testing import capture_logs

from events_app.web import logs
from tests.browsing import CheckedClient
from tests.conftest import SignIn
from tests.guards.scene import addresses, keep_rows, make_scene, rules

#: what nobody but the person who typed it may read anywhere
PRIVATE = "unmistakable-words"
ANSWERS = {
    "email": f"{PRIVATE}@trust.example",
    "code": PRIVATE,
    "full_name": PRIVATE,
    "note": PRIVATE,
    "needs": PRIVATE,
}


@pytest.mark.only_on("sqlite")
def test_no_form_is_logged_when_it_is_sent_or_when_it_fails(
    app: Flask,
    client: CheckedClient,
    session: Session,
    sign_in: SignIn,
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app.config["WTF_CSRF_ENABLED"] = False
    client.raises = False
    _log_requests(app, monkeypatch)
    scene = make_scene(session)
    put_back = keep_rows(session)
    with capture_logs() as logged:
        for rule in rules(app, "POST"):
            put_back()
            for address in addresses(rule, scene):
                sign_in(client, scene.person)
                client.post(address, data=ANSWERS)
                sign_in(client, scene.person)
                with monkeypatch.context() as broken:
                    broken.setitem(app.view_functions, rule.endpoint, _failing(app, rule.endpoint))
                    assert client.post(address, data=ANSWERS).status_code == 500
    said = "".join(capfd.readouterr()) + caplog.text + repr(logged)
    assert {"problem", "request"} == {entry["event"] for entry in logged}
    assert PRIVATE not in said


def _log_requests(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each request has its line in the log, as it has everywhere but in tests."""
    line = logs._finish  # noqa: SLF001 - only the factory knows it otherwise
    monkeypatch.setitem(app.after_request_funcs, None, [*app.after_request_funcs[None], line])


def _failing(app: Flask, endpoint: str) -> Any:
    def fail(**_parts: str) -> None:
        raise ValueError(f"cannot read {PRIVATE}")

    fail.access = app.view_functions[endpoint].access
    return fail
