"""The gate: whether all that was ever published still leaves everybody's group open."""

from events_app.diversity.gate.check import KNOWN_OTHERS, is_possible, passes
from events_app.diversity.gate.published import Published, published

__all__ = ["KNOWN_OTHERS", "Published", "is_possible", "passes", "published"]
