"""What may be said of the answers to a question: the one rule, for reports and for their example.

From ten answers up their distribution, with cells below three put together with a neighbour; from
five to nine only a mean, to the nearest half; below five nothing. Pure.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from events_app.feedback.questions import Question

#: below this nothing is said, and everything is destroyed
FEWEST = 5
#: from here on a distribution is shown
DISTRIBUTION = 10
#: no cell of a distribution is smaller
SMALLEST_CELL = 3
#: from here on a mean is given to a tenth: it never says more than the sum within five
FINE_MEAN = 50


@dataclass(frozen=True)
class Part:
    """Cells of a distribution that are shown as one: the places in the question, and how many."""

    first: int
    last: int
    count: int


def release(question: Question, answers: Iterable[str]) -> dict[str, Any]:
    """What is kept and shown of the answers to a question with cells: plain values for JSON."""
    counted = Counter(answers)
    counts = [counted[cell.value] for cell in question.cells]
    total = sum(counts)
    if total < FEWEST:
        return {"answers": None, "mean": None, "parts": []}
    points = sum(c * cell.points for c, cell in zip(counts, question.cells, strict=True))
    parts = put_together(counts, [cell.side for cell in question.cells])
    return {
        "answers": total,
        "mean": _rounded(points / total, total),
        "parts": [[p.first, p.last, p.count] for p in parts] if total >= DISTRIBUTION else [],
    }


def put_together(counts: Sequence[int], sides: Sequence[int]) -> list[Part]:
    """The cells, those below three joined to a neighbour: first of the same side, the smaller one.

    So no part is below three, as long as all of them together are not.
    """
    parts = [Part(place, place, count) for place, count in enumerate(counts)]
    while len(parts) > 1 and min(part.count for part in parts) < SMALLEST_CELL:
        least = min(range(len(parts)), key=lambda at: parts[at].count)
        beside = [at for at in (least - 1, least + 1) if 0 <= at < len(parts)]
        chosen = min(beside, key=lambda at: _distance(parts, least, at, sides))
        first, last = sorted((least, chosen))
        joined = parts[first].count + parts[last].count
        parts[first : last + 1] = [Part(parts[first].first, parts[last].last, joined)]
    return parts


def headline_share(question: Question, parts: Sequence[Part]) -> float | None:
    """The share of the cells that the headline counts, 0 to 1; None where a part crosses them."""
    inside, total = 0, 0
    for part in parts:
        sides = {cell.side for cell in question.cells[part.first : part.last + 1]}
        if len(sides) > 1:
            return None
        inside += part.count if sides == {0} else 0
        total += part.count
    return inside / total if total else None


def _distance(
    parts: Sequence[Part], least: int, at: int, sides: Sequence[int]
) -> tuple[bool, int, int]:
    return sides[parts[least].first] != sides[parts[at].first], parts[at].count, at


def _rounded(mean: float, total: int) -> float:
    return round(mean, 1) if total >= FINE_MEAN else round(mean * 2) / 2
