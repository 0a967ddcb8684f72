"""Load tests: many at once. They use threads, so each thread brings a client or session of its own."""

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "load" in item.path.parts:
            item.add_marker(pytest.mark.load)
