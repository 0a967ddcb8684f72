"""The desk's search: people, events and organisations, from two letters on."""

import pytest

from events_app.models.events import EventState
from tests.factories import make_event, make_organisation, make_person
from tests.walking import errors, words


@pytest.fixture
def things(session, now, team):
    make_person(session, full_name="Dr Úna Ó Súilleabháin", email="u.osull@r0a.example")
    make_person(session, full_name="Suzanne Li", email="sli@r0a.example", active=False)
    make_organisation(session, code="R0A", name="Süd Trust")
    make_organisation(session, code="SUX", name="Barts")
    make_event(session, title="Sums", search_text="sums superb", state=EventState.DRAFT)
    session.commit()


@pytest.mark.parametrize(
    ("typed", "people", "events", "organisations"),
    [
        ("su", 2, 1, 2),
        ("SÚ", 2, 1, 2),
        ("dr una o s", 1, 0, 0),
        ("u.osull@r0a", 1, 0, 0),
        ("uosu", 1, 0, 0),
        ("r0a", 0, 0, 1),
        ("superb", 0, 1, 0),
        ("100%", 0, 0, 0),
    ],
)
def test_two_letters_find_people_events_and_organisations(
    client, things, typed, people, events, organisations
):
    shown = words(client.get("/manage/search", query_string={"q": typed}))
    assert f"People ({people})" in shown
    assert f"Events ({events})" in shown
    assert f"Organisations ({organisations})" in shown


@pytest.mark.parametrize("typed", ["", "a", " ", "\0", "\u0301"])
def test_fewer_letters_are_refused_in_words(client, team, typed):
    answer = client.get("/manage/search", query_string={"q": typed})
    assert (answer.status_code, errors(answer)) == (422, ["Enter 2 letters or more to search for"])


def test_the_search_is_on_every_page_of_the_desk_a_key_away(client, team):
    assert 'accesskey="s"' in client.get("/manage").text
    assert "Search for a person, an event or an organisation." in words(
        client.get("/manage/search")
    )


def test_each_list_is_capped_and_says_how_many_there_are(client, session, team):
    for number in range(105):
        make_person(session, full_name=f"Same {number}", email=f"same{number}@a.example")
    session.commit()
    shown = words(client.get("/manage/search?q=sa"))
    assert "People (more than 100)" in shown
    assert shown.count("@a.example") == 10


def test_a_search_takes_four_statements(client, things, statements):
    with statements() as count:
        client.get("/manage/search?q=su")
    assert count.total == 4
