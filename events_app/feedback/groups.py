"""The role of who answers: part of each sealed answer, and said of large groups only. Pure.

All answers belong to one of the groups, so that what is left over is never a small one.
"""

from collections.abc import Sequence
from typing import Any

from events_app.feedback.figures import DISTRIBUTION, FEWEST, SMALLEST_CELL, release
from events_app.feedback.questions import QUESTIONS, ROLE, Question

#: the groups by their keys, in words; who says none is in the last
GROUPS = {cell.value: cell.words for cell in QUESTIONS[ROLE].cells}
_OTHERS = list(GROUPS)[-1]


def with_group(answer: str, group: str) -> str:
    """The answer as it goes into its box."""
    return f"{answer} {group if group in GROUPS else _OTHERS}"


def without_group(answer: str) -> str:
    """What was answered."""
    return answer.partition(" ")[0]


def release_groups(question: Question, answers: Sequence[str]) -> list[list[Any]]:
    """Of each group its key, how many, their mean, and how many chose what the headline counts.

    Nothing unless each group has five or more. The last is None unless each has ten or more, and
    three or more on either side: then no cell of any group is smaller than that.
    """
    found: dict[str, list[str]] = {group: [] for group in GROUPS}
    for answer in answers:
        value, _, group = answer.partition(" ")
        found.get(group, found[_OTHERS]).append(value)
    if min(map(len, found.values())) < FEWEST:
        return []
    first = {cell.value for cell in question.cells if cell.side == 0}
    inside = {group: sum(v in first for v in values) for group, values in found.items()}
    counted = all(
        len(values) >= DISTRIBUTION
        and min(inside[group], len(values) - inside[group]) >= SMALLEST_CELL
        for group, values in found.items()
    )
    return [
        [group, len(values), release(question, values)["mean"], inside[group] if counted else None]
        for group, values in found.items()
    ]
