"""Every column that SEALING_KEYS make is known to `keys rotate`."""

import re

from sqlalchemy import LargeBinary

from events_app.extensions import Base
from events_app.keys import TABLES
from tests.guards.files import committed, text_of

#: bytes that no key made, and why
NOT_SEALED = {
    "attendance_files.content": "a platform's own file, deleted when it is used",
    "slides.content": "what a speaker shows to everybody in the room",
    "feedback_rounds.public_key": "anybody may have it",
    "feedback_tickets.sha256": "a digest of chance",
    "feedback_boxes.head": "sealed with the round's own key",
    "feedback_boxes.body": "sealed with the round's own key",
}
#: sealed outside the database
ELSEWHERE = {"session.draft 2"}
PLACE = re.compile(r'f"(\w+)\|([\w{} ]+)\|')


def known() -> set[str]:
    return {column for table in TABLES.values() for column in table.columns}


def test_every_column_of_bytes_is_sealed_anew_or_says_why_not() -> None:
    found = {
        f"{table.name}.{column.name}"
        for table in Base.metadata.tables.values()
        for column in table.columns
        if isinstance(column.type, LargeBinary)
    }
    texts = {"figures_releases.signature"}
    assert found | texts == known() | set(NOT_SEALED)


def test_every_place_that_something_is_sealed_for_is_sealed_anew() -> None:
    code = [text_of(name) for name in committed() if name.parts[0] == "events_app"]
    places = {found for text in code for found in PLACE.findall(text)}
    named = {f"{table}.{column}" for table, column in places if column != "{column}"}
    assert ("sealed_records", "{column}") in places
    assert named - ELSEWHERE <= known()
    assert len(named) >= 6
