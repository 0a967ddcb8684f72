"""Made-up answers, shown as real ones would be: what the organisers will see. Pure."""

from collections.abc import Sequence
from typing import Any

from events_app.feedback.display import Table, response_rate, table_of, why_no_table
from events_app.feedback.figures import release
from events_app.feedback.questions import Question

#: how many chose each cell, from the first on: again and again, for scales of any length
_CHOSEN = (5, 4, 1, 1, 1)
_ASKED = 25


def example_tables(questions: Sequence[Question]) -> dict[str, Any]:
    """The tables for twelve, six and four answers to the first question, and one for each other."""
    scales = [question for question in questions if question.is_scale]
    return {
        "rate": response_rate(sum(_CHOSEN), _ASKED),
        "tables": [_table(question, 12) for question in scales],
        "six": _table(scales[0], 6),
        "four": _table(scales[0], 4),
        "why_no_table": why_no_table,
        "in_words": [question.words for question in questions if question.is_text],
    }


def _table(question: Question, people: int) -> Table:
    cells = [cell.value for cell in question.cells[: len(_CHOSEN)]]
    answers = [value for value, many in zip(cells, _CHOSEN, strict=True) for _ in range(many)]
    return table_of(question, release(question, answers[:people]))
