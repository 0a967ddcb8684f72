"""What the tests of forums do and look at again and again."""

from events_app.forums.facts import Part
from events_app.forums.queries.places import list_places
from tests.factories.forums import forum_of, sealed_store
from tests.walking import send


def page_of(place):
    return f"/p/{place.facts.address}"


def states(session, seat):
    """(person, state) of everybody who was invited."""
    places = list_places(sealed_store(session), forum_of(session, seat))
    return [(p.facts.person, p.facts.state) for p in places if p.facts.part != Part.HOST]


def send_invitation(client, session, sign_in, seat, person, **fields):
    sign_in(client, session.get_one(type(person), seat.facts.person))
    base = f"/host/{seat.facts.address}"
    told = {"invited": person.email, "invited_as": "member"} | fields
    return send(client, f"{base}/invite", f"{base}/invite", **told)
