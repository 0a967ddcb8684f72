"""Who an event is for, built on screen, with a count of whom it reaches."""

import pytest
from sqlalchemy import select

from events_app.events.queries.planning import WHOLE
from events_app.models.events import Event, EventState
from tests.factories import appointment, audience_item, make_event, make_organisation, make_person
from tests.walking import errors, send, words

pytestmark = pytest.mark.usefixtures("team")


@pytest.fixture
def event(session, now):
    return make_event(session, title="A talk", state=EventState.DRAFT)


@pytest.fixture
def address(event):
    return f"/manage/events/{event.id}/audience"


@pytest.fixture
def members(session, now):
    """Two trust chairs, one of whom chairs a committee, and a governor, at three trusts."""
    for role, committee in (("chair", "workforce and people"), ("chair", None), ("governor", None)):
        held = appointment(
            organisation=make_organisation(session),
            board_role=role,
            committee=committee,
            committee_part="chairs" if committee else None,
        )
        make_person(session, appointments=[held])


def whole(session):
    session.expire_all()
    return session.scalars(select(Event).options(*WHOLE)).one()


def items_of(session):
    event = whole(session)
    return [
        (i.board_role, i.any_board_role, i.everyone, i.committee, i.committee_part, i.region)
        for i in event.audience
    ]


@pytest.mark.usefixtures("members")
def test_the_count_button_counts_what_is_typed_and_saves_nothing(session, client, address):
    page = send(client, address, version=1, groups="1", role_1="chair", go="count")
    assert "For trust chairs. 2 people at 2 trusts can register today." in words(page)
    assert items_of(session) == []


@pytest.mark.usefixtures("members")
def test_all_conditions_of_one_group_have_to_be_met(client, address):
    committee = {"part_1": "chairs", "committee_1": "workforce and people"}
    page = send(client, address, version=1, groups="1", role_1="chair", **committee, go="count")
    assert "1 person at 1 trust can register today." in words(page)


@pytest.mark.usefixtures("members")
def test_any_of_several_groups_is_enough_and_one_more_loses_nothing(session, client, address):
    more = send(client, address, version=1, groups="1", role_1="governor", go="more")
    assert ('name="role_2"' in more.text, 'value="governor" selected' in more.text) == (True, True)
    typed = {"version": 1, "groups": "2", "role_1": "governor", "role_2": "chair"}
    page = send(client, address, **typed, region_2="London", go="count")
    assert "3 people at 3 trusts can register today." in words(page)
    send(client, address, **typed, region_2="London", go="check")
    assert items_of(session) == [
        ("governor", False, False, None, None, None),
        ("chair", False, False, None, None, "London"),
    ]


@pytest.mark.parametrize(
    ("chosen", "kept"),
    [
        ("any board role", (None, True, False, None, None, None)),
        ("everyone", (None, False, True, None, None, None)),
    ],
)
def test_any_board_role_and_everyone_are_roles_to_choose(session, client, address, chosen, kept):
    send(client, address, version=1, groups="1", role_1=chosen, go="check")
    assert items_of(session) == [kept]


def test_a_group_that_asks_for_nothing_is_not_kept(session, client, address):
    assert "Nobody yet." in words(send(client, address, version=1, groups="1", go="count"))
    send(client, address, version=1, groups="1", go="check")
    assert items_of(session) == []


def test_what_is_not_on_offer_is_said_and_the_rest_is_kept(session, client, address):
    typed = {"version": 1, "groups": "1", "role_1": "chair", "region_1": "Atlantis"}
    page = send(client, address, **typed, go="check")
    assert page.status_code == 422
    assert "Select from the list: region" in words(page)
    assert 'value="chair" selected' in page.text


def test_the_page_shows_the_audience_as_it_is_also_what_no_member_has(session, client, event):
    gone = audience_item(board_role="chair", region="Wessex", committee="estates")
    other = make_event(session, audience=[gone])
    page = client.get(f"/manage/events/{other.id}/audience")
    assert 'value="Wessex" selected' in page.text
    assert 'value="estates" selected' in page.text


def test_somebody_who_changed_it_meanwhile_is_not_overwritten(session, client, event, address):
    send(client, address, version=1, groups="1", role_1="chair", go="check")
    second = send(client, address, version=1, groups="1", role_1="governor", go="check")
    assert second.status_code == 409
    assert "You typed Governors" in words(second)
    assert [item[0] for item in items_of(session)] == ["chair"]


def test_a_committee_that_nobody_is_known_to_sit_on_is_typed(session, client, address):
    fields = {"role_1": "chair", "part_1": "chairs", "another_1": "Workforce and People"}
    send(client, address, version=1, groups="1", **fields, go="check")
    assert items_of(session) == [("chair", False, False, "workforce and people", "chairs", None)]
    shown = client.get(address).text
    assert 'value="workforce and people" selected' in shown


@pytest.mark.parametrize(
    "typed",
    ["senior NHS leaders", "For senior NHS leaders.", "  for senior NHS leaders  "],
)
def test_the_words_of_the_announcement_are_kept_as_the_rest_of_a_sentence(
    session, client, address, typed
):
    send(client, address, version=1, groups="1", role_1="chair", audience_words=typed, go="check")
    assert (whole(session).audience_words, whole(session).search_text) == (
        "senior NHS leaders",
        "a talk senior nhs leaders",
    )


def test_people_read_the_words_of_the_announcement_and_who_can_register(
    session, client, event, address
):
    event.state = EventState.PUBLISHED
    session.commit()
    typed = {"groups": "1", "role_1": "chair", "audience_words": "senior NHS leaders"}
    check = send(client, address, version=1, **typed, go="check")
    assert "senior NHS leaders Nobody is registered or waiting." in words(check)
    send(client, address, version=1, **typed, go="confirm")
    page = words(client.get(f"/events/{event.slug}"))
    assert "Who it is for Senior NHS leaders. Trust chairs can register." in page
    assert "For senior NHS leaders" in words(client.get("/events"))
    assert "It is for senior NHS leaders." in words(client.get(f"/events/{event.slug}/tell"))
    assert "A talk" in words(client.get("/events?q=senior+leaders"))


def test_the_words_of_the_announcement_let_nobody_in(session, client, event, address):
    event.state = EventState.PUBLISHED
    session.commit()
    typed = {"groups": "1", "audience_words": "senior NHS leaders"}
    send(client, address, version=1, **typed, go="confirm")
    page = words(client.get(f"/events/{event.slug}"))
    assert "Senior NHS leaders. Who can register will be announced." in page
    assert "Who can register will be announced. Nobody can register until then." in page


def test_words_that_are_too_long_are_said(client, address):
    page = send(client, address, version=1, groups="1", audience_words="x" * 201, go="check")
    assert (page.status_code, errors(page)) == (422, ["Enter 200 characters or fewer"])
