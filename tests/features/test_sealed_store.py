"""The sealed store: what its rows show, and what happens to rows that somebody tampered with."""

import pytest
from flask import current_app
from sqlalchemy import delete, insert, select, update
from structlog.testing import capture_logs

from events_app.forums import chain
from events_app.forums.facts import Entry, Place
from events_app.forums.queries.places import list_places
from events_app.models.sealed import SealedRecord
from events_app.sealing import new_key
from tests.factories.forums import forum_of, make_chair, make_forum, make_member, sealed_store

TABLE = SealedRecord.__table__


@pytest.fixture
def seat(session, now):
    return make_forum(session)


@pytest.fixture
def place(session, seat, chair):
    return make_member(session, seat, chair)


def row_of(session, kept):
    return session.execute(select(TABLE).where(TABLE.c.id == kept.id)).one()


def page_of(place):
    return f"/p/{place.facts.address}"


def test_every_row_has_the_same_columns_of_the_same_sizes(session, seat, place):
    rows = session.execute(select(TABLE)).all()
    assert len(rows) > 8
    sizes = {tuple(len(value) for value in row) for row in rows}
    assert sizes == {(32, 64, 64, 64, 65, 4129)}


def test_no_row_says_who_or_what_it_is_about(session, seat, place, chair):
    said = b"".join(
        value if isinstance(value, bytes) else value.encode()
        for row in session.execute(select(TABLE)).all()
        for value in row
    )
    for canary in ("Canary forum", chair.email, "speak openly", place.facts.address, "host"):
        assert canary.encode() not in said


def test_no_table_refers_to_the_sealed_ones_and_they_to_none():
    tables = SealedRecord.metadata.tables
    assert not TABLE.foreign_keys
    targets = {key.column.table.name for table in tables.values() for key in table.foreign_keys}
    assert not [name for name in targets if name.startswith("sealed")]


def cut(body, _others):
    return body[:-16]


def flip(body, _others):
    return body[:-1] + bytes([body[-1] ^ 1])


def swap(_body, others):
    return others


def forge(_body, _others):
    return b"\x01" * 4129


@pytest.mark.parametrize("column", ["pointer", "body"])
@pytest.mark.parametrize("tamper", [cut, flip, swap, forge])
def test_a_row_that_was_tampered_with_opens_to_nobody_and_is_logged_by_its_id(
    client, session, sign_in, chair, seat, place, tamper, column
):
    other = make_member(session, seat, make_chair(session))
    kept, others = getattr(row_of(session, place), column), getattr(row_of(session, other), column)
    session.execute(
        update(TABLE).where(TABLE.c.id == place.id).values({column: tamper(kept, others)})
    )
    sign_in(client, chair)
    with capture_logs() as logged:
        answer = client.get(page_of(place))
    assert answer.status_code == 404
    said = [entry for entry in logged if entry["event"] == "sealed value refused"]
    assert said == [{"event": "sealed value refused", "id": place.id, "log_level": "warning"}]


def test_an_old_body_of_another_row_put_back_at_its_place_is_refused(session, seat, place):
    """A replay: the whole row of somebody else under this id."""
    other = make_member(session, seat, make_chair(session))
    theirs = row_of(session, other)
    session.execute(
        update(TABLE).where(TABLE.c.id == place.id).values(pointer=theirs.pointer, body=theirs.body)
    )
    found = [kept.id for kept in list_places(sealed_store(session), forum_of(session, seat))]
    assert place.id not in found
    assert other.id in found


def test_with_other_keys_nothing_opens_and_nothing_is_lost(
    app, client, session, sign_in, chair, place
):
    kept = app.config["SEALING_KEYS"]
    before = row_of(session, place)
    app.config["SEALING_KEYS"] = new_key()
    sign_in(client, chair)
    assert client.get(page_of(place)).status_code == 404
    app.config["SEALING_KEYS"] = f"{new_key()},{kept}"
    assert client.get(page_of(place)).status_code == 200
    assert row_of(session, place) == before


def test_without_the_keys_no_membership_can_be_confirmed(session, seat, place, chair):
    """Whoever has the table and a list of everybody, but not the keys, finds nobody."""
    kept = current_app.config["SEALING_KEYS"]
    current_app.config["SEALING_KEYS"] = new_key()
    thief = sealed_store(session)
    current_app.config["SEALING_KEYS"] = kept
    tried = [("places of", chair.id), ("place", chair.id, place.facts.address)]
    digests = {digest for parts in tried for digest in thief.keys.index.all_of(*parts)}
    columns = select(TABLE.c.shelf, TABLE.c.handle, TABLE.c.owner)
    kept_digests = {digest for row in session.execute(columns) for digest in row}
    assert digests & kept_digests == set()


def entries(session, seat):
    store = sealed_store(session)
    return store, store.list_kind(seat.forum_id, Entry)


def fault(session, seat):
    return chain.find_fault(
        [kept.facts for kept in entries(session, seat)[1]], forum_of(session, seat).facts
    )


def test_the_chain_holds_what_was_done(session, seat, place, chair):
    found = sorted((kept.facts for kept in entries(session, seat)[1]), key=lambda e: e.number)
    assert [entry.what for entry in found][-2:] == [f"invited {chair.id} as member", "accepted"]
    assert fault(session, seat) is None


@pytest.mark.parametrize("number", [1, 3, 6])
def test_a_deleted_entry_is_found(session, seat, place, number):
    store, found = entries(session, seat)
    assert len(found) == 6
    store.remove([kept for kept in found if kept.facts.number == number])
    assert fault(session, seat) == number


def test_a_changed_entry_is_found(session, seat, place):
    store, found = entries(session, seat)
    third = next(kept for kept in found if kept.facts.number == 3)
    third.facts.what = "something else"
    store.save(third)
    assert fault(session, seat) == 4


def test_entries_in_another_order_are_found(session, seat, place):
    store, found = entries(session, seat)
    for kept in found:
        kept.facts.number = {2: 3, 3: 2}.get(kept.facts.number, kept.facts.number)
        store.save(kept)
    assert fault(session, seat) == 2


def test_a_row_that_comes_back_after_it_was_deleted_opens_again_only_with_its_forum(
    session, seat, place
):
    """The forum's own row holds the key of all its rows."""
    session.execute(delete(TABLE).where(TABLE.c.id == seat.forum_id))
    store = sealed_store(session)
    assert store.find_by_handle(Place, place.handle) is None


def test_keys_of_the_same_purpose_are_needed(session, place):
    """A sealed body does not open as another column or another row."""
    row = row_of(session, place)
    session.execute(delete(TABLE).where(TABLE.c.id == place.id))
    moved = dict(zip(TABLE.c.keys(), row, strict=True)) | {"id": "f" * 32}
    session.execute(insert(TABLE).values(moved))
    assert sealed_store(session).find_by_handle(Place, place.handle) is None
