"""The event team invites a guest from outside: one mail, one event, one address."""

import pytest
from sqlalchemy import select

from events_app.models.history import Change, Subject
from events_app.models.outreach import Guest
from events_app.models.people import Person
from tests.factories import audience_item, make_event, make_person
from tests.walking import errors, outbox, send, words

GWEN = {
    "full_name": "Gwen Guest",
    "email": "gwen@partner.example",
    "guest_of": "Partner body",
    "category": "partner body",
}


@pytest.fixture
def event(session, now):
    return make_event(
        session, title="Allyship", capacity=2, audience=[audience_item(board_role="chair")]
    )


@pytest.fixture
def address(event):
    return f"/manage/events/{event.id}/guests"


def invite(client, address, **facts):
    return send(client, f"{address}/invite", **GWEN | facts)


def sent(session):
    return [(m.template.rpartition("/")[2], m.recipient) for m in outbox(session)]


def counts(session, event):
    session.refresh(event)
    return event.capacity, event.taken, event.waiting


def history(session):
    kept = select(Change.what).where(Change.subject == Subject.GUEST).order_by(Change.id)
    return list(session.scalars(kept))


def test_who_is_invited_gets_one_mail_that_names_the_event_and_who_invites(
    client, session, team, event, address
):
    page = words(client.get(f"{address}/invite"))
    assert "This sends one email to 1 person. It names Robin Team" in page
    made = invite(client, address)
    guest = session.scalars(select(Guest)).one()
    assert (made.status_code, made.location) == (303, f"{address}/{guest.id}")
    assert (guest.category, guest.organisation, guest.state) == (
        "partner body",
        "Partner body",
        "invited",
    )
    assert sent(session) == [("guest_invited", "gwen@partner.example")]
    facts = outbox(session)[0].facts
    assert (facts["title"], facts["colleague"]) == ("Allyship", "Robin Team")
    assert facts["guest_link"].endswith(f"/events/{event.slug}/guest")
    assert history(session) == ["invited as a guest"]
    assert counts(session, event) == (2, 0, 0)


def test_an_address_that_is_not_known_gets_an_account_that_holds_no_role(
    client, session, team, address
):
    invite(client, address, email="Gwen@Partner.Example")
    made = session.scalars(select(Person).where(Person.email == "gwen@partner.example")).one()
    assert made.full_name == "Gwen Guest"
    session.refresh(made, ["appointments", "roles"])
    assert (made.appointments, made.roles) == ([], [])


def test_who_has_an_account_keeps_their_own_name(client, session, team, address):
    known = make_person(session, full_name="Gwen Own", email="gwen@partner.example")
    invite(client, address)
    session.refresh(known)
    assert known.full_name == "Gwen Own"
    assert session.scalars(select(Guest.person_id)).one() == known.id


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"full_name": " "}, ["Enter their full name"]),
        ({"full_name": "x" * 201}, ["Their full name must be 200 characters or less"]),
        (
            {"full_name": "G\x00wen"},
            ["Check your answer. It has a character that we cannot read"],
        ),
        (
            {"email": "gwen"},
            ["Enter an email address in the correct format, like name@example.com"],
        ),
        ({"guest_of": ""}, ["Enter their organisation"]),
        ({"guest_of": "x" * 201}, ["Their organisation must be 200 characters or less"]),
        ({"category": ""}, ["Select what kind of guest this is"]),
        ({"category": "chair"}, ["Select what kind of guest this is"]),
    ],
)
def test_what_cannot_be_an_invitation_is_said_and_nobody_is_told(
    client, session, team, address, facts, said
):
    again = invite(client, address, **facts)
    assert (again.status_code, errors(again)) == (422, said)
    assert "Partner body" in again.text or "guest_of" in facts
    assert (sent(session), session.scalars(select(Guest)).all()) == ([], [])


def test_nobody_is_invited_twice_unless_it_had_ended(client, session, team, address):
    invite(client, address)
    again = invite(client, address, email="GWEN@partner.example")
    assert errors(again) == ["Check the address: this person is invited already"]
    guest = session.scalars(select(Guest)).one()
    send(client, f"{address}/{guest.id}/withdraw")
    invite(client, address, category="press")
    session.expire_all()
    kept = session.scalars(select(Guest)).one()
    assert (kept.id, kept.state, kept.category) == (guest.id, "invited", "press")
    assert [name for name, _ in sent(session)] == ["guest_invited", "guest_ended", "guest_invited"]


def test_who_the_event_is_for_or_has_closed_the_account_is_no_guest(
    client, session, team, address, chair
):
    assert errors(invite(client, address, email=chair.email)) == [
        "Check the address: the event is for this person, who registers as anybody else does"
    ]
    closed = make_person(session, active=False)
    assert errors(invite(client, address, email=closed.email)) == [
        "Check the address: the account with it is closed"
    ]
    assert sent(session) == []
