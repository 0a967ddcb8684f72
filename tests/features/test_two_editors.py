"""Two of the event team edit one event: nothing is overwritten, nobody is stopped in vain."""

import pytest

from events_app.models.events import Appearance, EventState
from tests.announced import reload
from tests.factories import make_event, make_session
from tests.walking import send, words

pytestmark = pytest.mark.usefixtures("team")
AS_OPENED = {"version": 1, "title": "A talk", "kind": "webinar", "cost": "Free", "about": ""}


@pytest.fixture
def event(session, now):
    return make_event(session, title="A talk", state=EventState.DRAFT, cost="Free")


@pytest.fixture
def address(event):
    return f"/manage/events/{event.id}"


def test_who_edits_other_facts_of_the_same_page_keeps_both_changes(session, client, address):
    send(client, f"{address}/edit/details", **AS_OPENED | {"cost": "£40"})
    second = send(client, f"{address}/edit/details", **AS_OPENED | {"about": "On allyship"})
    assert second.status_code == 303
    event = reload(session)
    assert (event.cost, event.about, event.version) == ("£40", "On allyship", 3)


def test_what_both_changed_is_shown_and_the_rest_is_as_the_colleague_left_it(
    session, client, address
):
    theirs = AS_OPENED | {"cost": "£40", "about": "On allyship"}
    send(client, f"{address}/edit/details", **theirs)
    second = send(client, f"{address}/edit/details", **AS_OPENED | {"cost": "£20"})
    assert (second.status_code, reload(session).cost) == (409, "£40")
    text = words(second)
    assert "The event says now £40 You typed £20" in text
    assert "You typed Not set" not in text, "what was left alone is nobody's change"
    assert (">On allyship<" in second.text, 'value="£20"' in second.text) == (True, True)
    again = AS_OPENED | {"version": 2, "cost": "£20", "about": "On allyship"}
    send(client, f"{address}/edit/details", **again)
    assert (reload(session).cost, reload(session).about) == ("£20", "On allyship")


def test_who_edits_another_page_of_the_event_is_not_stopped(session, client, address):
    places = {"version": 1, "groups": "1", "role_1": "chair", "go": "check"}
    send(client, f"{address}/audience", **places)
    second = send(client, f"{address}/edit/details", **AS_OPENED | {"about": "On allyship"})
    assert second.status_code == 303
    third = send(client, f"{address}/edit/places", version=1, capacity="20")
    assert third.status_code == 303
    event = reload(session)
    assert (event.about, event.capacity, len(event.audience)) == ("On allyship", 20, 1)


def test_whom_it_is_for_and_its_words_can_be_changed_by_two(session, client, address):
    send(client, f"{address}/audience", version=1, groups="1", role_1="chair", go="check")
    typed = {"version": 1, "groups": "1", "audience_words": "senior leaders", "go": "check"}
    assert send(client, f"{address}/audience", **typed).status_code == 303
    event = reload(session)
    assert (event.audience_words, [item.board_role for item in event.audience]) == (
        "senior leaders",
        ["chair"],
    )


def test_days_are_not_put_together_from_two_people(session, client, address):
    """The new first day of the one would be after the new last day of the other."""
    when = {"version": 1, "where": "online", "starts_on": "1 September 2022"}
    send(client, f"{address}/edit/when", **when | {"ends_on": "3 September 2022"})
    second = send(client, f"{address}/edit/when", **when | {"starts_on": "5 September 2022"})
    assert second.status_code == 409
    assert reload(session).starts_date.day == 1


def test_sessions_are_edited_side_by_side(session, client, event, address):
    first = make_session(session, event=event, title="Opening")
    other = make_session(session, event=event, title="Closing")
    session.commit()
    spare = {"people": "2", "part_1": "speaker", "part_2": "speaker"}
    sessions = f"{address}/sessions"
    send(client, f"{sessions}/{first.id}", version=1, title="Welcome", **spare)
    assert (
        send(client, f"{sessions}/{other.id}", version=1, title="Farewell", **spare).status_code
        == 303
    )
    assert send(client, f"{sessions}/new", version=1, title="Lunch", **spare).status_code == 303
    stopped = send(client, f"{sessions}/{first.id}", version=1, title="Hello", **spare)
    assert stopped.status_code == 409
    assert [item.title for item in reload(session).sessions] == ["Welcome", "Farewell", "Lunch"]


def test_a_version_that_never_was_overwrites_nothing(session, client, address):
    send(client, f"{address}/edit/details", **AS_OPENED | {"cost": "£40"})
    for version in ("0", "7", "x"):
        answer = send(client, f"{address}/edit/details", **AS_OPENED | {"version": version})
        assert answer.status_code == 409
    assert reload(session).cost == "£40"


def test_themes_in_another_order_are_no_change(session, client, address):
    typed = AS_OPENED | {"more_themes": "safe spaces, allyship"}
    send(client, f"{address}/edit/details", **typed)
    turned = AS_OPENED | {"version": 2, "themes": ["allyship", "safe spaces"]}
    assert send(client, f"{address}/edit/details", **turned).status_code == 303
    assert reload(session).version == 2


def test_what_a_file_or_a_speaker_changed_is_never_taken_for_something_older(
    session, client, event, address
):
    """Neither leaves a change in the history: the one before it must not stand in for it."""
    send(client, f"{address}/edit/places", version=1, capacity="20")
    event = reload(session)
    event.about, event.version = "From the file", 3
    session.commit()
    mine = AS_OPENED | {"version": 2, "cost": "£40"}
    second = send(client, f"{address}/edit/details", **mine)
    assert second.status_code == 409
    assert "The event says now From the file You typed Not set" in words(second)
    assert reload(session).about == "From the file"


def test_a_speaker_who_said_yes_meanwhile_stays_in_the_line_up(session, client, event, address):
    item = make_session(session, event=event, title="Opening")
    send(client, f"{address}/edit/places", version=1, capacity="20")
    session.add(Appearance(session_id=item.id, position=1, part="speaker", name="Ada"))
    reload(session).version = 3
    session.commit()
    form = {
        "version": 2,
        "title": "Opening",
        "people": "2",
        "part_1": "speaker",
        "part_2": "speaker",
    }
    answer = send(client, f"{address}/sessions/{item.id}", **form)
    assert answer.status_code == 409
    assert [row.name for row in reload(session).sessions[0].line_up] == ["Ada"]


def test_what_a_colleague_made_possible_is_no_error_of_mine(session, client, event, address):
    """They raised the places from 10 to 20 and 15 people came; I only ask for questions."""
    event.capacity = 10
    session.commit()
    send(client, f"{address}/edit/places", version=1, capacity="20")
    reload(session).taken = 15
    session.commit()
    mine = {"version": 1, "capacity": "10", "takes_questions": "y"}
    assert send(client, f"{address}/edit/places", **mine).status_code == 303
    event = reload(session)
    assert (event.capacity, event.takes_questions) == (20, True)
