"""Two reports a minute apart never differ by one person."""

import re
from datetime import timedelta
from itertools import pairwise

from tests.conftest import NOW
from tests.factories.feedback import answer, ask_for, close_it, make_attended, make_closed
from tests.walking import words

PAGES = ("/manage/feedback", "/manage/feedback.csv")
GIVEN = {"useful": "5", "part": "4", "change": "More time"}


def report(client, event):
    """Everything that the event team can open of feedback."""
    own = f"/manage/events/{event.id}/feedback"
    pages = [client.get(page) for page in (*PAGES, own, f"{own}.csv", f"{own}/comments")]
    return [page.text if page.mimetype == "text/csv" else words(page) for page in pages]


def answered(client):
    """How many answers the page of the year is made of; 0 where it says nothing."""
    found = re.search(r"(\d+) of \d+ people who attended", words(client.get("/manage/feedback")))
    return int(found[1]) if found else 0


def test_while_it_is_open_no_answer_changes_any_report(client, session, team, set_clock, sign_in):
    event, people = make_attended(session)
    ask_for(session, event)
    make_closed(session, [GIVEN] * 6)
    session.commit()
    first = report(client, event)
    for minute, person in enumerate(people, start=1):
        answer(session, person, **GIVEN)
        set_clock(NOW + timedelta(minutes=minute))
        sign_in(client, team)
        assert report(client, event) == first, f"after {minute} answers"


def test_from_one_minute_to_the_next_a_report_grows_by_none_or_by_five_and_more(
    client, session, team, now
):
    seen = [answered(client)]
    for answers in (4, 5, 0, 6, 12):
        make_closed(session, [GIVEN] * answers)
        session.commit()
        seen.append(answered(client))
    grown = [after - before for before, after in pairwise(seen)]
    assert grown == [0, 5, 0, 6, 12]


def test_once_it_is_closed_its_report_never_changes(client, session, team, set_clock, sign_in):
    event, people = make_attended(session)
    opened = ask_for(session, event)
    for person in people[:7]:
        answer(session, person, **GIVEN)
    close_it(session, opened)
    first = report(client, event)
    for minute in (1, 2):
        set_clock(NOW + timedelta(minutes=minute))
        sign_in(client, team)
        assert report(client, event) == first
