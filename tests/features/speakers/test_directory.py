"""The directory of speakers: adding, changing, finding, and what is kept of each change."""

import pytest
from sqlalchemy import select

from events_app.models.history import Subject
from events_app.models.people import AccountRole
from events_app.models.speakers import Speaker
from events_app.people.queries.history import list_changes
from events_app.sealing import SealingKeys
from events_app.speakers.access_needs import PURPOSE, open_needs
from tests.factories import make_event, make_organisation, make_person, make_session
from tests.factories.speakers import make_ask, make_speaker, make_theme
from tests.walking import errors, heading, send, words

LIST = "/manage/speakers"


@pytest.fixture
def team(client, session, sign_in, now):
    member = make_person(session, full_name="Robin Team", roles=[AccountRole.EVENT_TEAM])
    sign_in(client, member)
    return member


def names(response):
    """The people of the list, in its order."""
    return [
        part.split("</a>")[0].split(">")[-1] for part in response.text.split('scope="row">')[1:]
    ]


def entry(session):
    session.expire_all()
    return session.scalar(select(Speaker))


def test_somebody_is_added_with_what_they_say_and_what_we_know(client, session, team, app):
    make_theme(session, "allyship")
    answer = send(
        client,
        f"{LIST}/new",
        name="Ifeoma Garside",
        job_role="Workforce director",
        willing="allyship",
        asks_most="4",
        access_needs="A quiet room",
        email="Ifeoma@Outside.example",
        tie="outside",
        employer="Lantern Street",
        found_through="a partner body",
        known_from="The Fair Boards Network",
    )
    made = entry(session)
    assert answer.location == f"{LIST}/{made.reference}"
    assert (made.name, made.email, made.asks_most) == (
        "Ifeoma Garside",
        "ifeoma@outside.example",
        4,
    )
    page = words(client.get(answer.location))
    assert "Suggested by A partner body: the fair boards network" in page
    assert "A quiet room" in page
    keys = SealingKeys.from_setting(app.config["SEALING_KEYS"], PURPOSE)
    assert b"quiet" not in made.access_needs
    assert open_needs(made, keys) == "A quiet room"


def test_access_needs_stand_on_no_list_in_no_file_and_in_no_history(client, session, team):
    make_speaker(session, reference="s", name="Ada")
    answer = send(client, f"{LIST}/s/edit", name="Ada", tie="outside", access_needs="A quiet room")
    assert answer.status_code == 303, errors(answer)
    assert "A quiet room" in client.get(f"{LIST}/s").text
    for page in (LIST, f"{LIST}.csv"):
        assert "quiet" not in client.get(page, buffered=True).text
    changes = list_changes(session, Subject.SPEAKER, entry(session).id)
    assert changes[0].fields["Access needs"] == ["not shown", "not shown"]


def test_an_address_with_an_account_links_the_entry_and_opens_the_speakers_pages(
    app, client, session, team, sign_in
):
    person = make_person(session, email="ada@trust.example")
    send(client, f"{LIST}/new", name="Ada", tie="own staff", email="ada@trust.example")
    made = entry(session)
    assert (made.person_id, made.email) == (person.id, None)
    browser = app.test_client()
    sign_in(browser, person)
    assert 'href="/speaking"' in browser.get("/events").text
    assert heading(browser.get("/speaking/profile")) == "Your profile"


def test_one_address_has_one_entry(client, session, team):
    make_speaker(session, email="ada@outside.example")
    answer = send(client, f"{LIST}/new", name="Ada", tie="outside", email="ADA@outside.example")
    assert answer.status_code == 422
    assert errors(answer) == ["Enter another email address. This one is in the directory already"]


def test_what_cannot_be_kept_is_said_in_words_and_what_was_typed_stays(client, session, team):
    make_theme(session, "allyship")
    answer = send(
        client,
        f"{LIST}/new",
        name="",
        biography="x" * 601,
        willing="allyship",
        unwilling="allyship",
        asks_most="-1",
        email="nobody",
        tie="member trust",
        known_from="A friend",
    )
    assert answer.status_code == 422
    assert errors(answer) == [
        "Enter the name",
        "Enter the biography in 600 characters or fewer",
        "Select each topic once. In both lists: allyship",
        "Enter a whole number up to 999, or leave it empty",
        "Enter an email address in the correct format, like name@example.com",
        "Select the member trust that they work at",
    ]
    assert 'value="A friend"' in answer.text
    assert entry(session) is None


def test_a_change_is_kept_with_who_made_it_and_what_it_was(client, session, team):
    make_theme(session, "allyship")
    make_speaker(session, reference="s", name="Ada", job_role="Midwife")
    send(client, f"{LIST}/s/edit", name="Ada", job_role="Head of care", tie="outside",
         unwilling="allyship", email="a@outside.example")  # fmt: skip
    (change,) = list_changes(session, Subject.SPEAKER, entry(session).id)
    assert (change.what, change.made_by.full_name) == ("changed", "Robin Team")
    assert change.fields == {
        "Job role": ["Midwife", "Head of care"],
        "Would rather not be asked about": ["", "allyship"],
    }


