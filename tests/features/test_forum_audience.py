"""Who a forum is for: roles, and what narrows them to kinds of trust and to regions."""

import pytest

from events_app.models.organisations import BoardRole
from tests.factories import appointment, make_organisation, make_person
from tests.factories.forums import forum_of, invite, make_forum, make_member
from tests.forum_walks import page_of, send_invitation
from tests.walking import errors, send, words


def make_chair_at(session, **trust):
    held = appointment(organisation=make_organisation(session, **trust), board_role=BoardRole.CHAIR)
    return make_person(session, appointments=[held])


@pytest.fixture
def in_london(session, host):
    return make_chair_at(session, region="London", type="mental health")


@pytest.fixture
def in_leeds(session, host):
    return make_chair_at(session, region="North East and Yorkshire", type="mental health")


def set_audience(client, sign_in, host, seat, **chosen):
    sign_in(client, host)
    page = f"/host/{seat.facts.address}/set-up/audience"
    return send(client, page, **chosen)


def test_a_forum_is_for_some_kinds_of_trust_in_some_regions(
    client, session, sign_in, host, in_london, in_leeds
):
    seat = make_forum(session, host=host)
    acute = make_chair_at(session, region="London", type="acute")
    chosen = {"roles": ["chair"], "types": ["mental health"], "regions": ["London"]}
    assert set_audience(client, sign_in, host, seat, **chosen).status_code == 303
    assert forum_of(session, seat).facts.audience == [
        {"board_role": "chair", "organisation_type": "mental health", "region": "London"}
    ]
    listed = words(client.get(f"/host/{seat.facts.address}/invite"))
    people = (in_london, in_leeds, acute)
    assert [person.email in listed for person in people] == [True, False, False]
    for person, status in zip(people, (303, 422, 422), strict=True):
        answer = send_invitation(client, session, sign_in, seat, person)
        assert answer.status_code == status


def test_each_role_is_combined_with_each_kind_and_each_region(
    client, session, sign_in, host, in_london, in_leeds
):
    seat = make_forum(session, host=host)
    chosen = {"roles": ["chair", "governor"], "regions": ["London", "North East and Yorkshire"]}
    set_audience(client, sign_in, host, seat, **chosen)
    assert forum_of(session, seat).facts.audience == [
        {"board_role": "chair", "region": "London"},
        {"board_role": "chair", "region": "North East and Yorkshire"},
        {"board_role": "governor", "region": "London"},
        {"board_role": "governor", "region": "North East and Yorkshire"},
    ]
    page = client.get(f"/host/{seat.facts.address}/set-up/audience").text
    assert page.count(" checked") == 4


def test_the_invitation_says_who_it_is_for(client, session, sign_in, host, in_london):
    narrow = [{"board_role": "chair", "organisation_type": "mental health", "region": "London"}]
    seat = make_forum(session, host=host, audience=narrow)
    place = invite(session, seat, in_london)
    sign_in(client, in_london)
    shown = words(client.get(page_of(place)))
    assert "Who it is for Trust chairs at mental health trusts in London" in shown


def test_who_is_not_meant_any_more_is_out_at_the_next_request(
    client, session, sign_in, host, in_london, in_leeds
):
    seat = make_forum(session, host=host)
    places = {person: make_member(session, seat, person) for person in (in_london, in_leeds)}
    set_audience(client, sign_in, host, seat, roles=["chair"], regions=["London"])
    for person, status in ((in_london, 200), (in_leeds, 404)):
        sign_in(client, person)
        assert client.get(page_of(places[person])).status_code == status


def test_what_nobody_can_meet_is_not_chosen(client, session, sign_in, host, in_london):
    seat = make_forum(session, host=host)
    before = forum_of(session, seat).facts.audience
    answer = set_audience(
        client, sign_in, host, seat, roles=["chair"], regions=["Wessex"], types=["'"]
    )
    assert (answer.status_code, errors(answer)) == (
        422,
        ["Select kinds of trust from the list", "Select regions from the list"],
    )
    assert forum_of(session, seat).facts.audience == before


def test_more_than_twenty_combinations_are_refused(client, session, sign_in, host):
    names = [f"Region {letter}" for letter in "ABC"]
    for name in names:
        make_chair_at(session, region=name)
    seat = make_forum(session, host=host)
    answer = set_audience(client, sign_in, host, seat, roles=list(BoardRole), regions=names)
    assert errors(answer) == [
        "Select fewer roles, kinds of trust or regions: together they can make 20 combinations"
    ]
    assert answer.text.count(" checked") == 7 + 3


def test_what_the_audience_names_stays_on_offer_when_no_member_has_it(
    client, session, sign_in, host
):
    seat = make_forum(session, host=host, audience=[{"board_role": "chair", "region": "Gone"}])
    sign_in(client, host)
    page = client.get(f"/host/{seat.facts.address}/set-up/audience").text
    assert 'value="Gone"' in page
    assert page.count(" checked") == 2


def test_where_no_kind_of_trust_is_known_nobody_is_asked_for_one(client, session, sign_in, host):
    make_chair_at(session, region="London", type="")
    seat = make_forum(session, host=host)
    answer = set_audience(client, sign_in, host, seat, roles=["chair"])
    assert answer.status_code == 303
    page = client.get(f"/host/{seat.facts.address}/set-up/audience").text
    assert ("Kinds of trust" in page, "Regions" in page) == (False, True)
