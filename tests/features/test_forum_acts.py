"""The one policy table of forums against the pages: who reaches what, and who sees what."""

from dataclasses import replace
from datetime import timedelta

import pytest

from events_app.forums.actions import invitations, membership
from events_app.forums.facts import Meeting, Part, Place, PlaceState
from events_app.forums.policy import WHO_MAY, Act, may, must_agree_first
from events_app.forums.queries.people import list_people
from events_app.forums.queries.places import list_places, owner_of
from events_app.models.people import AccountRole
from tests.conftest import NOW
from tests.factories import make_person
from tests.factories.forums import (
    forum_of,
    invite,
    make_chair,
    make_forum,
    make_host,
    make_member,
    sealed_store,
)
from tests.guards.scene import rules

MEMBERS, TAKING, AROUND = "forums.members_", "forums.taking_part_", "forums.around_"
MEETINGS = "forums.meetings_"
#: what each address of a place asks for; every address below /host asks for Act.HOST
ASKS = {
    f"{MEMBERS}first_page": (Act.REPLY, Act.ANSWER_FOR, Act.OPEN),
    f"{MEMBERS}reply": (Act.REPLY, Act.OPEN),
    f"{MEMBERS}people": (Act.SEE_PEOPLE,),
    f"{MEMBERS}show_name": (Act.SEE_PEOPLE,),
    f"{MEETINGS}meeting": (Act.OPEN,),
    f"{MEETINGS}answer": (Act.ANSWER_DATES,),
    f"{MEETINGS}stop": (Act.READ_NOTES,),
    f"{MEETINGS}stop_notes": (Act.READ_NOTES,),
    f"{TAKING}rules": (Act.AGREE,),
    f"{TAKING}agree": (Act.AGREE,),
    f"{TAKING}calendar": (Act.CHOOSE_CALENDAR,),
    f"{TAKING}keep_calendar": (Act.CHOOSE_CALENDAR,),
    f"{TAKING}pause": (Act.PAUSE,),
    f"{TAKING}keep_pause": (Act.PAUSE,),
    f"{TAKING}leave": (Act.LEAVE,),
    f"{TAKING}leave_for_good": (Act.LEAVE,),
    f"{TAKING}concern": (Act.RAISE_CONCERN,),
    f"{TAKING}raise_concern": (Act.RAISE_CONCERN,),
    f"{AROUND}alerts_to": (Act.CHOOSE_ALERTS,),
    f"{AROUND}keep_alerts": (Act.CHOOSE_ALERTS,),
    f"{AROUND}alerts_code": (Act.CHOOSE_ALERTS,),
    f"{AROUND}confirm_alerts": (Act.CHOOSE_ALERTS,),
    f"{AROUND}assistant": (Act.NAME_ASSISTANT,),
    f"{AROUND}name_assistant": (Act.NAME_ASSISTANT,),
    f"{AROUND}new_host": (Act.CHOOSE_HOST,),
    f"{AROUND}vote": (Act.CHOOSE_HOST,),
    f"{AROUND}answer_for": (Act.ANSWER_FOR,),
}


@pytest.fixture
def forum(session, host):
    """A forum with somebody of each kind; gives their places by what they are."""
    seat = make_forum(session, host=host)
    store = sealed_store(session)
    member = make_member(session, seat, make_chair(session))
    places = {
        "host": seat,
        "invited": invite(session, seat, make_chair(session)),
        "invited facilitator": invite(session, seat, make_person(session), Part.FACILITATOR),
        "facilitator": make_member(session, seat, make_person(session), Part.FACILITATOR),
        "not agreed": make_member(session, seat, make_chair(session)),
        "member": member,
    }
    helper = make_person(session)
    membership.name_assistant(store, place=member, assistant=helper, now=NOW)
    (places["assistant"],) = store.list_owned(Place, owner_of(helper.id))
    places["deputy"] = next(
        p for p in list_places(store, forum_of(session, seat), Part.HOST)
        if p.id != seat.id
    )  # fmt: skip
    for name in ("facilitator", "not agreed", "member"):
        place = store.find_by_handle(Place, places[name].handle)
        place.facts = replace(
            place.facts, new_alert="a@home.example", agreed=0 if name == "not agreed" else 1
        )
        store.save(place)
        places[name] = place
    session.commit()
    return places


