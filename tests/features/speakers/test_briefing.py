"""What a speaker is told before a session, and what people said after it."""

import pytest

from events_app.models.events import Event, ThemeMark
from events_app.models.organisations import BoardRole
from events_app.models.registrations import RegistrationState
from tests.factories import (
    appointment,
    make_organisation,
    make_person,
    make_registration,
    make_session,
)
from tests.factories.feedback import answer, ask_for, close_it, make_attended, make_closed
from tests.factories.speakers import make_ask, make_theme
from tests.walking import heading, words

BRIEFING, RESULTS = "/speaking/yes/briefing", "/speaking/yes/results"


def say_yes(session, ada, item, **facts):
    known = {"reference": "yes", "session_id": item.id, "part": "speaker", "state": "accepted"}
    return make_ask(session, speaker=ada, told_title="What they say", **known | facts)


def fill(session, event, **roles):
    trust = make_organisation(session, type="acute", region="London")
    for role, number in roles.items():
        for _ in range(number):
            held = appointment(organisation=trust, board_role=BoardRole[role])
            person = make_person(session, full_name="Wren Hidden", appointments=[held])
            registered = RegistrationState.REGISTERED
            make_registration(session, person=person, event=event, state=registered)


def test_the_briefing_tells_who_comes_in_groups_of_five_or_more(session, ada, item, event, browser):
    fill(session, event, CHAIR=6, GOVERNOR=3, CHIEF_EXECUTIVE=2)
    say_yes(session, ada, item, asked_by_id=make_person(session, full_name="Robin Team").id)
    make_session(session, event=event, title="And then", speakers=["Bola Lake"])
    event.joining_url, event.accessibility = "https://meet.example/1", "Live captions."
    session.commit()
    page = browser.get(BRIEFING)
    told = words(page)
    assert heading(page) == "Briefing"
    assert "11 people have a place so far." in told
    assert "Trust chair: 6 Others: 5" in told
    assert "Governor" not in told
    assert "Wren Hidden" not in told
    assert "Robin Team of the event team asked you." in told
    assert "https://meet.example/1" in told
    assert "And then" in told
    assert "Bola Lake (speaker)" in told
    assert "Initials for people" not in told


def test_of_few_people_and_of_an_event_in_confidence_it_says_less(
    session, ada, item, event, browser
):
    fill(session, event, CHAIR=3)
    say_yes(session, ada, item)
    told = words(browser.get(BRIEFING))
    assert "Fewer than 5 people have a place so far." in told
    assert "Trust chair" not in told
    fill(session, event, GOVERNOR=6, CHAIR=6)
    event.held_in_confidence, event.recording = True, "not recorded"
    event.ground_rules = "Nobody says who was there"
    session.commit()
    told = words(browser.get(BRIEFING))
    assert "15 people have a place so far." in told
    assert "The event is held in confidence, so we say no more than that." in told
    assert ("Trust chair" in told, "Nobody says who was there" in told) == (False, True)


def test_a_session_about_race_equality_says_what_not_to_ask_of_colleagues(
    session, ada, item, event, browser
):
    session.add(ThemeMark(event_id=event.id, theme_id=make_theme(session, "race equality").id))
    say_yes(session, ada, item, part="facilitator")
    session.commit()
    told = words(browser.get(BRIEFING))
    assert "Asking an ethnic minority colleague to speak for everyone" in told
    assert "Leave room for those who have not spoken" in told


def test_results_are_the_released_figures_of_the_event_and_no_comment(session, ada, browser):
    good = {"useful": "5", "part": "4", "change": "More time for questions"}
    closed = make_closed(session, [good] * 10, people=20)
    say_yes(session, ada, make_session(session, event=session.get_one(Event, closed.event_id)))
    said = words(browser.get(RESULTS))
    assert "10 of 20 people who attended answered (50%)." in said
    assert "More time for questions" not in said


def test_before_the_figures_are_released_there_is_a_sentence_and_no_number(
    session, ada, item, browser
):
    say_yes(session, ada, item)
    assert "The event has not taken place yet." in words(browser.get(RESULTS))
    event, people = make_attended(session, people=9)
    say_yes(session, ada, make_session(session, event=event), reference="open")
    page = "/speaking/open/results"
    assert "Nobody has been asked yet" in words(browser.get(page))
    opened = ask_for(session, event)
    assert "You see the figures here after that." in words(browser.get(page))
    before = words(browser.get(page))
    for person in people[:4]:
        answer(session, person, useful="5")
    assert words(browser.get(page)) == before
    close_it(session, opened)
    assert "Not enough answers to show. We wait for 5" in words(browser.get(page))


@pytest.mark.parametrize("part", ["briefing", "results"])
def test_once_the_session_is_gone_there_is_no_page(session, ada, item, browser, part):
    say_yes(session, ada, item, session_id=None)
    assert browser.get(f"/speaking/yes/{part}").status_code == 404
