from datetime import timedelta
import pytest
from sqlalchemy import select
from events_app.models.people import Person
from tests.factories import *
from events_app.models.organisations import BoardRole
def test_a(session, now, database):
    p = make_person(session, roles=[AccountRole.EVENT_TEAM], appointments=[appointment(organisation=make_organisation(session), board_role=BoardRole.CHAIR)])
    e = make_event(session, audience=[audience_item(everyone=True)])
    make_registration(session, person=p, event=e, state=RegistrationState.REGISTERED)
    session.commit()
    assert e.taken == 1
def test_b(session, statements):
    with statements() as count:
        assert session.scalars(select(Person)).all() == []
    assert count.total == 1
def test_c(client):
    r = client.get("/")
    assert r.status_code == 200
