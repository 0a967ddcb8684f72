"""Two accounts of one person are made one: what moves, what is kept once, who is told."""

from datetime import date

import pytest
from sqlalchemy import select

from events_app.models.asks import Ask
from events_app.models.assistance import Assistance
from events_app.models.organisations import Appointment, BoardRole
from events_app.models.outreach import Guest, GuestState
from events_app.models.people import Person
from events_app.models.registrations import Attendance, RegistrationState
from events_app.models.sealed import SealedRecord
from events_app.models.series import CohortPlace, Series, SeriesFollow
from events_app.people.actions.sign_in import AccountIsMerged, sign_in_device
from events_app.people.queries.duplicates import list_both
from tests.factories import (
    LONG_AGO,
    appointment,
    audience_item,
    make_event,
    make_organisation,
    make_person,
    make_registration,
)
from tests.factories.duplicates import make_twice, merge, pair
from tests.factories.forums import invite
from tests.factories.speakers import make_ask, make_speaker
from tests.walking import outbox, send, words

REGISTERED, WAITING = RegistrationState.REGISTERED, RegistrationState.WAITING


@pytest.fixture
def for_all(session):
    return make_event(session, audience=[audience_item(everyone=True)], title="For all")


@pytest.fixture
def two(session):
    return make_twice(session)


@pytest.fixture
def registered(session, two, for_all):
    """Waiting with the one account, with a place and a cancelled registration in the other."""
    one, other = two
    mine = make_registration(session, person=one, event=for_all, state=WAITING)
    theirs = make_registration(session, person=other, event=for_all, state=REGISTERED)
    past = make_registration(
        session, person=other, event=make_event(session), state=RegistrationState.CANCELLED
    )
    return mine, theirs, past


def test_what_a_merger_does_is_said_before_it_is_done(client, team, two, registered):
    one, other = two
    shown = words(client.get(f"{pair(*two)}/merge?keep={one.id}&name_of={other.id}"))
    for part in (
        "1 role moves to the account that stays. 1 role that both have is kept once",
        "2 registrations move",
        "2 emails go: 2 say that the accounts are one",
        "the registration of uma.adeyemi@old.example stays (registered), as “registered” is better",
    ):
        assert part in shown


def test_roles_and_registrations_move_and_the_place_is_counted_once(
    client, session, team, two, registered, for_all
):
    one, other = two
    mine, theirs, past = registered
    assert merge(client, one, other, name_of=other).location == f"/manage/contacts/{one.id}"
    session.expire_all()
    assert (for_all.taken, for_all.waiting) == (1, 0)
    assert [(held.person_id, held.state) for held in (mine, theirs, past)] == [
        (one.id, RegistrationState.TWICE),
        (one.id, REGISTERED),
        (one.id, RegistrationState.CANCELLED),
    ]
    assert (one.full_name, one.active, other.active) == ("Dr Uma Adeyémi", True, False)
    held = session.scalars(select(Appointment).where(Appointment.person_id == one.id)).all()
    assert sorted(str(a.board_role) for a in held) == ["chair", "governor"]


def test_who_merged_is_kept_and_both_addresses_are_told(client, session, team, two):
    one, other = two
    merge(client, one, other)
    assert [(m.recipient, m.template) for m in outbox(session)] == [
        ("uma@new.example", "people/mail/accounts_merged"),
        ("uma.adeyemi@old.example", "people/mail/accounts_merged"),
    ]
    shown = words(client.get(f"/manage/contacts/{one.id}"))
    assert "merged into another account by Robin Team" in shown
    closed = words(client.get(f"/manage/contacts/{other.id}"))
    assert "This account was merged into Uma Adeyemi, uma@new.example" in closed


def test_the_second_entry_in_a_calendar_is_taken_out(client, session, team, two, for_all):
    one, other = two
    stays = make_registration(session, person=one, event=for_all, state=REGISTERED)
    goes = make_registration(
        session, person=other, event=for_all, state=REGISTERED, access_needs=["live captions"]
    )
    merge(client, one, other)
    mail = outbox(session)[0]
    assert (mail.recipient, mail.template) == (other.email, "registrations/mail/twice")
    assert mail.facts["stays"] == stays.reference
    session.expire_all()
    assert (stays.access_needs, goes.state, goes.calendar_sequence, for_all.taken) == (
        ["live captions"],
        RegistrationState.TWICE,
        1,
        1,
    )


