"""Dates of partner bodies, which take part when clashes are looked for."""

from datetime import date

import pytest
from sqlalchemy import func, select

from events_app.models.history import Change
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
    later = {"ends_on": "2 Sept 2022", "version": newest(session)}
    send(client, address, **NEW | later, link="https://partner.example")
    assert [entry[3:] for entry in kept(session)] == [
        (date(2022, 9, 2), [], "https://partner.example")
    ]
    assert "by Robin Team" in words(client.get(address))
    assert "2 September 2022. Our events are not compared" in words(client.get(f"{address}/remove"))
    send(client, f"{address}/remove")
    assert kept(session) == []
    assert "There are no dates to come." in words(client.get("/manage/partner-dates"))


def newest(session):
    return session.scalar(select(func.max(Change.id)))


def test_the_second_of_two_who_change_one_sees_what_the_first_changed(session, client):
    send(client, "/manage/partner-dates/new", **NEW)
    address, opened = f"/manage/partner-dates/{kept_id(session)}", newest(session)
    send(client, address, **NEW | {"title": "Day of leaders"}, version=opened)
    answer = send(client, address, **NEW | {"organisation": "Another body"}, version=opened)
    assert answer.status_code == 409
    text = words(answer)
    assert "Somebody else changed this date" in text
    assert "Title: Day of leaders (it was: Leaders' day)." in text
    assert 'value="Another body"' in answer.text
    assert [entry[:2] for entry in kept(session)] == [("Day of leaders", "NHS Confederation")]
    send(client, address, **NEW | {"organisation": "Another body"}, version=newest(session))
    assert [entry[:2] for entry in kept(session)] == [("Leaders' day", "Another body")]


def kept_id(session):
    return session.scalars(select(PartnerDate.id)).one()


def test_the_number_of_one_that_was_removed_brings_no_history_to_the_next(session, client):
    send(client, "/manage/partner-dates/new", **NEW)
    address = f"/manage/partner-dates/{kept_id(session)}"
    send(client, f"{address}/remove")
    send(client, "/manage/partner-dates/new", **NEW | {"title": "Another"})
    assert "Removed" not in words(client.get(f"/manage/partner-dates/{kept_id(session)}"))
    assert session.scalars(select(Change.what).order_by(Change.id)).all() == [
        "Added",
        "Removed: Leaders' day",
        "Added",
    ]


def test_the_list_has_pages_a_filter_an_order_and_a_file(session, client, statements, now):
    for number in range(26):
        make_partner_date(session, title=f"Day {number:02}", starts_date=date(2022, 9, 1 + number))
    make_partner_date(session, title="Long ago", starts_date=date(2022, 7, 1))
    page = words(client.get("/manage/partner-dates"))
    assert "26 dates to come" in page
    assert ("Day 24" in page, "Day 25" in page, "Long ago" in page) == (True, False, False)
    assert "Day 25" in words(client.get("/manage/partner-dates?page=2"))
    assert client.get("/manage/partner-dates?page=3").status_code == 404
    assert "1 date over" in words(client.get("/manage/partner-dates?when=over"))
    with statements() as count:
        file = client.get("/manage/partner-dates.csv?when=all&sort=latest+first")
    lines = file.text.splitlines()
    assert (len(lines), lines[0], lines[1]) == (
        28,
        "Title,Organisation,Days,Who it is for,Link",
        "Day 25,A partner,Monday 26 September 2022,,",
    )
    assert count.total <= 4


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
