"""Who an event is for: the audience rule, its reasons and its words. Pure: no database, no web.

Its SQL twin stands in `events/queries/audience.py`; a guard compares the two.
"""

from events_app.eligibility.because import because
from events_app.eligibility.judgement import judge
from events_app.eligibility.rule import for_board_role
from events_app.eligibility.shapes import Conditions, Held, Item, Items, Names, Place
from events_app.eligibility.verdict import Reason, Verdict
from events_app.eligibility.words import (
    describe_audience,
    describe_conditions,
    describe_item,
    role_in_words,
)

__all__ = [
    "Conditions",
    "Held",
    "Item",
    "Items",
    "Names",
    "Place",
    "Reason",
    "Verdict",
    "because",
    "describe_audience",
    "describe_conditions",
    "describe_item",
    "for_board_role",
    "judge",
    "role_in_words",
]
