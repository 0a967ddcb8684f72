"""Two events open in two tabs: each is registered with the answers that its page showed."""

from sqlalchemy import select

from events_app.models.registrations import Registration
from tests.factories import audience_item, make_event
from tests.walking import send


def test_two_events_checked_side_by_side_each_keep_the_answers_they_showed(
    session, client, sign_in, chair, for_chairs
):
    other = make_event(session, slug="o", audience=[audience_item(everyone=True)])
    assert other.id
    sign_in(client, chair)
    send(client, "/events/for-chairs/register", needs=["live captions"])
    client.get("/events/for-chairs/register/check")
    send(client, "/events/o/register", needs=[])
    page = "/events/for-chairs/register/check"
    response = send(client, "/events/o/register/check", page)
    assert (response.status_code, response.location) == (303, page)
    assert session.scalars(select(Registration.id)).all() == []
