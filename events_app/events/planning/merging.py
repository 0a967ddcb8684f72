"""Two people who edit one event: what each of them changed. Pure.

A form sends every fact that it shows, also those that its person left alone. The history says what
a fact was when the form was opened, in words: typed words that are still those are nobody's change.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from events_app.events.planning.facts import LONGEST_KEPT, Difference

#: a change as the history keeps it: (before, after) in words, by the label of the fact
Pairs = Mapping[str, Sequence[str]]
#: facts that only make sense together: who changed one of them decides with the others at hand
_TOGETHER = (
    {"starts_date", "ends_date", "starts_at", "ends_at"},
    {"town", "venue"},
    {"opens_at", "closes_at"},
    {"held_in_confidence", "ground_rules", "recording", "has_attendee_list"},
)


@dataclass(frozen=True)
class Merged:
    """What becomes of the differences between a form and the event as it is now."""

    #: changed on the form alone: saved
    mine: list[Difference]
    #: changed by a colleague alone: left as it is now
    theirs: list[Difference]
    #: changed by both: a person decides
    both: list[Difference]


def merge(found: Iterable[Difference], since: Sequence[Pairs]) -> Merged:
    """Whose change each difference is. `since`: the changes after the form was opened, in order."""
    opened: dict[str, str] = {}
    for fields in since:
        for label, pair in fields.items():
            opened.setdefault(label, pair[0])
    merged = Merged([], [], [])
    for difference in found:
        before = opened.get(difference.fact.label)
        if before is None:
            merged.mine.append(difference)
        elif _untouched(difference, before):
            merged.theirs.append(difference)
        else:
            merged.both.append(difference)
    return _kept_together(merged)


def _kept_together(merged: Merged) -> Merged:
    theirs = {difference.fact.name for difference in merged.theirs}
    touched = set().union(*(group for group in _TOGETHER if group & theirs))
    mine = [each for each in merged.mine if each.fact.name not in touched]
    moved = [each for each in merged.mine if each.fact.name in touched]
    return Merged(mine, merged.theirs, [*merged.both, *moved])


def _untouched(difference: Difference, before: str) -> bool:
    """Words that were cut prove nothing: their ends may differ."""
    return len(before) <= LONGEST_KEPT and difference.pair[1] == before
