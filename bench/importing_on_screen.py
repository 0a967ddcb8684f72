"""Ten thousand rows on screen: checked, imported, undone; and a long file with one bad byte."""

import time
import tracemalloc
from contextlib import suppress
from datetime import UTC, datetime
from itertools import pairwise

from sqlalchemy import func, select

from bench.importing import count_on
from bench.many import FIRST, with_many
from bench.people import ORGANISATIONS
from bench.rows import Row
from bench.setting import Setting
from events_app.extensions import db
from events_app.models.organisations import Appointment
from events_app.models.people import Person
from events_app.models.transaction import will_write
from events_app.people.actions.import_files import PURPOSE, keep_file, run_import, undo
from events_app.people.actions.imports_members import import_members
from events_app.people.duplicates import pairs_with_new
from events_app.people.import_reading import LARGEST_FILE, MOST_ROWS, Preview, read_file
from events_app.people.imports.problems import FileProblem
from events_app.people.queries.duplicates import list_like
from events_app.sealing import SealingKeys

SECONDS, BAD_SECONDS, BAD_MB = 20, 10, 100
BAD_ROWS = 100_000
HEADER = "EMAIL,FULL_NAME,ORG_CODE,BOARD_ROLE,COMMITTEE,FROM,UNTIL\n"
CODES = frozenset(f"R{n:03}" for n in range(1, ORGANISATIONS + 1))


def importing_on_screen(setting: Setting) -> Row:
    """What each of the three buttons takes, among 100,000 people."""
    with_many(setting.app)
    with setting.app.app_context():
        count_on()
        before = _count()
        took = _import_and_undo(setting)
        back = _count() == before
    figures = ", ".join(f"{name} {seconds:.1f} s" for name, seconds in took.items())
    return Row(
        f"importing {MOST_ROWS:,} members on screen",
        setting.database,
        f"{figures}; {'all' if back else 'NOT all'} of it put back",
        f"{SECONDS} s each; all put back",
        max(took.values()) <= SECONDS and back,
    )


def one_bad_byte(setting: Setting) -> Row:
    """Refusing a file of 100,000 rows that is cut short by a bad byte in its middle."""
    rows = [f"p{n}@r.example,P {n},R001,,,2022-01-01,\n" for n in range(BAD_ROWS)]
    content = bytearray((HEADER + "".join(rows)).encode())
    content[content.index(b",R001", len(content) // 2)] = 0xFF
    began = time.perf_counter()
    with suppress(FileProblem):
        read_file(bytes(content), CODES)
        raise SystemExit("a file with a bad byte was read")
    seconds = time.perf_counter() - began
    tracemalloc.start()
    with suppress(FileProblem):
        read_file(bytes(content), CODES)
    peak = tracemalloc.get_traced_memory()[1] / 1_000_000
    tracemalloc.stop()
    return Row(
        f"a file of {BAD_ROWS:,} rows with one bad byte ({len(content) / 1_000_000:.1f} MB)",
        setting.database,
        f"refused after {seconds:.1f} s; {peak:.0f} MB",
        f"{BAD_SECONDS} s; {BAD_MB} MB; {LARGEST_FILE // 1_000_000} MB is the most",
        seconds <= BAD_SECONDS and peak <= BAD_MB,
    )


def _import_and_undo(setting: Setting) -> dict[str, float]:
    content, now = _file(), datetime.now(UTC)
    keys = SealingKeys.from_setting(setting.environment["SEALING_KEYS"], PURPOSE)
    by = db.session.scalars(select(Person).limit(1)).one()
    marks = [time.perf_counter()]
    will_write(db.session)
    read = read_file(content, CODES)
    kept = keep_file(
        db.session, name="many.csv", content=content, refused=read.refused, by=by, keys=keys,
        now=now,
    )  # fmt: skip
    preview = Preview()
    import_members(db.session, rows=read.rows, now=now, dry_run=True, keep=preview.add)
    new = preview.new_people.values()
    list(pairs_with_new(new, list_like(db.session, new)))
    db.session.commit()
    marks.append(time.perf_counter())
    will_write(db.session)
    run_import(db.session, kept=kept, rows=read.rows, now=now)
    db.session.commit()
    marks.append(time.perf_counter())
    will_write(db.session)
    left = undo(db.session, kept=kept, now=now)
    db.session.commit()
    marks.append(time.perf_counter())
    if left:
        raise SystemExit("undoing left something that nobody had changed")
    spans = (later - earlier for earlier, later in pairwise(marks))
    return dict(zip(("upload and check", "import", "undo"), spans, strict=True))


def _file() -> bytes:
    """Half of them have the name of somebody who is there."""
    rows = (
        f"screen{n}@trust.example,Person {FIRST + n // 2},R{n % ORGANISATIONS + 1:03},"
        "chair,,2022-01-01,\n"
        for n in range(MOST_ROWS)
    )
    return (HEADER + "".join(rows)).encode()


def _count() -> tuple[int, ...]:
    counts = (select(func.count(table.id)) for table in (Person, Appointment))
    return tuple(db.session.scalar(count) or 0 for count in counts)
