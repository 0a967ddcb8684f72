"""Reports for the event team: what was released, comments after a check, a year, a series."""

import pytest

from events_app.feedback.questions import Phase
from events_app.models.events import Theme, ThemeMark
from tests.factories.feedback import (
    answer,
    ask_for,
    close_it,
    make_attended,
    make_both,
    make_closed,
    make_coming,
)
from tests.factories.series import make_series
from tests.walking import errors, heading, send, words

TEN = [{"useful": "5", "part": "4"}] * 7 + [{"useful": "2", "part": "3"}] * 3


@pytest.fixture
def closed(session, now):
    given = [answers | {"change": f"Words {n}"} for n, answers in enumerate(TEN)]
    return make_closed(session, given, people=20, title="WRES")


def report(closed):
    return f"/manage/events/{closed.event_id}/feedback"


def test_the_report_shows_what_was_released(client, team, closed):
    page = client.get(report(closed))
    assert heading(page) == "Feedback: WRES"
    shown = words(page)
    assert "10 of 20 people who attended answered (50%)." in shown
    assert "7 in 10 found it useful or very useful" in shown
    assert "10 comments are to be checked for names" in shown
    assert "Words 1" not in shown


def test_two_reports_say_the_same_whoever_is_marked_as_there_in_between(
    client, session, team, closed
):
    first = client.get(f"{report(closed)}.csv").text
    _event, people = make_attended(session, people=1)
    assert people
    assert client.get(f"{report(closed)}.csv").text == first
    assert first == (
        "QUESTION,ANSWER,PEOPLE,PERCENT\r\n"
        "How useful was this session for your work?,Very useful or useful,7,70.0\r\n"
        "How useful was this session for your work?,"
        '"Somewhat useful, of little use or of no use",3,30.0\r\n'
        "How useful was this session for your work?,Mean,4.0,\r\n"
        "I felt able to take part as much as I wanted,Strongly agree or agree,7,70.0\r\n"
        "I felt able to take part as much as I wanted,"
        '"Neither agree nor disagree, disagree or strongly disagree",3,30.0\r\n'
        "I felt able to take part as much as I wanted,Mean,3.5,\r\n"
    )


def test_while_it_is_open_nobody_sees_how_many_answered(client, session, team, now):
    event, _people = make_attended(session)
    ask_for(session, event)
    shown = words(client.get(f"/manage/events/{event.id}/feedback"))
    assert "Until then nobody can see an answer, or how many there are." in shown
    assert client.get(f"/manage/events/{event.id}/feedback.csv").status_code == 404


def test_too_few_answers_say_so_and_nothing_else(client, session, team, now):
    event, _people = make_attended(session)
    close_it(session, ask_for(session, event))
    shown = words(client.get(f"/manage/events/{event.id}/feedback"))
    assert "Not enough answers to show. We wait for 5" in shown


def test_few_who_attended_are_not_asked_by_form(client, session, team, now):
    event, _people = make_attended(session, people=7)
    shown = words(client.get(f"/manage/events/{event.id}/feedback"))
    assert "7 attended, and nobody is asked by form" in shown
    assert "in the room" not in shown


def test_a_comment_is_shown_once_it_is_checked(client, team, closed):
    page = f"{report(closed)}/comments"
    for _ in range(10):
        address = client.get(page).text.split('<form action="')[2].split('"')[0]
        send(client, page, address, show="y")
    assert "Every comment is checked." in words(client.get(page))
    shown = words(client.get(report(closed)))
    assert all(f"Words {n}" in shown for n in range(10))


def test_a_comment_is_hidden_for_a_reason(client, team, closed):
    page = f"{report(closed)}/comments"
    address = client.get(page).text.split('<form action="')[2].split('"')[0]
    assert errors(send(client, page, address, hide="y")) == ["Enter why this comment is hidden"]
    assert send(client, page, address, hide="y", reason="It names somebody").status_code == 303
    assert "1 hidden" in words(client.get(report(closed)))


def test_a_name_is_pointed_out(client, session, team, now):
    event, people = make_attended(session)
    people[3].full_name = "Ada Okonkwo"
    opened = ask_for(session, event)
    for person in people[:5]:
        answer(session, person, change="As Okonkwo said, more time")
    close_it(session, opened)
    shown = words(client.get(f"/manage/events/{event.id}/feedback/comments"))
    assert "This may name somebody: Okonkwo" in shown


