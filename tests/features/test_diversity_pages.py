"""The pages of the figures: the same coded values everywhere, and what is not known is said."""

import csv
import io
import re

import pytest
from sqlalchemy import select

from events_app.diversity.actions.runs import LEASE, ask_for_release, claim
from events_app.diversity.actions.yardsticks import set_aim
from events_app.diversity.figures.roster import Shown
from events_app.models.people import AccountRole
from events_app.models.releases import ReleaseRun, RunState, Yardstick
from tests.factories import LONG_AGO, make_person
from tests.factories.diversity import make_line_up, make_release, the_keys, year
from tests.walking import errors, heading, send, words

PUBLIC, DESK = "/accountability/who-leads", "/manage/diversity"


@pytest.fixture
def team(session, client, sign_in, now):
    member = make_person(session, roles=[AccountRole.EVENT_TEAM])
    sign_in(client, member)
    return member


def people(**counts):
    """A roster and the groups of its people: people(white=30, asian=20)."""
    groups = {f"{group}{n}": group for group, number in counts.items() for n in range(number)}
    return {"roster": {who: Shown(False, False) for who in groups}, "groups": groups}


def test_without_a_release_the_page_says_how_many_people_are_needed(client, session, now):
    make_line_up(session, ["asian"] * 3, starts_at=LONG_AGO.replace(month=5))
    session.commit()
    assert "3 of the 40 people needed" in words(client.get(PUBLIC))


def test_a_release_whose_worker_was_killed_says_that_it_begins_anew(
    client, session, team, now, set_clock
):
    make_line_up(session, ["asian"] * 3)
    ask_for_release(session, period=year(2021), by=team, keys=the_keys(), now=now)
    claim(session, now=now)
    session.commit()
    page = f"{DESK}/releases/2021-22"
    assert "The release is being made. Beginning" in words(client.get(page))
    set_clock(now + LEASE)
    assert "The release was interrupted before anything was published." in words(client.get(page))
    assert "April 2021 to March 2022 Interrupted" in words(client.get(f"{DESK}/releases"))


def test_the_finding_is_of_the_rows_it_heads(client, session, now):
    make_release(session, **people(white=78, asian=22))
    session.commit()
    shown = words(client.get(PUBLIC))
    assert "About 1 in 5 (20%) of the people who led or spoke were from an ethnic minority" in shown
    assert "about 20%" in shown
    assert "22" not in re.findall(r"\d+", shown.replace("2021 to March 2022", ""))


def test_what_cannot_be_shown_is_said(client, session, now):
    make_release(session, **people(white=78, asian=3))
    session.commit()
    shown = words(client.get(PUBLIC))
    assert "We cannot show that anyone from an ethnic minority led or spoke" in shown


def test_with_few_answers_no_share_is_shown_and_the_finding_speaks_from_the_floor(
    client, session, now
):
    make_release(session, **people(white=30, asian=12, no_answer=48))
    session.commit()
    shown = words(client.get(PUBLIC))
    assert "At least 8 of the 90 people who led or spoke were from an ethnic minority" in shown
    assert "Treat with caution" in shown
    assert "about" not in shown.partition("The figures")[2].partition("How these")[0]


def test_counts_from_0_to_7_are_shown_alike(client, session, now):
    pages = set()
    for number in range(8):
        make_release(session, period="2021-22", **people(white=60 - number, asian=number, black=0))
        session.commit()
        page = client.get(PUBLIC).text
        pages.add(re.sub(r"(55|60)", "", page))
        for table in ("release_rosters", "figures_releases"):
            session.connection().exec_driver_sql(f"DELETE FROM {table}")
        session.commit()
    assert len(pages) == 1


def test_the_file_has_the_same_coded_values_as_the_page(client, session, now):
    make_release(session, people=260, seed=3)
    session.commit()
    page, file = client.get(f"{PUBLIC}/2021-22"), client.get(f"{PUBLIC}/2021-22/figures.csv")
    rows = list(csv.DictReader(io.StringIO(file.text)))
    cells = re.findall(
        r'<th scope="row" class="nhsuk-table__header">([^<]*)</th>\s*<td[^>]*>([^<]*)</td>\s*'
        r'<td[^>]*>(?:about (\d+)%|not shown)\s*(?:<svg[^>]*><rect[^>]*width="(\d+)%)?',
        page.text,
    )
    assert len(rows) > 20
    assert [(r["Group"], r["Count"], r["Share of those who told us"]) for r in rows] == [
        (group, counted, share) for group, counted, share, _bar in cells
    ]
    assert [share for _group, _count, share, _bar in cells] == [bar for *_, bar in cells]


def test_the_public_page_and_the_teams_show_the_same_figures(client, session, team):
    make_release(session, people=260, seed=3)
    session.commit()
    figures = re.compile(r'<h2 id="the-figures.*?<h2|<table.*?</table>', re.DOTALL)
    assert figures.findall(client.get(PUBLIC).text) == figures.findall(client.get(DESK).text)


def test_the_aim_that_counted_at_the_end_of_the_period_is_held_against_it(client, session, team):
    make_release(session, **people(white=60, asian=40))
    for percent, when in (("20", LONG_AGO), ("90", LONG_AGO.replace(month=7))):
        set_aim(session, percent=percent, source="Board paper", by=team, now=when)
    session.commit()
    shown = words(client.get(PUBLIC))
    assert "Our aim since Monday 10 January 2022: 20.0% (Board paper). It is met." in shown


