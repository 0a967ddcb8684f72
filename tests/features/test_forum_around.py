"""Around a forum: assistants, alerts, wishes, concerns, hosts who go, the end, and upkeep."""

from datetime import timedelta

import pytest
from sqlalchemy import delete, select

from events_app.forums.actions import meetings
from events_app.forums.actions.hosts import vote_for_host
from events_app.forums.facts import Meeting, Place
from events_app.models.people import AccountRole, Person, person_roles
from events_app.models.sealed import SealedRecord
from tests.factories import make_person
from tests.factories.forums import (
    forum_of,
    make_chair,
    make_forum,
    make_host,
    make_member,
    sealed_store,
)
from tests.forum_walks import page_of
from tests.walking import code_in_mail, errors, heading, send, words

TABLE = SealedRecord.__table__

APART = {
    AccountRole.ADMINISTRATOR: "/admin/close-private",
    AccountRole.DATA_PROTECTION: "/data-protection/concerns",
}


@pytest.fixture
def place(session, seat, chair):
    return make_member(session, seat, chair)


@pytest.fixture
def meeting(session, seat, host, place, now):
    starts = now + timedelta(days=1)
    return meetings.set_meeting(
        sealed_store(session),
        forum_id=seat.forum_id,
        meeting=Meeting(starts, starts + timedelta(hours=1), agenda="Canary agenda"),
        by=host,
        now=now,
    )


def places_of(session, person):
    return sealed_store(session).list_owned(Place, ("places of", person.id))


def test_an_assistant_answers_for_dates_and_sees_nothing_else(
    client, session, sign_in, chair, seat, host, place, meeting
):
    assistant = make_person(session, email="pa@trust.example")
    sign_in(client, chair)
    page = f"{page_of(place)}/assistant"
    assert send(client, page, email_address="PA@trust.example").status_code == 303
    sign_in(client, assistant)
    own = page_of(places_of(session, assistant)[0])
    shown = client.get(own)
    assert heading(shown) == "Dates of Uma Adeyemi"
    assert "9am on Tuesday 2 August 2022" in words(shown)
    assert "anary" not in shown.text + client.get("/p").text + client.get("/messages").text
    for path in ("/people", "/rules", f"/m/{meeting.id}", "/leave", "/calendar", "/concern"):
        assert (path, client.get(f"{own}{path}").status_code) == (path, 404)
    assert send(client, own, f"{own}/m/{meeting.id}/answer", coming="no").status_code == 303
    sign_in(client, chair)
    assert 'value="no" checked' in client.get(f"{page_of(place)}/m/{meeting.id}").text
    send(client, f"{page_of(place)}/leave")
    sign_in(client, assistant)
    assert client.get(own).status_code == 404


def test_naming_an_assistant_does_not_tell_whether_there_is_an_account(
    client, sign_in, place, chair
):
    sign_in(client, chair)
    page = f"{page_of(place)}/assistant"
    answers = [send(client, page, email_address=a) for a in ("nobody@x.example", chair.email)]
    assert {(answer.status_code, answer.location) for answer in answers} == {(303, page_of(place))}


def test_alerts_go_to_another_address_after_its_code(app, client, session, sign_in, chair, place):
    sign_in(client, chair)
    page = f"{page_of(place)}/alerts"
    assert send(client, page, email_address="me@home.example").location == f"{page}/code"
    wrong = send(client, f"{page}/code", code="000000")
    assert wrong.location == page
    send(client, page, email_address="me@home.example")
    code = code_in_mail(app, session)
    assert send(client, f"{page}/code", code=code).location == page_of(place)
    assert "m•••@home.example" in words(client.get(page))


def test_a_wish_is_seen_by_hosts_while_they_choose(client, session, sign_in, host, seat):
    wishing = make_chair(session, full_name="Wanda Wish")
    make_chair(session, full_name="Abel Not")
    sign_in(client, wishing)
    page = "/account/confidential-conversation"
    assert send(client, page, wishes="y").status_code == 303
    sign_in(client, host)
    shown = words(client.get(f"/host/{seat.facts.address}/invite"))
    assert shown.count("Would welcome a confidential conversation") == 1
    assert shown.index("Wanda Wish") < shown.index("Would welcome") < shown.index("Abel Not")
    sign_in(client, wishing)
    send(client, page)
    sign_in(client, host)
    assert "Would welcome" not in words(client.get(f"/host/{seat.facts.address}/invite"))