def test_the_registration_with_the_attendance_stays(client, session, team, two, for_all):
    one, other = two
    mine = make_registration(session, person=one, event=for_all, state=REGISTERED)
    came = make_registration(
        session, person=other, event=for_all, state=REGISTERED, attendance=Attendance.ATTENDED
    )
    merge(client, one, other)
    session.expire_all()
    assert (mine.state, came.state) == (RegistrationState.TWICE, REGISTERED)


def test_what_both_have_is_kept_once(client, session, team, two, for_all):
    one, other = two
    series = Series(slug="s", name="Chairs", kind="network", updated_at=LONG_AGO)
    session.add(series)
    session.flush()
    for person in two:
        ids = {"person_id": person.id, "series_id": series.id}
        session.add(SeriesFollow(**ids, followed_at=LONG_AGO))
        session.add(CohortPlace(**ids, taken_at=LONG_AGO))
    guest = {
        "event_id": for_all.id,
        "category": "press",
        "organisation": "A paper",
        "invited_at": LONG_AGO,
        "invited_by_id": team.id,
    }
    session.add(Guest(**guest, person_id=one.id, state=GuestState.DECLINED))
    session.add(Guest(**guest, person_id=other.id, state=GuestState.CONFIRMED))
    merge(client, one, other)
    for table in (SeriesFollow, CohortPlace):
        assert session.scalars(select(table.person_id)).all() == [one.id]
    assert [(g.person_id, g.state) for g in session.scalars(select(Guest))] == [
        (one.id, GuestState.CONFIRMED)
    ]


def test_of_two_roles_the_confirmed_one_counts(client, session, team):
    trust = make_organisation(session)
    chair = {"organisation": trust, "board_role": BoardRole.CHAIR}
    ends = date(2022, 12, 31)
    one = make_person(session, appointments=[appointment(**chair, confirmed=False)])
    other = make_person(session, appointments=[appointment(**chair, until_date=ends)])
    merge(client, one, other)
    held = session.scalars(select(Appointment)).one()
    assert (held.person_id, held.confirmed_by, held.until_date) == (one.id, "import", ends)


def test_the_closed_account_signs_in_nowhere_and_is_not_opened_again(
    client, session, team, two, sign_in, app
):
    one, other = two
    elsewhere = app.test_client()
    sign_in(elsewhere, other)
    merge(client, one, other)
    assert elsewhere.get("/your-events").status_code in (302, 303)
    page = f"/manage/contacts/{one.id}/close"
    assert send(client, page, f"/manage/contacts/{other.id}/open").status_code == 303
    session.expire_all()
    assert not session.get(Person, other.id).active


def test_the_address_of_the_closed_account_is_told_to_use_the_other(
    app, client, session, team, two, now
):
    one, other = two
    merge(client, one, other)
    session.expire_all()
    with pytest.raises(AccountIsMerged, match="Sign in with your other email address"):
        sign_in_device(session, person=session.get(Person, other.id), now=now)


def test_assistants_are_carried_over_and_nobody_books_for_themselves(client, session, team, two):
    one, other = two
    third = make_person(session)
    for person, assistant in ((one, other), (third, other), (other, third)):
        session.add(
            Assistance(
                person_id=person.id,
                assistant_email=assistant.email,
                assistant_id=assistant.id,
                asked_at=LONG_AGO,
                accepted_at=LONG_AGO,
            )
        )
    merge(client, one, other)
    found = session.scalars(select(Assistance).order_by(Assistance.id)).all()
    assert [(a.person_id, a.assistant_id, a.assistant_email) for a in found] == [
        (third.id, one.id, one.email),
        (one.id, third.id, third.email),
    ]


def test_two_profiles_of_a_speaker_become_one(client, session, team, two, for_all):
    one, other = two
    ours, theirs = (make_speaker(session, person=person) for person in two)
    make_ask(session, speaker=ours)
    make_ask(session, speaker=theirs)
    merge(client, one, other)
    assert session.scalars(select(Ask.speaker_id)).all() == [ours.id, ours.id]


def test_a_profile_of_a_speaker_moves(client, session, team, two):
    one, other = two
    theirs = make_speaker(session, person=other)
    merge(client, one, other)
    session.refresh(theirs)
    assert theirs.person_id == one.id


def test_what_is_sealed_stays_with_the_account_it_is_sealed_for(client, session, team, two, seat):
    one, other = two
    for person in list_both(session, (one.id, other.id)):
        invite(session, seat, person)
    before = session.execute(select(SealedRecord.__table__)).all()
    merge(client, one, other)
    assert session.execute(select(SealedRecord.__table__)).all() == before
