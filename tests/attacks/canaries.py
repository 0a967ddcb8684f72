"""Words that stand in sealed values alone, and where a thief would look for them."""

import base64
import hashlib
import hmac
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from events_app.extensions import db
from events_app.forums.actions import membership, setting_up
from events_app.forums.facts import Meeting, Part
from events_app.models.people import Person
from tests.conftest import NOW
from tests.factories.forums import forum_of, make_chair, make_forum, make_member, sealed_store

FORUMS, EACH = 20, 10
#: how each of them begins
STEM = "Canary-on-a-perch-"


@dataclass
class Canaries:
    """Words that were sealed, each once in all the world."""

    words: list[str] = field(default_factory=list[str])

    def new(self, kind: str) -> str:
        word = f"{STEM}{kind}-{len(self.words):03}"
        self.words.append(word)
        return word


def seal_canaries(session: Session, forums: int = FORUMS) -> Canaries:
    """Forums that say a canary everywhere where somebody can write, and ids that are secrets."""
    found, host, deputy = Canaries(), make_chair(session), make_chair(session)
    for _ in range(forums):
        seat = make_forum(
            session,
            host=host,
            deputy=deputy,
            **{name: found.new(name) for name in ("title", "purpose", "aftercare", "briefing")},
        )
        store, forum = sealed_store(session), forum_of(session, seat)
        setting_up.write_rules(store, forum_id=forum.id, text=found.new("rules"), by=host, now=NOW)
        told = {name: found.new(name) for name in ("agenda", "joining", "themes")}
        store.add(forum.id, Meeting(NOW, NOW + timedelta(hours=1), **told))
        membership.raise_concern(
            store, forum=forum, text="Repeated", name=found.new("name"), now=NOW
        )
        member = make_member(session, seat, make_chair(session), Part.FACILITATOR)
        found.words.append(member.facts.address)
    session.commit()
    return found


def forms_of(word: str) -> Iterator[bytes]:
    """The ways in which a word may stand in a file."""
    plain = word.encode()
    yield plain
    yield plain[::-1]
    yield plain.hex().encode()
    for encoding in ("utf-16-le", "utf-16-be"):
        yield word.encode(encoding)
    for shift in range(3):
        # without the first and last letters, which depend on what stands beside them
        yield base64.b64encode(b"\0" * shift + plain)[4:-4]


def count_hits(content: bytes, words: Iterable[str]) -> int:
    """How many of the words stand in it, in whatever form."""
    if not any(form in content for form in forms_of(STEM)):
        words = [word for word in words if not word.startswith(STEM)]
    return sum(any(form in content for form in forms_of(word)) for word in words)


def what_a_thief_gets(folder: Path) -> dict[str, bytes]:
    """The database as files, as a backup and as a dump, by what it is."""
    engine = db.engine
    if engine.dialect.name == "sqlite":
        return _sqlite_files(Path(str(engine.url.database)), folder)
    copied = {"copy of every table": _copied_out()}
    return copied | _dumped(engine.url.set(drivername="postgresql").render_as_string(False), folder)


def _sqlite_files(file: Path, folder: Path) -> dict[str, bytes]:
    copy = folder / "copy.db"
    with closing(sqlite3.connect(file)) as old, closing(sqlite3.connect(copy)) as new:
        old.backup(new)
        dump = "\n".join(old.iterdump()).encode()
    files = sorted(file.parent.glob(f"{file.name}*"))  # the log of what is written lies beside it
    found = b"".join(path.read_bytes() for path in files)
    return {"database files": found, "backup": copy.read_bytes(), "dump": dump}


def _copied_out() -> bytes:
    """All rows of all tables as the server gives them to a dump."""
    found: list[bytes] = []
    with closing(db.engine.raw_connection()) as connection:
        for table in db.metadata.sorted_tables:
            cursor = connection.cursor()
            with cursor.copy(f'COPY "{table.name}" TO STDOUT') as copied:
                found += [bytes(part) for part in copied]
    return b"".join(found)


def _dumped(address: str, folder: Path) -> dict[str, bytes]:
    """By `pg_dump`, where there is one that fits the server."""
    program = shutil.which("pg_dump")
    if program is None:
        return {}
    file = folder / "dump.sql"
    done = subprocess.run(
        [program, "--dbname", address, "--file", str(file)],
        capture_output=True,
        check=False,
        env=os.environ,
    )
    return {"pg_dump": file.read_bytes()} if done.returncode == 0 else {}


def chairs(session: Session, number: int) -> list[Person]:
    """So many people whom somebody might look for in a stolen database."""
    have = list(session.scalars(select(Person)))
    return have + [make_chair(session) for _ in range(number - len(have))]


def confirmed_without_keys(session: Session, people: Iterable[Person]) -> int:
    """How many of the people a thief finds by digests of all that can be known of them."""
    rows = session.execute(text("SELECT shelf, handle, owner FROM sealed_records")).all()
    kept = {value for row in rows for value in row}
    return sum(bool(kept & set(guesses(person))) for person in people)


def guesses(person: Person) -> Iterator[str]:
    """Digests that somebody would try who has the code and no key."""
    names = [f"places of\0{person.id}", str(person.id), person.email, f"places of{person.id}"]
    secrets = (b"", b"forums index", b"\0" * 32)
    for said in (name.encode() for name in [*names, f"wish\0{person.id}"]):
        for kind in ("md5", "sha1", "sha256", "sha512", "blake2b"):
            yield hashlib.new(kind, said).hexdigest()[:64]
        yield from (hmac.new(key, said, hashlib.sha256).hexdigest() for key in secrets)