def test_a_speaker_changes_their_own_profile_and_nothing_that_the_team_knows(
    client, session, sign_in, now
):
    person = make_person(session, full_name="Ada", roles=[AccountRole.SPEAKER])
    make_speaker(session, person=person, name="Ada", known_from="A partner", kept_feedback="Good")
    sign_in(client, person)
    answer = send(client, "/speaking/profile", name="Dr Ada Lake", mentors="y", mentoring_most="2",
                  known_from="Nobody", kept_feedback="Brilliant")  # fmt: skip
    assert answer.location == "/speaking"
    made = entry(session)
    assert (made.name, made.mentors, made.mentoring_most) == ("Dr Ada Lake", True, 2)
    assert (made.known_from, made.kept_feedback) == ("A partner", "Good")
    page = client.get("/speaking/profile").text
    assert "Good" not in page


def test_consents_are_separate_and_each_keeps_the_day_it_was_given(
    client, session, sign_in, now, set_clock
):
    person = make_person(session, full_name="Ada", roles=[AccountRole.SPEAKER])
    make_speaker(session, person=person, name="Ada")
    sign_in(client, person)
    send(client, "/speaking/consents", agrees_recording="yes", agrees_photo="no")
    first = {c.what: (c.given, c.answered_at) for c in _consents(session)}
    assert first == {"recording": (True, now), "photo": (False, now)}
    later = now.replace(day=3)
    set_clock(later)
    send(client, "/speaking/consents", agrees_recording="yes", agrees_photo="yes")
    second = {c.what: (c.given, c.answered_at) for c in _consents(session)}
    assert second == {"recording": (True, now), "photo": (True, later)}


def _consents(session):
    made = entry(session)
    session.refresh(made, ["consents"])
    return made.consents


def test_somebody_who_is_in_no_directory_is_told_so_and_has_no_profile(
    client, session, sign_in, now
):
    sign_in(client, make_person(session))
    assert "You are not in our directory" in words(client.get("/speaking"))
    assert client.get("/speaking/profile").status_code == 404


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Ada", "Bola", "Chen"]),
        ("q=midwife", ["Ada"]),
        ("q=fair+boards", ["Bola"]),
        ("topic=allyship", ["Bola"]),
        ("role=chair", ["Chen"]),
        ("tie=own+staff", ["Bola"]),
        ("type=acute", ["Chen"]),
        ("region=London", ["Chen"]),
        ("new=yes", ["Ada", "Chen"]),
        ("facilitates=yes", ["Ada"]),
        ("asked=0", ["Bola", "Chen"]),
        ("asked=1", ["Bola", "Chen"]),
        ("asked=2", ["Ada", "Bola", "Chen"]),
        ("order=asked", ["Bola", "Chen", "Ada"]),
        ("topic=nonsense&order=up", ["Ada", "Bola", "Chen"]),
    ],
)
def test_the_directory_is_searched_by_work_and_by_how_often_somebody_was_asked(
    client, session, team, now, query, found
):
    ada = make_speaker(session, name="Ada", job_role="Midwife", facilitates=True)
    bola = make_speaker(session, name="Bola", willing=["allyship"], tie="own staff",
                        known_from="Fair Boards")  # fmt: skip
    make_speaker(session, name="Chen", board_role="chair", organisation=make_organisation(session))
    for _ in range(2):
        make_ask(session, speaker=ada, asked_at=now)
    make_ask(session, speaker=bola, asked_at=now.replace(year=2021))
    past = make_event(session, starts_at=now.replace(month=5))
    made = make_session(session, event=past, speakers=["Bola"])
    made.line_up[0].speaker_id = bola.id
    assert names(client.get(f"{LIST}?{query}")) == found
    lines = client.get(f"{LIST}.csv?{query}", buffered=True).text.splitlines()
    assert [line.split(",")[0] for line in lines[1:]] == found


def test_the_list_says_how_often_somebody_was_asked_and_about_race(client, session, team, now):
    ada = make_speaker(session, name="Ada")
    for about_race in (True, True, False):
        make_ask(session, speaker=ada, asked_at=now, about_race=about_race)
    page = words(client.get(LIST))
    assert "Asked 3 times in 12 months" in page
    assert "Asked twice about race equality" in page


def test_an_empty_directory_and_an_empty_search_say_so(client, session, team):
    assert "The directory is empty" in words(client.get(LIST))
    make_speaker(session)
    assert "Nobody matches" in words(client.get(f"{LIST}?q=nothing+of+the+kind"))
    too_long = client.get(f"{LIST}?q={'x' * 101}")
    assert errors(too_long) == ["Enter 100 characters or fewer to search for"]
    assert client.get(f"{LIST}?page=2").status_code == 404


def test_a_list_of_three_costs_as_many_statements_as_a_list_of_one(
    client, session, team, statements
):
    make_speaker(session, willing=["allyship"])
    client.get(LIST)
    with statements() as one:
        client.get(LIST)
    for _ in range(2):
        make_speaker(session, willing=["allyship"])
    with statements() as three:
        client.get(LIST)
    assert three.total == one.total


@pytest.mark.parametrize("path", ["", "/edit", "/consents"])
def test_an_entry_that_is_not_there_is_not_found(client, session, team, path):
    assert client.get(f"{LIST}/nobody{path}").status_code == 404