@pytest.mark.parametrize("role", list(AccountRole))
def test_the_account_leads_who_closes_and_who_reads_concerns_to_their_page(
    client, session, sign_in, role
):
    sign_in(client, make_person(session, roles=[role]))
    page = client.get("/account").text
    shown = [href for href in APART.values() if f'href="{href}"' in page]
    assert shown == ([APART[role]] if role in APART else [])


def test_a_concern_reaches_the_independent_person_and_never_the_host(
    client, session, sign_in, chair, host, place
):
    sign_in(client, chair)
    page = f"{page_of(place)}/concern"
    assert errors(send(client, page)) == ["Enter your concern"]
    assert send(client, page, concern="Something was repeated").status_code == 303
    sign_in(client, host)
    assert client.get("/data-protection/concerns").status_code == 403
    independent = make_person(session, roles=[AccountRole.DATA_PROTECTION])
    sign_in(client, independent)
    page = client.get("/data-protection/concerns")
    assert "Something was repeated" in words(page)
    assert chair.full_name not in page.text
    dealt = next(form for form in page.text.split('"') if form.endswith("/dealt-with"))
    assert send(client, "/data-protection/concerns", dealt).status_code == 303
    assert words(client.get("/data-protection/concerns")) == (
        "Leave this page Concerns There are no concerns."
    ).removeprefix("Leave this page ")


def test_a_host_hands_over_and_the_deputy_goes_on(client, session, sign_in, host):
    deputy = make_host(session)
    seat = make_forum(session, host=host, deputy=deputy)
    sign_in(client, host)
    assert send(client, f"/host/{seat.facts.address}/hand-over").location == "/host"
    assert client.get(f"/host/{seat.facts.address}").status_code == 404
    sign_in(client, deputy)
    assert "Canary forum" in words(client.get("/host"))


def test_a_host_without_the_role_is_a_host_no_more(client, session, sign_in, host, seat):
    sign_in(client, host)
    assert client.get(f"/host/{seat.facts.address}").status_code == 200
    session.execute(delete(person_roles).where(person_roles.c.person_id == host.id))
    assert client.get(f"/host/{seat.facts.address}").status_code == 404


def test_when_both_hosts_are_gone_a_majority_of_members_names_a_new_one(session, host, seat, now):
    members = [make_chair(session) for _ in range(3)]
    places = [make_member(session, seat, person) for person in members]
    new, store = make_host(session), sealed_store(session)
    with pytest.raises(Exception, match="only when the hosts are gone"):
        vote_for_host(store, place=places[0], candidate=new, now=now)
    for person in session.scalars(select(Person).where(Person.id != new.id)).all():
        if person not in members:
            person.active = False
    session.flush()
    assert [vote_for_host(store, place=p, candidate=new, now=now) for p in places[:2]] == [
        False,
        True,
    ]
    assert len(places_of(session, new)) == 1


def sealed_rows(session):
    return session.scalars(select(TABLE.c.id)).all()


def test_a_forum_that_is_closed_leaves_nothing(client, session, sign_in, chair, host, seat, place):
    other = make_forum(session)
    left = set(sealed_rows(session))
    sign_in(client, host)
    base = f"/host/{seat.facts.address}"
    assert heading(client.get(f"{base}/close")) == "Are you sure you want to close this forum?"
    assert send(client, f"{base}/close").location == "/host"
    rest = set(sealed_rows(session))
    assert other.forum_id in rest
    assert seat.forum_id in left - rest
    assert client.get(base).status_code == 404
    sign_in(client, chair)
    assert client.get(page_of(place)).status_code == 404
    shown = words(client.get("/messages"))
    assert ("A private page was closed" in shown, "invitation" in shown) == (True, False)


def test_an_administrator_closes_unseen_and_learns_nothing(
    client, session, sign_in, chair, seat, place
):
    sign_in(client, make_person(session, roles=[AccountRole.ADMINISTRATOR]))
    seen = []
    for number in ("0" * 32, seat.forum_id):
        answer = send(client, "/admin/close-private", number=number)
        page = client.get(answer.location).text
        seen.append(
            (answer.status_code, answer.location, words(client.get(answer.location)), len(page))
        )
    assert seen[0] == seen[1]
    assert seat.forum_id not in sealed_rows(session)
    assert errors(send(client, "/admin/close-private", number="x")) == [
        "Enter the id as it was given to you: 32 letters and digits"
    ]


def test_forums_are_in_no_menu_but_a_host_has_an_area(client, session, sign_in, chair, host, place):
    sign_in(client, chair)
    assert 'href="/p"' not in client.get("/events").text
    sign_in(client, host)
    assert 'href="/host"' in client.get("/events").text
    assert forum_of(session, place).facts.title == "Canary forum"
