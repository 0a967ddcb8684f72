"""What is sealed is filled up to few sizes, whatever was written."""

import json

import pytest

from events_app.sealing import write_padded


@pytest.mark.parametrize(
    ("characters", "size"), [(0, 4096), (4000, 4096), (4096, 8192), (8200, 16384), (20000, 32768)]
)
def test_long_texts_take_twice_four_times_or_eight_times_the_size(characters, size):
    written = write_padded({"text": "x" * characters}, 4096)
    assert len(written) == size
    assert json.loads(written) == {"text": "x" * characters}