def test_a_year_is_put_together_from_what_was_released(client, session, team, closed):
    race = make_closed(session, [{"useful": "4", "line": "9"}] * 10, title="Race")
    session.add(ThemeMark(event_id=race.event_id, theme=Theme(name="Race equality")))
    shown = words(client.get("/manage/feedback?year=2022"))
    assert "20 of 32 people who attended answered (62%)." in shown
    answering = "Share of those who attended that answered, in percent"
    assert f"{answering} 83.3 from 12 50.0 from 20 33.3, between -1.2 and 56.7" in shown
    assert "Mean 5.6 Mean of trust chairs 6.2 At 8 to 10 22% At 10, fully embedded 4%" in shown
    assert "254 answers from 134 trusts" in shown
    file = client.get("/manage/feedback/engagement-gap.csv?year=2022").text
    assert f'"{answering}",83.3,12,50.0,20,33.3,-1.2,56.7' in file
    beside = words(client.get(report(race)))
    assert "This event beside all of the other kind in 2022." in beside
    assert f"{answering} 83.3 from 12 50.0 from 20" in beside


def test_a_year_without_feedback_says_so(client, team):
    assert "There is no feedback in this year." in words(client.get("/manage/feedback?year=2020"))


def test_a_series_has_its_own(client, session, team, closed):
    series = make_series(session)
    make_closed(session, TEN, title="In the series", series_id=series.id)
    shown = words(client.get(f"/manage/feedback?year=2022&series={series.id}"))
    assert "10 of 12 people who attended answered (83%)." in shown
    file = client.get(f"/manage/feedback.csv?year=2022&series={series.id}").text
    assert "How useful was this session for your work?,Mean,4.0," in file


def test_a_list_of_three_costs_as_many_statements_as_one_of_one(
    client, session, team, statements, closed
):
    with statements() as one:
        client.get("/manage/feedback")
    for _ in range(2):
        make_closed(session, TEN)
    with statements() as three:
        client.get("/manage/feedback")
    assert three.total == one.total


def test_only_the_event_team_reads_it(client, session, sign_in, chair, closed):
    sign_in(client, chair)
    assert client.get(report(closed)).status_code == 403


@pytest.fixture
def both(session, now):
    """Ten said where their boards stand before an induction, and twelve afterwards."""
    _event, after = make_both(session, title="Induction")
    return after


def test_before_and_after_stand_beside_each_other_as_groups(client, team, both):
    shown = words(client.get(report(both)))
    assert "Everybody Before 10 5.0 Not shown Not shown" in shown
    assert "Everybody After 12 8.0 66.7% Not shown" in shown
    assert "All who answered 2022 254 5.6 22.0% 4.0%" in shown
    assert "I know what this topic asks of my board Two groups" not in shown
    assert client.get(f"{report(both)}/before-and-after.csv").text == (
        "QUESTION,WHEN,WHO,PEOPLE,MEAN,PERCENT_UPPER,PERCENT_TOP\r\n"
        "Where is your board on race equality?,Before,Everybody,10,5.0,,\r\n"
        "Where is your board on race equality?,After,Everybody,12,8.0,66.7,\r\n"
        "Where is your board on race equality?,2022,All who answered,254,5.6,22.0,4.0\r\n"
        "Where is your board on race equality?,2022,Trust chairs,,6.2,,\r\n"
    )


def test_a_year_compares_all_events_that_were_asked_about_twice(client, team, both):
    shown = words(client.get("/manage/feedback?year=2022"))
    assert "All events that were asked about both before and after." in shown
    assert "Everybody Before 10 5.0 Not shown Not shown Everybody After 12 8.0" in shown
    file = client.get("/manage/feedback/before-and-after.csv?year=2022").text
    assert "Where is your board on race equality?,Before,Everybody,10,5.0,,\r\n" in file


def test_a_file_that_there_is_none_of_is_not_found(client, team, both):
    assert client.get(f"{report(both)}/people.csv").status_code == 404
    assert client.get("/manage/feedback/people.csv").status_code == 404


def test_what_was_said_before_is_there_from_the_start(client, session, team, now):
    event, people = make_coming(session)
    opened = ask_for(session, event, Phase.BEFORE)
    for person in people[:6]:
        answer(session, person, Phase.BEFORE, line="5 chair")
    page = f"/manage/events/{event.id}/feedback"
    assert "12 people were asked before the event." in words(client.get(page))
    close_it(session, opened)
    shown = words(client.get(page))
    assert "6 of 12 people who were asked answered before the event." in shown
    assert "Mean: 5.0, from 6 answers" in shown
