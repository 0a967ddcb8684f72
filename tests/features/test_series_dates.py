"""What the event team is told before dates are made by a rule, or an event joins a series."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from events_app.models.events import Event
from tests.factories import audience_item, make_event
from tests.factories.series import make_partner_date, make_series
from tests.walking import errors, send, words

pytestmark = pytest.mark.usefixtures("team")

#: four Tuesdays from 6 September 2022 on
TUESDAYS = {"starts_on": "6 September 2022", "every": "every week", "number": "4"}


@pytest.fixture
def network(session, now):
    return make_series(session, slug="chairs", name="Network of trust chairs")


@pytest.fixture
def address(network):
    return f"/manage/series/{network.id}/dates"


def test_a_day_to_leave_out_that_the_rule_does_not_give_is_said_beside_its_field(
    session, client, address
):
    lines = "13 September 2022\n22 September 2022\n4 October 2022"
    answer = send(client, address, **TUESDAYS, exceptions=lines)
    strangers = "Thursday 22 September 2022 and Tuesday 4 October 2022"
    said = f"Check your lines: {strangers} are not dates of this rule"
    assert (answer.status_code, errors(answer)) == (422, [said])
    assert "13 September 2022\n22 September 2022" in answer.text.replace("\r\n", "\n")
    page = words(send(client, address, **TUESDAYS, exceptions="13 September 2022"))
    assert "3 dates. Each becomes a draft" in page
    assert "past" not in page
    assert session.scalars(select(Event)).all() == []


def test_dates_in_the_past_are_remarked_upon_before_they_are_made(client, address):
    rule = TUESDAYS | {"starts_on": "26 July 2022", "number": "2"}
    page = words(send(client, address, **rule))
    assert "1 of these dates is in the past." in page
    assert "Tuesday 26 July 2022, time to be confirmed. In the past Tuesday 2 August 2022" in page


def test_what_shares_a_day_with_the_dates_is_shown_with_who_is_wanted_by_both(
    session, client, network, address
):
    chairs = audience_item(board_role="chair")
    make_event(session, title="Latest", series_id=network.id, audience=[chairs])
    make_event(
        session,
        title="Chairs' dinner",
        starts_at=datetime(2022, 9, 6, 18, 0, tzinfo=UTC),
        audience=[audience_item(board_role="chair")],
    )
    make_partner_date(session, title="Partner day", starts_date=date(2022, 9, 20))
    make_partner_date(session, title="Another day", starts_date=date(2022, 9, 21))
    page = words(send(client, address, **TUESDAYS))
    assert (
        "Tuesday 6 September 2022, time to be confirmed "
        "Information: Warning: wants the same people. Chairs' dinner is on 6 September 2022 too. "
        "Both are for: trust chairs. Tuesday 13 September 2022"
    ) in page
    assert (
        "Tuesday 20 September 2022, time to be confirmed "
        "Information: Note: on the same day. "
        "Partner day of A partner is on 20 September 2022 too. Tuesday 27"
    ) in page
    assert "Another day" not in page


def test_the_days_of_four_dates_cost_the_statements_of_one(
    session, client, network, address, statements
):
    for day in (6, 20):
        starts_at = datetime(2022, 9, day, 9, 0, tzinfo=UTC)
        make_event(session, starts_at=starts_at, audience=[audience_item(board_role="chair")])
    make_event(session, series_id=network.id, starts_at=datetime(2022, 9, 6, 12, 0, tzinfo=UTC))
    counts = []
    for number in ("1", "4"):
        with statements() as count:
            send(client, address, **TUESDAYS | {"number": number})
        counts.append(count.total)
    assert counts[0] == counts[1]


def test_an_event_to_add_is_one_to_come_and_its_day_is_in_words(session, client, network, now):
    make_event(session, title="Over", starts_at=datetime(2022, 7, 29, 9, 0, tzinfo=UTC))
    make_event(session, title="Later", starts_at=datetime(2022, 11, 15, 9, 0, tzinfo=UTC))
    make_event(session, title="Today", starts_at=now)
    page = client.get(f"/manage/series/{network.id}").text
    assert page.index("Today (1 August 2022)") < page.index("Later (15 November 2022)")
    assert ("Over (" in page, "15.11.2022" in page) == (False, False)
