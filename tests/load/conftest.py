"""Load tests: many at once. Each thread brings a client or a session of its own."""

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "load" in item.path.parts:
            item.add_marker(pytest.mark.load)
