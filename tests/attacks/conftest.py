"""Getting at what one may not have. The worlds are made once for each test process."""

from collections.abc import Iterator

import pytest
from structlog.testing import capture_logs

from events_app.clock import clock
from tests.attacks.crawl import Twins
from tests.attacks.making import make_twins
from tests.conftest import NOW


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "attacks" in item.path.parts:
            item.add_marker(pytest.mark.attack)
        if "twins" in getattr(item, "fixturenames", ()):
            # in one process, so that the worlds are made once
            item.add_marker(pytest.mark.xdist_group("twin worlds"))


@pytest.fixture(scope="session")
def made_twins(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Twins]:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(clock, "now", lambda _session: NOW)
        with make_twins(tmp_path_factory.mktemp("twins")) as made:
            yield made


@pytest.fixture
def twins(made_twins: Twins, monkeypatch: pytest.MonkeyPatch) -> Iterator[Twins]:
    """Two worlds as they were made: at 9am on Monday 1 August 2022, no mail waiting."""
    monkeypatch.setattr(clock, "now", lambda _session: NOW)
    for world in made_twins.both:
        world.put_back()
    with capture_logs() as logged:
        for world in made_twins.both:
            world.logged = logged
        yield made_twins
