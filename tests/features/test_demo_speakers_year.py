"""The demonstration's year of made-up speakers, and the figures that are released from it."""

import pytest
from sqlalchemy import func, select

from events_app.demo.speakers_year import load_speakers_year
from events_app.diversity.display import figures_of
from events_app.diversity.queries.releases import list_releases
from events_app.models.events import Event
from events_app.models.people import Person
from events_app.models.speakers import Speaker
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
def test_everybody_and_everything_in_it_is_made_up(session, loaded):
    assert set(session.scalars(select(Speaker.made_up))) == {True}
    assert set(session.scalars(select(Event.made_up))) == {True}
    others = select(func.count()).where(~Person.email.like("%@speakers.example"))
    assert session.scalar(others) == 0
