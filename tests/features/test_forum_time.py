"""A private page ends when nobody uses it; before that it can be kept, and nothing is lost."""

from datetime import timedelta

import html5lib
import pytest

from events_app.forums.facts import Concern, Unsent
from tests.factories.forums import make_chair, make_member, sealed_store
from tests.forum_walks import page_of
from tests.walking import send, words

NEW_CODE = (303, "/sign-in/again")


@pytest.fixture
def page(client, session, sign_in, seat, chair):
    place = make_member(session, seat, chair)
    sign_in(client, chair)
    return page_of(place)


def answer_of(response):
    return response.status_code, response.location


def dialog(response):
    tree = html5lib.parse(response.text, namespaceHTMLElements=False)
    return tree.find(".//dialog")


def unsent(session):
    return [(one.facts.path, one.facts.fields) for one in
            sealed_store(session).list_of_all([""], Unsent)]  # fmt: skip


def concerns(session):
    return [c.facts.text for c in sealed_store(session).list_of_all([""], Concern)]


def test_every_private_page_says_how_long_it_lasts_without_a_script(client, page):
    said = "When nobody has used this page for 30 minutes, it asks for a new code."
    for address in (page, f"{page}/concern", "/p", "/account/confidential-conversation"):
        assert said in client.get(address).text
    assert "open" not in dialog(client.get(page)).attrib


def test_the_page_ends_before_the_server_stops_to_wait(client, page, set_clock, now):
    lasts = timedelta(seconds=int(dialog(client.get(page)).get("data-seconds")))
    set_clock(now + timedelta(seconds=59))
    client.get(page)
    set_clock(now + timedelta(seconds=59) + lasts)
    assert client.get(page).status_code == 200


def test_half_an_hour_can_be_asked_for_again_and_again(client, page, set_clock, now):
    for minutes in (29, 58, 87):
        set_clock(now + timedelta(minutes=minutes))
        assert answer_of(send(client, "/account", "/p/stay")) == (204, None)
    set_clock(now + timedelta(minutes=116))
    assert client.get(page).status_code == 200
    set_clock(now + timedelta(minutes=147))
    assert answer_of(send(client, "/account", "/p/stay")) == NEW_CODE
    assert answer_of(client.get(page)) == NEW_CODE


def test_to_stay_says_the_same_to_everybody_and_needs_a_form_of_ours(
    client, session, sign_in, page
):
    for person in (make_chair(session), make_chair(session)):
        sign_in(client, person)
        assert answer_of(send(client, "/account", "/p/stay")) == (204, None)
        assert client.post("/p/stay").status_code == 404


def test_what_is_written_when_the_page_ends_is_kept_and_not_done(client, session, page):
    written = {"concern": "Half a sentence", "not_sent": f"{page}/concern"}
    answer = send(client, f"{page}/concern", **written)
    assert answer_of(answer) == NEW_CODE
    assert unsent(session) == [(f"{page}/concern", [["concern", "Half a sentence"]])]
    assert concerns(session) == []
    assert answer_of(client.get(page)) == NEW_CODE


def test_to_leave_for_good_is_not_done_because_a_page_ends(client, page):
    send(client, f"{page}/leave", not_sent=f"{page}/leave")
    assert answer_of(client.get(page)) == NEW_CODE  # and not "not found"


def test_after_the_new_code_they_are_where_they_were(app, client, session, sign_in, chair, page):
    assert answer_of(send(client, page, "/p/stay", not_sent=f"{page}/people")) == NEW_CODE
    assert unsent(session) == []
    with client.session_transaction() as kept:
        assert kept["onward"] == f"{page}/people"


@pytest.mark.parametrize("elsewhere", ["//evil.example", "https://evil.example", "/\\evil", "x"])
def test_nobody_is_led_elsewhere(client, page, elsewhere):
    assert answer_of(send(client, page, "/p/stay", not_sent=elsewhere)) == NEW_CODE
    with client.session_transaction() as kept:
        assert "onward" not in kept


def test_a_form_that_is_not_ours_ends_no_page(client, session, page):
    answer = client.post(f"{page}/concern", data={"concern": "Forged", "not_sent": "/p"})
    assert (answer.status_code, unsent(session)) == (404, [])
    assert client.get(page).status_code == 200


def test_the_kept_form_says_that_nothing_has_happened(client, session, sign_in, chair, page):
    send(client, f"{page}/concern", concern="Half a sentence and more", not_sent="/p")
    sign_in(client, chair)
    shown = words(client.get("/p/unsent"))
    assert "Half a sentence and more" in shown
    assert "Nothing has happened with it yet." in shown


@pytest.mark.parametrize("way_out", ["/leave-page", "/sign-out", "/account/sign-out-everywhere"])
def test_who_leaves_has_the_browser_forget_what_it_kept(client, page, way_out):
    answer = send(client, page, way_out)
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert client.get(page).location.startswith("/sign-in")
