"""Importing: 100,000 members from a file, first as a dry run, then for good."""

from itertools import cycle, islice
from pathlib import Path

from sqlalchemy import func, select, text

from bench.people import ORGANISATIONS
from bench.rows import Row
from bench.setting import Setting
from bench.watching import watch
from events_app.extensions import db
from events_app.models.people import Person

MEMBERS = 100_000
SECONDS, MEMORY_MB = 60, 200
#: a line that says how far it is, for each so many rows of a pass
ROWS_A_LINE = 10_000
HELD = (
    "chair,,2020-01-01,",
    "non-executive director,,2019-04-01,2028-03-31",
    "non-executive director,chairs audit,2021-06-01,",
    ",sits on workforce and people,2018-01-01,",
    "executive director,,2022-09-01,",
)


def importing(setting: Setting) -> Row:
    """Adds people: call it when the others are done."""
    file = setting.folder / "members.csv"
    _write(file)
    with setting.app.app_context():
        count_on()
        before = _count()
    command = ["members", "import", str(file)]
    trial = watch([*command, "--dry-run"], setting.environment)
    real = watch(command, setting.environment)
    with setting.app.app_context():
        added = _count() - before
    seconds, memory = trial.seconds + real.seconds, max(trial.memory_mb, real.memory_mb)
    progress = min(sum(line.endswith(" rows") for line in run.lines) for run in (trial, real))
    return Row(
        f"importing {MEMBERS:,} members, dry run and import",
        setting.database,
        f"{seconds:.0f} s ({trial.seconds:.0f} and {real.seconds:.0f}); {memory:.0f} MB; "
        f"{progress} lines of progress a run; {added:,} people added",
        f"{SECONDS} s; {MEMORY_MB} MB; progress shown",
        seconds <= SECONDS and memory <= MEMORY_MB and added == MEMBERS
        and progress >= 2 * MEMBERS // ROWS_A_LINE,
    )  # fmt: skip


def _write(file: Path) -> None:
    with file.open("w") as written:
        written.write("EMAIL,FULL_NAME,ORG_CODE,BOARD_ROLE,COMMITTEE,FROM,UNTIL\n")
        for number, held in enumerate(islice(cycle(HELD), MEMBERS)):
            code = f"R{number % ORGANISATIONS + 1:03}"
            written.write(f"member.{number}@trust.example,Member {number},{code},{held}\n")


def count_on() -> None:
    """The bench gave its people their numbers; PostgreSQL is to go on behind them."""
    if db.engine.dialect.name == "postgresql":
        last = "SELECT setval(pg_get_serial_sequence('people', 'id'), max(id)) FROM people"
        db.session.execute(text(last))
        db.session.commit()


def _count() -> int:
    return db.session.scalar(select(func.count(Person.id))) or 0
