"""The demonstration's year of made-up speakers, and the figures that are released from it."""

import pytest
from sqlalchemy import func, select

from events_app.demo.speakers_year import load_speakers_year
from events_app.diversity.display import figures_of
from events_app.diversity.queries.releases import list_releases
from events_app.models.events import Appearance, Event
from events_app.models.people import Person
from events_app.models.releases import Yardstick, YardstickKind
from events_app.models.speakers import Speaker
from tests.factories import make_organisation
from tests.factories.diversity import the_keys
from tests.walking import words


@pytest.fixture
def loaded(session, now):
    added = load_speakers_year(session, keys=the_keys(), now=now)
    session.commit()
    return added


def test_it_is_loaded_once_with_its_release(client, session, loaded, now):
    assert loaded == 240
    assert load_speakers_year(session, keys=the_keys(), now=now) == 0
    (release,) = list_releases(session, the_keys())
    assert (release.period.key, release.drawn_up.people) == ("2021-22", 240)
    said = figures_of(release.drawn_up).headline
    assert "of the people who led or spoke were from an ethnic minority" in said
    assert len(release.drawn_up.tables) >= 3
    assert "These figures are made up" in words(client.get("/accountability/who-leads"))


@pytest.mark.only_on("sqlite")
def test_those_of_member_trusts_work_at_one_and_no_programme_names_it(session, now):
    for kind in ("mental health", ""):
        make_organisation(session, name=f"A trust, {kind}", type=kind)
    load_speakers_year(session, keys=the_keys(), now=now)
    placed = select(Speaker.tie, Speaker.organisation_id.is_(None)).distinct()
    assert {tuple(row) for row in session.execute(placed)} == {
        ("member trust", False),
        ("outside", True),
        ("own staff", True),
    }
    assert set(session.scalars(select(Appearance.organisation))) == {""}


@pytest.mark.only_on("sqlite")
def test_every_figure_of_others_has_a_date_a_source_and_where_it_stands(session, loaded):
    kept = select(Yardstick).where(Yardstick.kind == YardstickKind.COMPARATOR)
    rows = list(session.scalars(kept))
    assert len(rows) == 5
    assert all(row.as_of_date and row.source and row.url.startswith("https://") for row in rows)


@pytest.mark.only_on("sqlite")
def test_everybody_and_everything_in_it_is_made_up(session, loaded):
    assert set(session.scalars(select(Speaker.made_up))) == {True}
    assert set(session.scalars(select(Event.made_up))) == {True}
    others = select(func.count()).where(~Person.email.like("%@speakers.example"))
    assert session.scalar(others) == 0