@pytest.fixture
def parts_of_addresses(session, forum):
    starts = NOW - timedelta(hours=2)
    notes = Meeting(starts, NOW - timedelta(hours=1), themes="Heard.", themes_at=NOW)
    kept = sealed_store(session).add(forum["host"].forum_id, notes)
    session.commit()
    return {"meeting_id": kept.id, "invitation_id": forum["invited"].id, "task": "purpose"}


def addressed(app):
    """Every rule of this feature that leads to somebody's place."""
    every = [*rules(app, "GET"), *rules(app, "POST")]
    return [
        r for r in every if {"place", "seat"} & r.arguments and r.endpoint.startswith("forums.")
    ]


def asked_by(rule):
    return (Act.HOST,) if "seat" in rule.arguments else ASKS[rule.endpoint]


def address_of(rule, place, parts):
    path = rule.rule.replace("<place>", place.facts.address).replace("<seat>", place.facts.address)
    for name, value in parts.items():
        path = path.replace(f"<{name}>", value)
    return path


def says(answer):
    """What came of asking: the page, the ground rules first, or no such page."""
    if answer.status_code == 404:
        return "not found"
    return "rules" if (answer.location or "").endswith("/rules") else "there"


def expected(place, kept, acts):
    allowed = [act for act in acts if may(place, act)]
    if not allowed:
        return "not found"
    return "rules" if must_agree_first(place, kept, allowed[0]) else "there"


@pytest.mark.only_on("sqlite")
def test_every_address_of_a_place_says_what_it_asks_of_the_policy(app):
    members = {rule.endpoint for rule in addressed(app) if "place" in rule.arguments}
    assert members == set(ASKS)
    assert {act for acts in ASKS.values() for act in acts} | {Act.HOST} == (
        set(Act) - {Act.READ_BRIEFING}
    )
    assert set(WHO_MAY) == set(Act)


@pytest.mark.parametrize(
    "who",
    [
        "host", "deputy", "member", "not agreed", "invited", "facilitator",
        "invited facilitator", "assistant",
    ],
)  # fmt: skip
def test_each_part_reaches_what_the_policy_says_and_nothing_else(
    app, client, session, sign_in, forum, parts_of_addresses, who
):
    """A form is sent without its token, so that nothing is done."""
    place = forum[who].facts
    kept = forum_of(session, forum["host"]).facts
    sign_in(client, whose(session, place))
    found, wanted = {}, {}
    for rule in addressed(app):
        method = "GET" if "GET" in rule.methods else "POST"
        address = address_of(rule, forum[who], parts_of_addresses)
        found[rule.endpoint] = says(client.open(address, method=method))
        wanted[rule.endpoint] = expected(place, kept, asked_by(rule))
    if who in ("host", "deputy"):  # their ground rules have an address that ends alike
        found = {name: "there" if said == "rules" else said for name, said in found.items()}
    assert found == wanted


def whose(session, place):
    return list_people(sealed_store(session), [place.person])[place.person]


def test_a_place_that_ended_reaches_nothing(
    app, client, session, sign_in, forum, parts_of_addresses
):
    store = sealed_store(session)
    declined, person = forum["invited"], whose(session, forum["invited"].facts)
    invitations.decline(store, place=declined, person=person, never_again=False, now=NOW)
    session.commit()
    sign_in(client, person)
    assert {
        says(client.open(address_of(rule, declined, parts_of_addresses), method="GET"))
        for rule in addressed(app)
        if "GET" in rule.methods
    } == {"not found"}
    assert not any(may(replace(declined.facts, state=PlaceState.DECLINED), act) for act in Act)


@pytest.mark.parametrize(
    ("address", "role"),
    [
        ("/admin/close-private", AccountRole.ADMINISTRATOR),
        ("/admin/close-private/done", AccountRole.ADMINISTRATOR),
        ("/data-protection/concerns", AccountRole.DATA_PROTECTION),
    ],
)
def test_what_stands_outside_is_there_for_one_role(client, session, sign_in, address, role):
    answers = {}
    for held in AccountRole:
        sign_in(client, make_person(session, roles=[held]))
        answers[held] = client.get(address).status_code
    assert answers == {held: 200 if held == role else 403 for held in AccountRole}


def test_hosts_by_role_alone_reach_the_pages_of_hosts(client, session, sign_in):
    for person, status in ((make_host(session), 200), (make_person(session), 404)):
        sign_in(client, person)
        assert [client.get(page).status_code for page in ("/host", "/host/new")] == [status] * 2
