"""What is stolen says nothing: not the words, and not who is in a forum."""

import hashlib

import pytest
from structlog.testing import capture_logs

from events_app import tasks
from events_app.sealing import BlindIndex
from tests.attacks.canaries import (
    EACH,
    FORUMS,
    chairs,
    confirmed_without_keys,
    count_hits,
    seal_canaries,
    what_a_thief_gets,
)

#: how many people somebody who steals the database has on a list
ON_THE_LIST = 210
A_FEW = 3


def test_two_hundred_canaries_are_in_no_file_dump_mail_or_log(
    app, session, now, set_clock, tmp_path, capfd
):
    with capture_logs() as logged:
        canaries = seal_canaries(session)
        set_clock(now.replace(hour=23))
        tasks.deliver_once(app)
        tasks.keep_up_once(app)
    assert len(set(canaries.words)) == FORUMS * EACH
    places = what_a_thief_gets(tmp_path)
    places["mail"] = b"".join(file.read_bytes() for file in (tmp_path / "mail").iterdir())
    places["log"] = repr(logged).encode() + "".join(capfd.readouterr()).encode()
    assert len(places["mail"]) >= 4096 * FORUMS
    assert {name: count_hits(content, canaries.words) for name, content in places.items()} == (
        dict.fromkeys(places, 0)
    )


def test_the_search_finds_what_is_there(session, tmp_path):
    """Keeps the test above honest: in each way of writing, a word is found."""
    people = chairs(session, 3)
    session.commit()
    for name, content in what_a_thief_gets(tmp_path).items():
        assert (name, count_hits(content, [people[0].email])) == (name, 1)


@pytest.mark.only_on("sqlite")
def test_without_the_keys_no_membership_is_confirmed(session, now):
    seal_canaries(session, A_FEW)
    assert confirmed_without_keys(session, chairs(session, ON_THE_LIST)) == 0


@pytest.mark.only_on("sqlite")
def test_digests_without_a_key_would_confirm_every_member(session, now, monkeypatch):
    def plain(_index, *parts):
        return hashlib.sha256("\0".join(map(str, parts)).encode()).hexdigest()

    monkeypatch.setattr(BlindIndex, "of", plain)
    monkeypatch.setattr(BlindIndex, "all_of", lambda index, *parts: [plain(index, *parts)])
    seal_canaries(session, A_FEW)
    hosts_and_members = 2 + A_FEW
    assert confirmed_without_keys(session, chairs(session, ON_THE_LIST)) == hosts_and_members
