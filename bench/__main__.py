"""`make bench`: measure, print the table of docs/performance.md, fail if something falls short."""

import argparse
import os
import platform
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from bench import databases
from bench.attendees import attendee_list
from bench.audience import audience_count
from bench.delivering import delivering
from bench.desk_lists import duplicates, not_answered, programme_report
from bench.feed import own_feed
from bench.feedback import closing, feedback_form, year_of_feedback
from bench.figures import releasing, who_leads
from bench.footprint import footprint
from bench.forums import forum_page, public_page
from bench.hidden import hidden_or_unknown
from bench.importing import importing
from bench.importing_on_screen import importing_on_screen, one_bad_byte
from bench.pages import event_page, events_list
from bench.programme import FIRST_TO_REGISTER
from bench.registering import registering
from bench.rows import Row, print_table
from bench.rush import Rush, rush
from bench.scene import scene
from bench.searching import desk_search
from bench.setting import Setting

SMALL = Rush(people=1000, places=100, runs=1)
FULL = Rush(people=5000, places=500, runs=20)
#: in this order: `delivering` needs mail from those before, `footprint` comes after all that load
#: the servers, and what adds many people comes last
ROWS = (
    "event", "list", "feed", "forum", "hidden", "beside", "people", "registering",
    "rush", "delivering", "figures", "feedback", "footprint", "releasing", "closing", "year",
    "audience", "report", "chase", "duplicates", "screen", "byte", "search", "importing",
)  # fmt: skip
ALONE: dict[str, Callable[[Setting], Row]] = {
    "event": event_page,
    "list": events_list,
    "feed": own_feed,
    "hidden": hidden_or_unknown,
    "beside": public_page,
    "people": attendee_list,
    "forum": forum_page,
    "footprint": footprint,
    "search": desk_search,
    "delivering": delivering,
    "importing": importing,
    "figures": who_leads,
    "releasing": releasing,
    "audience": audience_count,
    "report": programme_report,
    "chase": not_answered,
    "duplicates": duplicates,
    "screen": importing_on_screen,
    "byte": one_bad_byte,
    "feedback": feedback_form,
    "closing": closing,
    "year": year_of_feedback,
}
DATABASES = {"sqlite": databases.sqlite, "postgresql": databases.postgresql}


def main() -> int:
    """Measure on both databases. 0 when everything that must be reached is."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--full", action="store_true", help="the whole rush, 20 times")
    parser.add_argument("--only", choices=DATABASES, help="one database")
    parser.add_argument("--rows", nargs="+", choices=ROWS, default=list(ROWS), help="some rows")
    parser.add_argument("--rushes", type=int, help="how often the rush is run")
    parser.add_argument("--rounds", type=int, default=5, help="turns of bare Flask and us")
    parser.add_argument("--options", default="", help="more options for gunicorn")
    asked = parser.parse_args()
    # so that servers and databases are cleared away when we are asked to stop
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("Stopped."))
    rows: list[Row] = []
    busy = os.getloadavg()[0]
    for kind, database in DATABASES.items():
        if asked.only in (None, kind):
            for row in _measured(kind, database(), asked):
                print(f"{row.what}, {row.database}: {row.figures}", file=sys.stderr)
                rows.append(row)
    print_table(rows)
    print(
        f"\n{datetime.now(UTC):%d %B %Y}, {os.cpu_count()} processors, "
        f"Python {platform.python_version()}, gunicorn {version('gunicorn')}; "
        f"load of the machine before: {busy:.1f}"
    )
    return 1 if any(row.met is False for row in rows) else 0


def _measured(
    kind: str, database: AbstractContextManager[str | None], asked: argparse.Namespace
) -> Iterator[Row]:
    """One row after the other; what is heaviest comes last."""
    size = FULL if asked.full else SMALL
    size = replace(size, runs=asked.rushes or size.runs)
    with database as address, tempfile.TemporaryDirectory(prefix="events-bench-") as folder:
        if address is None:
            yield Row("everything", kind, "no PostgreSQL answers", "", None)
            return
        with scene(
            kind, address, Path(folder),
            people=size.people, rounds=asked.rounds, options=asked.options.split(),
        ) as setting:  # fmt: skip
            for name in ROWS:
                if name in asked.rows:
                    yield _row(name, setting, size)


def _row(name: str, setting: Setting, size: Rush) -> Row:
    if name == "registering":
        return registering(setting, FIRST_TO_REGISTER)
    if name == "rush":
        return rush(setting, FIRST_TO_REGISTER + 1 + setting.rounds, size)
    return ALONE[name](setting)


if __name__ == "__main__":
    sys.exit(main())
