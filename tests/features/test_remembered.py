"""What is remembered with the account, and what stands on Your registration to read before."""

from sqlalchemy import select

from events_app.models.registrations import Registration, RegistrationState
from tests.factories import audience_item, make_event, make_registration
from tests.walking import errors, send, words

EVERYONE = {"everyone": True}


def event(session, slug="e", **facts):
    return make_event(session, slug=slug, audience=[audience_item(**EVERYONE)], **facts)


def test_what_helps_is_remembered_for_the_next_event(session, client, sign_in, chair):
    event(session, "one")
    event(session, "two")
    sign_in(client, chair)
    send(client, "/events/one/register", needs=["live captions"], note="Near the door")
    send(client, "/events/one/register/check")
    assert client.get("/events/two/register").location == "/events/two/register/check"
    page = words(client.get("/events/two/register/check"))
    assert "Live captions Near the door" in page


def test_it_is_changed_on_the_account_and_registrations_keep_theirs(
    session, client, sign_in, chair
):
    made = make_registration(
        session,
        person=chair,
        event=event(session),
        state=RegistrationState.REGISTERED,
        access_needs=["live captions"],
    )
    sign_in(client, chair)
    assert "checked" in client.get("/account/needs").text
    answer = send(client, "/account/needs", needs=["large print or plain text papers"], note="A4")
    assert answer.location == "/account"
    session.expire_all()
    assert (chair.access_needs, chair.access_note) == (["large print or plain text papers"], "A4")
    assert made.access_needs == ["live captions"]
    assert "A4" in words(client.get("/account/needs"))


def test_a_note_on_the_account_that_is_too_long_keeps_what_was_typed(client, sign_in, chair):
    sign_in(client, chair)
    answer = send(client, "/account/needs", note="x" * 301)
    assert errors(answer) == ["Your message must be 300 characters or less"]
    assert "x" * 301 in answer.text


def test_who_said_nothing_helps_is_not_asked_again(session, client, sign_in, chair):
    event(session)
    sign_in(client, chair)
    send(client, "/account/needs", needs="none")
    assert 'href="/events/e/register/check"' in client.get("/events/e").text
    send(client, "/events/e/register/check")
    assert session.scalars(select(Registration.access_needs)).all() == [[]]


def test_that_there_is_something_to_read_before_is_said_where_one_decides_and_nothing_of_it(
    session, client, sign_in, chair
):
    found = event(session, pre_reading="Read this first.", slug="wres")
    said = "Pre-reading There is something to read before."
    shown = [words(client.get("/events/wres"))]
    sign_in(client, chair)
    send(client, "/events/wres/register")
    shown += [words(client.get(f"/events/wres{way}")) for way in ("", "/register/check")]
    assert [said in page for page in shown] == [True] * 3
    assert not any("Read this first." in page for page in shown)
    found.pre_reading = ""
    session.commit()
    assert "Pre-reading" not in words(client.get("/events/wres"))


def test_what_to_read_before_is_on_your_registration_with_its_links(
    session, client, sign_in, chair
):
    reading = "Read this first.\nhttps://papers.example/one\njavascript:alert(1)"
    found = event(session, pre_reading=reading)
    make_registration(
        session, person=chair, event=found, state=RegistrationState.REGISTERED, reference="R"
    )
    sign_in(client, chair)
    page = client.get("/your-events/R")
    assert "Read before Read this first. https://papers.example/one" in words(page)
    assert 'href="https://papers.example/one"' in page.text
    assert 'href="javascript' not in page.text
