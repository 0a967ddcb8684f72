"""Events, places, registrations and attendance, by kind and state."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from events_app.desk.report.table import Cell, Table, share


def events_table(events: Sequence[Any]) -> Table:
    """One row for each kind and state, and one for everything."""
    groups: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for event in events:
        groups[event.kind, event.state].append(event)
    rows = [
        [kind.capitalize(), state, *_sums(groups[kind, state])] for kind, state in sorted(groups)
    ]
    rows.append(["All", "", *_sums(events)])
    return Table(
        name="events",
        title="Events",
        headings=(
            "Kind",
            "State",
            "Events",
            "Places",
            "Without a limit",
            "Registered",
            "Attended",
            "Attended, of those recorded",
        ),
        rows=rows,
        shares=frozenset({7}),
        note="Places are those of events with a limit. Registered people had a place in the end.",
    )


def _sums(events: Sequence[Any]) -> list[Cell]:
    attended = sum(event.attended for event in events)
    recorded = sum(event.recorded for event in events)
    return [
        len(events),
        sum(event.capacity or 0 for event in events),
        sum(event.capacity is None for event in events),
        sum(event.registered for event in events),
        attended,
        share(attended, recorded) if recorded else None,
    ]
