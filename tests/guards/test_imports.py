"""The direction of imports, which `make check` asks too: here so that the tests alone say it."""

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

from tests.guards.files import ROOT


def test_imports_go_downwards_only(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    status = lint_imports(no_cache=True, no_logo=True)
    assert status == EXIT_STATUS_SUCCESS, capsys.readouterr().out
