"""Dates of partner bodies, which take part when clashes are looked for."""

from datetime import date

import pytest
from sqlalchemy import select

from events_app.models.series import PartnerDate
from tests.factories import audience_item, make_event
from tests.factories.series import make_partner_date
from tests.walking import errors, send, words

pytestmark = pytest.mark.usefixtures("team")
NEW = {"title": "Leaders' day", "organisation": "NHS Confederation", "starts_on": "1 Sept 2022"}


def kept(session):
    session.expire_all()
    return [
        (e.title, e.organisation, e.starts_date, e.ends_date, e.roles, e.link)
        for e in session.scalars(select(PartnerDate))
    ]


def test_one_is_added_changed_and_removed_and_the_history_says_who(session, client):
    send(client, "/manage/partner-dates/new", **NEW, roles=["chair", "governor"])
    day = date(2022, 9, 1)
    assert kept(session) == [
        ("Leaders' day", "NHS Confederation", day, day, ["chair", "governor"], "")
    ]
    address = f"/manage/partner-dates/{session.scalars(select(PartnerDate.id)).one()}"
    send(client, address, **NEW | {"ends_on": "2 Sept 2022"}, link="https://partner.example")
    assert [entry[3:] for entry in kept(session)] == [
        (date(2022, 9, 2), [], "https://partner.example")
    ]
    assert "by Robin Team" in words(client.get(address))
    send(client, address, f"{address}/remove")
    assert kept(session) == []
    assert "There are no dates to come." in words(client.get("/manage/partner-dates"))


def test_what_cannot_be_is_said(client):
    wrong = NEW | {"organisation": "", "ends_on": "31 August 2022", "link": "partner.example"}
    answer = send(client, "/manage/partner-dates/new", **wrong)
    assert (answer.status_code, errors(answer)) == (422, ["Enter the name of the partner"])
    answer = send(client, "/manage/partner-dates/new", **wrong | {"organisation": "A"})
    assert errors(answer) == [
        "Enter a last day that is not before the first day",
        "Enter a link that begins with https://",
    ]


def test_a_partners_date_of_the_same_day_is_a_note_and_for_the_same_people_a_warning(
    session, client, now
):
    event = make_event(session, audience=[audience_item(board_role="chair")])
    page = f"/manage/events/{event.id}"
    entry = make_partner_date(session, starts_date=date(2022, 9, 1))
    assert "Note: on the same day. Leaders' day of A partner is on 1 September 2022 too." in words(
        client.get(page)
    )
    entry.roles = ["chair"]
    assert "Warning: wants the same people. Leaders' day of A partner" in words(client.get(page))


def test_one_that_is_not_there_is_not_found(client):
    assert client.get("/manage/partner-dates/99").status_code == 404
