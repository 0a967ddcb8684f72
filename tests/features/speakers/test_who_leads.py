"""The page and the file of who leads: live, by year, and without anybody's answers."""

import re

import pytest
from sqlalchemy import delete, func, select

from events_app.models.asks import AskState
from events_app.models.equality import EqualityAnswer
from events_app.models.events import EventState
from tests.factories import make_event, make_organisation, make_person, make_session
from tests.factories.diversity import give_answer
from tests.factories.speakers import make_ask, make_speaker
from tests.walking import heading, send, words

PAGE = "/manage/speakers/who-leads"


@pytest.fixture
def year(session, now):
    """2022: Ada of a trust in London facilitates, two names that nobody matched speak."""
    trust = make_organisation(session)
    ada = make_speaker(session, name="Ada", organisation=trust, tie="member trust",
                       board_role="workforce director", found_through="a partner body")  # fmt: skip
    item = make_session(session, event=make_event(session), speakers=["Ada", "Bola", "Chen"])
    item.line_up[0].speaker_id, item.line_up[0].part = ada.id, "facilitator"
    for state in (AskState.ACCEPTED, AskState.DECLINED):
        make_ask(session, speaker=ada, asked_at=now, state=state)
    session.flush()
    return item


def test_the_page_says_who_leads_and_what_is_not_known(client, team, year):
    page = words(client.get(PAGE))
    assert heading(client.get(PAGE)) == "Who leads our sessions, 2022"
    assert "A quarter of the roles was held by 1 person, of 3 in all" in page
    assert "Not matched with the directory 2" in page
    assert "Sessions facilitated by HR directors 1 of 1 (100%)" in page
    assert "A partner body1 of 1, 100%0 of 2, 0%" in page.replace(" 1 of", "1 of").replace(
        " 0 of", "0 of"
    )
    assert "Accepted1 of 2, 50%" in page.replace(" 1 of", "1 of")


def test_a_year_with_made_up_events_says_so(client, session, team, year):
    assert "Made up" not in words(client.get(PAGE))
    make_session(session, event=make_event(session, made_up=True), speakers=["Dele"])
    session.commit()
    for page in (PAGE, "/manage/diversity/programme"):
        said = "Made up" in words(client.get(page))
        assert said is (page == PAGE), "the other one counts what has taken place"


def test_the_file_has_the_same_figures(client, team, year):
    lines = client.get(f"{PAGE}.csv", buffered=True).text.splitlines()
    assert lines[0] == "Table,Row,Lead,Of all who lead,Speak,Of all who speak"
    assert "Regions,London,1,1,0,2" in lines
    assert "Regions,Not known,0,1,2,2" in lines


def test_ticked_prompts_show_as_a_share(client, team, year):
    send(client, f"/manage/sessions/{year.id}/plan", prompt=["looked beyond", "can pay"])
    assert "Planning prompts ticked 40%" in words(client.get(PAGE))


def test_drafts_and_cancelled_events_count_for_nobody(client, session, team, now):
    for state in (EventState.DRAFT, EventState.CANCELLED, EventState.POSTPONED):
        make_session(session, event=make_event(session, state=state), speakers=["Ada"])
    assert "Nobody is in a line-up of 2022 yet." in words(client.get(PAGE))


def test_another_year_is_a_page_of_its_own_and_a_year_that_is_not_there_is_not_found(
    client, session, team, year, now
):
    early = make_event(session, starts_at=now.replace(year=2021))
    make_session(session, event=early, speakers=["Bola"])
    assert "Who leads our sessions, 2021" in heading(client.get(f"{PAGE}?year=2021"))
    assert "Before" in words(client.get(PAGE))
    for asked in ("1999", "nonsense", "2" * 40):
        assert client.get(f"{PAGE}?year={asked}").status_code == 404


def test_the_figures_and_the_load_are_the_same_whatever_is_known_of_anybody(
    client, session, team, year, ada, now
):
    """Whoever answered, and with every answer deleted, not a byte changes."""
    known = ada.person
    for _ in range(3):
        make_ask(session, speaker=ada, asked_at=now, about_race=True)
    session.commit()
    plan = f"/manage/sessions/{year.id}"
    pages = (
        PAGE, f"{PAGE}.csv", f"{plan}/plan", f"{plan}/ask/ada", "/manage/speakers",
        f"/manage/speakers?session={year.id}", "/manage/speakers/ada", "/manage/speakers/ada/asks",
    )  # fmt: skip
    nothing_known = read(client, pages)
    for person, group in ((known, "black"), (make_person(session), "white"), (team, "asian")):
        give_answer(session, person, group)
    session.commit()
    assert count_answers(session) == 3
    assert read(client, pages) == nothing_known
    session.execute(delete(EqualityAnswer))
    session.commit()
    assert count_answers(session) == 0
    assert read(client, pages) == nothing_known


def read(client, pages):
    """Each page without the token of its form, which is new every time."""
    answers = {page: client.get(page, buffered=True) for page in pages}
    assert {page: answer.status_code for page, answer in answers.items()} == dict.fromkeys(
        pages, 200
    )
    token = re.compile(r'name="csrf_token" value="[^"]+"')
    return {page: token.sub("", answer.text) for page, answer in answers.items()}


def count_answers(session):
    return session.scalar(select(func.count()).select_from(EqualityAnswer))


def test_a_year_of_three_costs_as_many_statements_as_a_year_of_one(
    client, session, team, year, statements
):
    client.get(PAGE)
    with statements() as one:
        client.get(PAGE)
    for _ in range(2):
        make_session(session, event=make_event(session), speakers=["Dele", "Esi"])
    with statements() as three:
        client.get(PAGE)
    assert three.total == one.total
