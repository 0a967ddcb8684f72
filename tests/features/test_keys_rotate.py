"""Old keys are not needed once `keys rotate` has run, by anything that was sealed."""

import pytest
from sqlalchemy import select

from events_app.diversity.actions import runs
from events_app.diversity.queries.answers import find_own
from events_app.diversity.queries.releases import list_releases
from events_app.diversity.queries.rosters import list_earlier
from events_app.forums.actions.upkeep import keep_up
from events_app.forums.queries.audit import list_faults
from events_app.models.equality import EqualityAnswer
from events_app.models.releases import FiguresRelease
from events_app.people.actions.import_files import PURPOSE as IMPORTS
from events_app.people.actions.import_files import keep_file, open_file
from events_app.sealing import SealingKeys, new_key
from events_app.speakers.access_needs import PURPOSE as NEEDS
from events_app.speakers.access_needs import open_needs, seal_needs
from tests.factories import make_person
from tests.factories.diversity import give_answer, make_release, the_keys
from tests.factories.forums import make_forum, sealed_store
from tests.factories.speakers import make_speaker


def run_rotate(app):
    return app.test_cli_runner().invoke(args=["keys", "rotate"])


@pytest.fixture
def rotate(app, session):
    """Bring a new key in, rotate, and take the old one out."""

    def run():
        session.commit()
        old, new = app.config["SEALING_KEYS"], new_key()
        app.config["SEALING_KEYS"] = f"{new},{old}"
        result = run_rotate(app)
        assert result.exit_code == 0, result.output
        app.config["SEALING_KEYS"] = new
        session.expire_all()
        return result.output.splitlines()

    return run


def test_equality_answers_are_found_and_opened_by_the_new_key_alone(session, rotate):
    asian, stopped = make_person(session), make_person(session)
    give_answer(session, asian, "asian")
    give_answer(session, stopped, "white")
    before = set(session.scalars(select(EqualityAnswer.subject)))
    said = rotate()
    assert "Equality answers: 2 sealed anew, 0 left as they are." in said
    groups = [find_own(session, person, the_keys()).group for person in (asian, stopped)]
    assert groups == ["asian", "white"]
    assert set(session.scalars(select(EqualityAnswer.subject))).isdisjoint(before)


def test_rosters_name_people_as_before_and_releases_are_signed_anew(session, rotate, now):
    make_release(session, period="2020-21", people=60)
    make_release(session, period="2021-22", people=60)
    before = list_releases(session, the_keys())
    rosters = list_earlier(session, [one.drawn_up for one in before], the_keys())
    said = rotate()
    assert "Rosters: 3 sealed anew, 0 left as they are." in said
    assert "Releases: 2 sealed anew, 0 left as they are." in said
    after = list_releases(session, the_keys())
    assert [one.drawn_up for one in after] == [one.drawn_up for one in before]
    assert list_earlier(session, [one.drawn_up for one in after], the_keys()) == rosters


def test_a_release_that_was_tampered_with_is_not_signed_anew(app, session, now):
    make_release(session, period="2021-22", people=60)
    release = session.scalar(select(FiguresRelease))
    release.content, signature = release.content.replace("60", "61"), release.signature
    session.commit()
    app.config["SEALING_KEYS"] = f"{new_key()},{app.config['SEALING_KEYS']}"
    result = run_rotate(app)
    assert result.exit_code == 1
    assert "Releases: 0 sealed anew, 1 left as they are." in result.output
    session.expire_all()
    assert session.scalar(select(FiguresRelease.signature)) == signature


def test_the_same_name_is_given_to_somebody_in_a_release_after_the_rotation(session, rotate):
    make_release(session, period="2020-21", people=60)
    before = runs.find_names_key(session, the_keys())
    rotate()
    assert runs.find_names_key(session, the_keys()) == before


def test_access_needs_and_waiting_files_open_with_the_new_key_alone(app, session, rotate, now):
    def keys(purpose):
        return SealingKeys.from_setting(app.config["SEALING_KEYS"], purpose)

    speaker, team = make_speaker(session), make_person(session)
    seal_needs(speaker, "A ramp", keys(NEEDS))
    content, facts = b"name,email\n", {"name": "members.csv", "refused": 0, "now": now}
    kept = keep_file(session, content=content, by=team, keys=keys(IMPORTS), **facts)
    rotate()
    assert open_needs(speaker, keys(NEEDS)) == "A ramp"
    assert open_file(kept, keys(IMPORTS)).read() == content


def test_the_chain_of_days_fits_after_the_rotation(session, rotate, now):
    make_forum(session)
    keep_up(sealed_store(session), now=now)
    said = rotate()
    assert "Days: 1 sealed anew, 0 left as they are." in said
    assert list_faults(sealed_store(session)) == []
