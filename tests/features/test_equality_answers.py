"""Equality questions: optional, one's own alone, changed, deleted and stopped at once."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from events_app.diversity.answers import Answer
from events_app.diversity.keys import Keys
from events_app.diversity.queries.answers import find_own
from events_app.diversity.queries.groups import read_groups
from events_app.diversity.questions import CURRENT, ETHNICITY_2011
from events_app.models.equality import EqualityAnswer
from events_app.models.registrations import RegistrationState
from events_app.sealing import new_key
from events_app.tasks import tidy
from tests.factories import make_event, make_person, make_registration
from tests.factories.diversity import give_answer, the_keys
from tests.walking import errors, heading, send, words

FIRST, SECOND, OWN = "/equality/ethnic-group", "/equality/background", "/account/equality"


@pytest.fixture
def person(session, client, sign_in):
    somebody = make_person(session)
    sign_in(client, somebody)
    return somebody


def at(year, month, day):
    return datetime(year, month, day, 12, tzinfo=UTC)


def own(session, person):
    session.expire_all()
    return find_own(session, person, the_keys())


def counts_as(session, person):
    who = f"person|{person.id}"
    return read_groups(session, [who], the_keys()).get(who, "no_answer")


def test_two_questions_and_the_answer_is_shown_to_its_person(client, session, person):
    answer = send(client, FIRST, ethnic_group="asian", question_set=CURRENT.version)
    assert (answer.status_code, answer.location) == (303, SECOND)
    answer = send(
        client, SECOND, background="asian_chinese", own_words="Hakka", question_set=CURRENT.version
    )
    assert (answer.status_code, answer.location) == (303, OWN)
    shown = words(client.get(OWN))
    for said in ("Asian or Asian British", "Chinese", "Hakka", "August 2022"):
        assert said in shown
    assert own(session, person) == Answer(
        CURRENT.version, "asian", "asian_chinese", "Hakka", "2022-08-01"
    )
    assert counts_as(session, person) == "asian"


def test_the_first_answer_alone_is_an_answer(client, session, person):
    send(client, FIRST, ethnic_group="black", question_set=CURRENT.version)
    assert counts_as(session, person) == "black"
    assert "Not answered" in words(client.get(OWN))


def test_prefer_not_to_say_is_an_answer_and_asks_nothing_more(client, session, person):
    answer = send(client, FIRST, ethnic_group="prefer_not_to_say", question_set=CURRENT.version)
    assert (answer.status_code, answer.location) == (303, OWN)
    assert counts_as(session, person) == "prefer_not_to_say"
    assert "Prefer not to say" in words(client.get(OWN))


def test_another_group_forgets_what_was_said_within_the_one_before(client, session, person):
    send(client, FIRST, ethnic_group="asian", question_set=CURRENT.version)
    send(client, SECOND, background="asian_indian", question_set=CURRENT.version)
    send(client, FIRST, ethnic_group="mixed", question_set=CURRENT.version)
    assert own(session, person) == Answer(CURRENT.version, "mixed", month="2022-08-01")


@pytest.mark.parametrize("sent", ["", "purple", "asian_indian"])
def test_an_answer_out_of_the_set_is_refused_in_words(client, session, person, sent):
    answer = send(client, FIRST, ethnic_group=sent, question_set=CURRENT.version)
    assert (answer.status_code, errors(answer)) == (422, ["Select one of the options"])
    assert own(session, person) is None


def test_a_background_of_another_group_is_refused(client, session, person):
    send(client, FIRST, ethnic_group="asian", question_set=CURRENT.version)
    answer = send(client, SECOND, background="white_irish", question_set=CURRENT.version)
    assert (answer.status_code, errors(answer)) == (422, ["Select one of the options"])
    assert own(session, person).value == ""


def test_a_page_with_older_questions_is_refused_and_shows_the_new_ones(client, session, person):
    answer = send(client, FIRST, ethnic_group="asian", question_set=ETHNICITY_2011.version)
    assert (answer.status_code, errors(answer)) == (
        422,
        ["Check your answer. The questions have changed since you opened the page"],
    )
    assert f'value="{CURRENT.version}"' in answer.text
    assert own(session, person) is None


def test_an_answer_to_an_older_set_still_counts():
    assert Answer(ETHNICITY_2011.version, "white", "white_irish").counts_as == "white"
    assert Answer("a set that nobody knows", "white").counts_as == "no_answer"


def test_deleting_is_confirmed_and_takes_effect_at_once(client, session, person):
    give_answer(session, person, "white")
    session.commit()
    assert heading(client.get(f"{OWN}/delete")) == (
        "Are you sure you want to delete your equality answers?"
    )
    assert send(client, f"{OWN}/delete").status_code == 303
    assert session.scalars(select(EqualityAnswer)).all() == []


def test_stop_means_stop(client, session, person):
    give_answer(session, person, "white")
    session.commit()
    assert send(client, f"{OWN}/stop").status_code == 303
    assert counts_as(session, person) == "no_answer"
    assert own(session, person).stopped
    assert "You told us to stop" in words(client.get(OWN))
    tidy(session, at(2099, 1, 1))
    assert own(session, person).stopped


def test_an_answer_is_kept_for_38_months_unless_it_is_confirmed(session, person, now):
    give_answer(session, person, "white", now=now)
    row = session.scalars(select(EqualityAnswer)).one()
    assert row.delete_after.isoformat() == "2025-10-01"
    tidy(session, at(2025, 9, 30))
    assert own(session, person) is not None
    tidy(session, at(2025, 10, 1))
    assert own(session, person) is None


def test_after_a_year_the_page_asks_whether_it_is_still_right(client, session, person, set_clock):
    give_answer(session, person, "white", now=at(2021, 8, 15))
    session.commit()
    assert "Is this still right?" in words(client.get(OWN))
    send(client, OWN, f"{OWN}/still-right")
    assert "Is this still right?" not in words(client.get(OWN))
    assert own(session, person).month == "2022-08-01"


def test_what_is_kept_names_nobody_and_is_equally_long_for_every_answer(session, now):
    people = [make_person(session) for _ in range(4)]
    for person, group in zip(people, ("white", "black", "prefer_not_to_say", "mixed"), strict=True):
        give_answer(session, person, group)
    rows = session.scalars(select(EqualityAnswer)).all()
    assert len({len(row.sealed) for row in rows}) == 1
    assert all(b"white" not in row.sealed for row in rows)
    others = Keys.from_setting(new_key())
    guessed = {subject for person in people for subject in others.subjects_of(person.id)}
    assert guessed & {row.subject for row in rows} == set()


def test_answers_follow_a_change_of_keys(session, app, now):
    person, before = make_person(session), app.config["SEALING_KEYS"]
    give_answer(session, person, "asian")
    app.config["SEALING_KEYS"] = f"{new_key()},{before}"
    assert own(session, person).group == "asian"
    give_answer(session, person, "black")
    assert len(session.scalars(select(EqualityAnswer)).all()) == 1
    assert counts_as(session, person) == "black"


@pytest.mark.parametrize(
    "page", ["/equality", FIRST, OWN, f"{OWN}/delete", f"{OWN}/stop", "/speaking/equality"]
)
def test_no_browser_keeps_a_page_or_tells_where_it_came_from(client, person, page):
    answer = client.get(page)
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Referrer-Policy"] == "no-referrer"


def test_no_field_is_filled_in_by_the_browser(client, session, person):
    give_answer(session, person, "asian")
    session.commit()
    for page in (FIRST, SECOND):
        assert 'autocomplete="off"' in client.get(page).text


def test_hostile_words_are_kept_as_words_and_too_many_are_refused(client, session, person):
    give_answer(session, person, "asian")
    session.commit()
    send(client, SECOND, own_words="<script>'\"; --", question_set=CURRENT.version)
    assert own(session, person).own_words == "<script>'\"; --"
    assert "<script>'" not in client.get(OWN).text
    answer = send(client, SECOND, own_words="é" * 101, question_set=CURRENT.version)
    assert (answer.status_code, errors(answer)) == (
        422,
        ["Your description must be 100 characters or less"],
    )
    send(client, SECOND, own_words="\N{WAVING HAND SIGN}" * 100, question_set=CURRENT.version)
    rows = session.scalars(select(EqualityAnswer)).all()
    assert {len(row.sealed) for row in rows} == {LENGTH}


#: version, key id, nonce, padding, tag
LENGTH = 1 + 4 + 12 + 2048 + 16


def test_the_account_and_a_registration_lead_to_the_questions(client, session, sign_in, now):
    person = make_person(session)
    made = make_registration(
        session, person=person, event=make_event(session), state=RegistrationState.REGISTERED
    )
    session.commit()
    sign_in(client, person)
    account = client.get("/account").text
    for address in ("/equality", "/account/equality", "/account/equality/delete"):
        assert f'href="{address}"' in account
    done = client.get(f"/your-events/{made.reference}/done")
    assert 'href="/equality"' in done.text
    assert "separate from this registration" in words(done)
