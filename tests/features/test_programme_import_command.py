"""`programme import FILE.yaml [--publish]`, as somebody at a terminal sees it."""

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select, text

from events_app.demo.load import DATA
from events_app.events.actions.programme import import_programme
from events_app.events.programme import read_programme
from events_app.models.events import Event, EventState
from events_app.models.registrations import RegistrationState
from tests.factories import make_person, make_registration

PROGRAMME_2022 = str(DATA / "programme-2022.yaml")


@pytest.fixture
def run(app: Flask):
    """Run `flask programme import …`: its exit code, what it said and what it complained of."""

    def run(*arguments: str) -> tuple[int, str, str]:
        result = app.test_cli_runner().invoke(args=["programme", "import", *arguments])
        return result.exit_code, result.stdout, result.stderr

    return run


def written(folder: Path, content: str) -> str:
    file = folder / "programme.yaml"
    file.write_text(content, encoding="utf-8")
    return str(file)


def states(session) -> list[str]:
    session.rollback()
    return list(session.scalars(select(Event.state).order_by(Event.id)))


def test_it_says_what_it_did_and_that_a_second_run_did_nothing(session, run):
    assert run(PROGRAMME_2022) == (0, "Added 4 events, changed 0, left 0 as they were.\n", "")
    assert states(session) == [EventState.DRAFT] * 4
    assert run(PROGRAMME_2022) == (0, "Nothing changed: 4 events as the file says.\n", "")


def test_publishing_shows_the_events_that_are_there_as_drafts(session, run):
    run(PROGRAMME_2022)
    said = "Added 0 events, changed 4, left 0 as they were.\n"
    assert run(PROGRAMME_2022, "--publish") == (0, said, "")
    assert states(session) == [EventState.PUBLISHED] * 4


def test_the_address_in_calendars_ends_with_the_domain_that_mail_comes_from(app, session, run):
    app.config["MAIL_FROM"] = "programme@body.example"
    run(PROGRAMME_2022)
    domains = {uid.partition("@")[2] for uid in session.scalars(select(Event.public_uid))}
    assert domains == {"body.example"}


def test_a_file_with_problems_is_refused_whole_and_every_problem_is_told(session, run, tmp_path):
    content = Path(PROGRAMME_2022).read_text(encoding="utf-8")
    content = content.replace("part: keynote", "part: star").replace(
        "kind: deep dive", "kind: dive"
    )
    problems = (
        "Event 2, sessions, 1, people, 1, part: "
        "Choose keynote, speaker, panellist, session chair or facilitator\n"
        "Event 3, kind: Choose webinar, deep dive, conference, workshop or induction\n"
        "Nothing was imported.\n"
    )
    assert run(written(tmp_path, content)) == (1, "", problems)
    assert states(session) == []


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\xff\xfe", "Choose a file in UTF-8: this one is not"),
        (b"#" * (1024 * 1024 + 1), "Choose a file of at most 1 MB"),
        (b"", "Check the file: it holds no programme"),
        (b"a: &a [*a]", "Line 1: Write it out in full"),
    ],
)
@pytest.mark.only_on("sqlite")
def test_a_file_that_is_no_programme_is_refused_in_words(run, tmp_path, content, words):
    file = tmp_path / "programme.yaml"
    file.write_bytes(content)
    code, said, complained = run(str(file))
    assert (code, said) == (1, "")
    assert complained.startswith(words)
    assert complained.endswith("Nothing was imported.\n")


@pytest.mark.only_on("sqlite")
def test_a_file_that_is_not_there_is_told_in_one_line(run, tmp_path):
    code, said, complained = run(str(tmp_path / "none.yaml"))
    assert (code, said) == (2, "")
    assert "none.yaml' does not exist." in complained


def test_when_people_are_registered_the_whole_file_is_refused(session, run, tmp_path):
    run(PROGRAMME_2022, "--publish")
    event = session.scalars(select(Event).where(Event.key == "wres-accountability")).one()
    make_registration(
        session, person=make_person(session), event=event, state=RegistrationState.REGISTERED
    )
    session.commit()
    content = Path(PROGRAMME_2022).read_text(encoding="utf-8")
    content = content.replace("2022-09-06", "2022-09-08").replace(
        "Annual conference", "The conference"
    )
    words = (
        "1 person is registered for Building board accountability for WRES; "
        "its date cannot be changed in a file\nNothing was imported.\n"
    )
    assert run(written(tmp_path, content)) == (1, "", words)
    session.rollback()
    assert list(session.scalars(select(Event.title).where(Event.title == "The conference"))) == []


def test_what_to_look_at_is_told_beside_what_was_done(run, tmp_path):
    content = Path(PROGRAMME_2022).read_text(encoding="utf-8")
    content = content.replace("{any_board_role: true}", "{any_board_role: true, region: Wales}")
    assert run(written(tmp_path, content)) == (
        0,
        "Added 4 events, changed 0, left 0 as they were.\n",
        "Check: Can we talk about race?: its audience names Wales, which no member has\n",
    )


@pytest.mark.only_on("postgresql")
def test_of_two_imports_at_once_the_second_is_told_to_run_again(app, session, run, now):
    programme = read_programme(Path(PROGRAMME_2022).read_text(encoding="utf-8"))
    import_programme(
        session, programme=programme, publish=True, uid_domain="a.example", made_up=False, now=now
    )
    with ThreadPoolExecutor(1) as second:
        answer = second.submit(run, PROGRAMME_2022)
        wait_for_one_that_waits(session)
        session.commit()
    words = "Another import ran at the same time. Run this one again\nNothing was imported.\n"
    assert answer.result() == (1, "", words)
    assert states(session) == [EventState.PUBLISHED] * 4
    assert run(PROGRAMME_2022) == (0, "Nothing changed: 4 events as the file says.\n", "")


@pytest.mark.only_on("postgresql")
def test_somebody_who_registers_during_an_import_keeps_what_they_registered_for(
    session, run, tmp_path
):
    run(PROGRAMME_2022, "--publish")
    event = session.scalars(select(Event).where(Event.key == "wres-accountability")).one()
    make_registration(
        session, person=make_person(session), event=event, state=RegistrationState.REGISTERED
    )
    content = Path(PROGRAMME_2022).read_text(encoding="utf-8")
    file = written(tmp_path, content.replace("2022-09-06", "2022-09-08"))
    with ThreadPoolExecutor(1) as second:
        answer = second.submit(run, file)
        wait_for_one_that_waits(session)
        session.commit()
    code, _, complained = answer.result()
    assert (code, complained.partition(" for ")[0]) == (1, "1 person is registered")


def wait_for_one_that_waits(session) -> None:
    """Until some transaction waits for another to end, or ten seconds."""
    waits = text("SELECT count(*) FROM pg_locks WHERE NOT granted")
    deadline = time.monotonic() + 10
    while not session.scalar(waits) and time.monotonic() < deadline:
        time.sleep(0.02)