@pytest.mark.parametrize(
    ("percent", "status"),
    [("38", "It is met"), ("39", "too close to say"), ("45", "too close"), ("46", "not met")],
)
def test_the_status_of_an_aim_is_what_every_count_that_rounds_alike_says(
    client, session, team, percent, status
):
    make_release(session, **people(white=60, asian=40))
    set_aim(session, percent=percent, source="Board paper", by=team, now=LONG_AGO)
    session.commit()
    assert status in words(client.get(PUBLIC))


@pytest.mark.parametrize("sent", ["", "much", "0", "101", "nan", "-3"])
def test_an_aim_that_is_no_share_is_refused_in_words(client, session, team, sent):
    answer = send(client, f"{DESK}/aim", percent=sent, source="Board paper")
    assert answer.status_code == 422
    assert errors(answer)[0].startswith("Enter a share")
    assert session.scalars(select(Yardstick)).all() == []


def test_an_aim_is_set(client, session, team):
    assert send(client, f"{DESK}/aim", percent="22.5%", source="Board paper").status_code == 303
    aim = session.scalars(select(Yardstick)).one()
    assert (aim.percent, aim.as_of_date.isoformat()) == (22.5, "2022-08-01")


def test_the_statement_is_made_once_and_shown_to_everybody(client, session, team):
    make_release(session, people=60)
    session.commit()
    page = f"{DESK}/figures/2021-22/statement"
    empty = send(client, page, statement="", signed_by="")
    assert errors(empty) == [
        "Enter what you say to these figures",
        "Enter who signs the statement",
    ]
    done = send(client, page, statement="We look wider.", signed_by="Ada, Director")
    assert done.status_code == 303
    assert "We look wider." in words(client.get(PUBLIC))
    again = client.post(page, data={"statement": "No", "signed_by": "X"})
    assert again.status_code == 422
    assert "made once" in words(client.get(page))


def test_a_release_is_asked_for_on_a_page_that_says_what_happens(client, session, team):
    make_line_up(session, ["asian"] * 12)
    session.commit()
    page = f"{DESK}/releases/2021-22"
    shown = words(client.get(page))
    assert "12 people led or spoke." in shown
    assert "This cannot be undone" in shown
    assert send(client, page).status_code == 303
    run = session.scalars(select(ReleaseRun)).one()
    assert (run.state, run.asked_by_id) == (RunState.WAITING, team.id)
    assert "It waits for its turn" in words(client.get(page))
    assert "Waiting" in words(client.get(f"{DESK}/releases"))


def test_a_period_that_is_not_over_cannot_be_asked_for(client, session, team):
    shown = words(client.get(f"{DESK}/releases/2022-23"))
    assert "can be released from 30 days after its end" in shown
    token = re.search(r'name="csrf_token" value="([^"]+)"', client.get(f"{DESK}/aim").text)[1]
    answer = client.post(f"{DESK}/releases/2022-23", data={"csrf_token": token})
    assert answer.status_code == 409
    assert session.scalars(select(ReleaseRun)).all() == []


def test_a_made_up_release_says_so(client, session, now):
    make_release(session, people=60, made_up=True)
    session.commit()
    assert "These figures are made up" in words(client.get(PUBLIC))


def test_the_team_sees_at_once_what_needs_no_equality_data(client, session, team):
    make_line_up(session, ["no_answer"] * 8, led=3, starts_at=LONG_AGO.replace(month=6))
    session.commit()
    page = client.get(f"{DESK}/programme")
    assert heading(page) == "Who leads and speaks this year"
    shown = words(page)
    assert "People who led or spoke 8" in shown
    assert "Led a session 3" in shown
    assert "A quarter of the parts held by 2 people" in shown
    assert "Outside 8" in shown


def test_the_dashboard_is_read_in_four_statements_however_many_releases(
    client, session, team, statements
):
    counts = []
    for first in (2019, 2020, 2021):
        make_release(session, period=f"{first}-{first - 1999}", people=60, seed=first)
        session.commit()
        client.get(DESK)
        with statements() as count:
            assert client.get(DESK).status_code == 200
        counts.append(count.total)
    assert counts[0] == counts[2] <= 4


def test_comparators_are_read_from_a_file_and_added_once(client, session, app, tmp_path, now):
    make_release(session, people=60)
    session.commit()
    file = tmp_path / "comparators.csv"
    file.write_text(
        "WORDS,PERCENT,AS_OF,SOURCE,URL\n"
        "Board members,16.5,2025-06-30,A report,https://example.org/report\n"
    )
    runner = app.test_cli_runner()
    for said in ("Added 1 of 1 figures.\n", "Added 0 of 1 figures.\n"):
        answer = runner.invoke(args=["diversity", "comparators", str(file)])
        assert (answer.exception, answer.exit_code, answer.output) == (None, 0, said)
    assert "Board members 16.5%" in words(client.get(PUBLIC))


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("Board,lots,2025-06-30,A report,", "enter PERCENT as 16.5"),
        ("Board,16,June,A report,", "enter PERCENT as 16.5"),
        ("Board,116,2025-06-30,A report,", "enter PERCENT from 0 to 100"),
        ("Board,16,2025-06-30,A report,javascript:alert(1)", "begins with https"),
        ("Board,16", "enter 5 cells"),
    ],
)
def test_a_comparator_that_cannot_be_read_is_refused_with_its_row(
    session, app, tmp_path, row, said
):
    file = tmp_path / "comparators.csv"
    file.write_text(f"WORDS,PERCENT,AS_OF,SOURCE,URL\n{row}\n")
    answer = app.test_cli_runner().invoke(args=["diversity", "comparators", str(file)])
    assert answer.exit_code == 1
    assert f"Row 2: {said}" in answer.output or said in answer.output
    assert session.scalars(select(Yardstick)).all() == []
