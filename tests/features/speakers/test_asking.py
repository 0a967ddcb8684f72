"""Asking somebody for a part in a session: what is sent, warned of and refused."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import func, select, text, update

from events_app.diversity.actions.yardsticks import set_aim
from events_app.diversity.figures.roster import Shown
from events_app.models.asks import Ask, AskState
from events_app.models.events import EventState, ThemeMark
from events_app.models.people import Person
from events_app.speakers.prompts import Prompt
from tests.asking import GOOD, ask, hidden, states, the_ask
from tests.factories import LONG_AGO, make_event, make_session
from tests.factories.diversity import make_release
from tests.factories.speakers import make_ask, make_speaker, make_theme
from tests.walking import errors, heading, outbox, send, words


def test_somebody_is_asked_by_one_mail_after_a_preview(client, session, team, item, ada):
    page = f"/manage/sessions/{item.id}/ask/ada"
    looked = send(client, page, f"{page}/preview", **GOOD)
    assert heading(looked) == "Check before you ask Ada Lake"
    assert "This sends an email to 1 person, ada@outside.example" in words(looked)
    assert states(session) == []
    changed = client.post(page, data=hidden(looked) | {"change": "yes"})
    assert "You know this well." in changed.text
    assert ask(client, item).location == f"/manage/sessions/{item.id}/plan"
    (message,) = outbox(session)
    assert (message.template, message.recipient) == ("speakers/mail/request", "ada@outside.example")
    assert message.facts["when"] == "Thursday 1 September 2022, 10am to 11:30am"
    assert message.facts["reply_by"] == "5pm on Saturday 20 August 2022"
    assert "Asked: 1" in words(client.get(f"/manage/sessions/{item.id}/plan"))


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"part": ""}, "Select what you ask them for"),
        ({"reply_day": ""}, "Enter the day by which they answer"),
        ({"reply_day": "soon"}, "Enter a date, like 5 March 2027"),
        (
            {"reply_day": "1 August 2022"},
            "Enter a day after today, so that they have time to answer",
        ),
        ({"reply_day": "1/9/2022"}, "Enter a day before the session, which is on 1 September 2022"),
        ({"message": ""}, "Enter a message: say why you ask this person"),
        ({"fee": "x" * 201}, "Enter the fee in 200 characters or fewer"),
    ],
)
def test_a_request_that_is_not_whole_says_what_is_missing(
    client, session, team, item, ada, facts, said
):
    answer = ask(client, item, **facts)
    assert (answer.status_code, errors(answer)) == (422, [said])
    assert states(session) == []


def test_an_outside_contact_gets_an_account_to_answer_with(client, session, team, item):
    make_speaker(session, reference="chen", name="Chen Frost", email="chen@outside.example")
    ask(client, item, "chen")
    person = session.scalar(select(Person).where(Person.email == "chen@outside.example"))
    session.refresh(person, ["roles"])
    assert (person.full_name, [role.name for role in person.roles]) == ("Chen Frost", ["speaker"])
    assert outbox(session)[-1].recipient == "chen@outside.example"


def test_somebody_without_an_address_cannot_be_asked(client, session, team, item):
    make_speaker(session, reference="x", email=None)
    assert errors(ask(client, item, "x")) == [
        "Enter an email address in their entry first: we ask by email."
    ]


def test_who_has_no_address_is_not_even_previewed(client, session, team, item):
    make_speaker(session, reference="x", email=None)
    page = f"/manage/sessions/{item.id}/ask/x"
    looked = send(client, page, f"{page}/preview", **GOOD)
    assert (looked.status_code, errors(looked)) == (
        422,
        ["Enter an email address in their entry first: we ask by email."],
    )


def test_a_button_pressed_twice_asks_once(client, session, team, item, ada):
    ask(client, item)
    assert errors(ask(client, item)) == ["Select another part. They are asked for this one already"]
    assert len(outbox(session)) == 1
    assert ask(client, item, part="session chair").status_code == 303


def test_the_third_ask_wants_a_reason_and_the_reason_is_kept(client, session, team, item, ada, now):
    for _ in range(2):
        make_ask(session, speaker=ada, asked_at=now - timedelta(days=30))
    looked = client.get(f"/manage/sessions/{item.id}/ask/ada")
    assert "We have asked this person twice in 12 months" in words(looked)
    refused = ask(client, item)
    assert errors(refused) == ["Enter why you ask this person although they are asked often"]
    ask(client, item, reason="She wrote the guide")
    assert the_ask(session).load_reason == "She wrote the guide"
    assert "Why them: She wrote the guide" in words(client.get("/manage/speakers/ada/asks"))


def test_the_second_ask_about_race_equality_wants_a_reason(
    client, session, team, event, item, ada, now
):
    theme = make_theme(session, "race equality")
    session.add(ThemeMark(event_id=event.id, session_id=None, theme_id=theme.id))
    session.flush()
    ask(client, item)
    assert the_ask(session).about_race is True
    refused = ask(client, item, part="keynote")
    assert errors(refused) == ["Enter why you ask this person although they are asked often"]
    assert "once about race equality in 12 months" in words(refused)


def test_an_ask_by_word_of_mouth_is_noted_and_counts(client, session, team, ada, now):
    page = "/manage/speakers/ada/asks"
    noted = send(
        client, page, asked_for="mentor", asked_day="30 July 2022", what_for="A new director"
    )
    assert noted.location == page
    assert "To mentor 1" in words(client.get(page))
    assert "A new director" in words(client.get(page))
    wrong = send(client, page, asked_for="", asked_day="31 July 2021")
    assert errors(wrong) == [
        "Select what they were asked for",
        "Enter a day in the last 12 months",
    ]


def test_the_planner_is_told_of_a_clash_a_missing_consent_and_an_hr_director(
    client, session, team, event, item, ada
):
    event.recording = "recorded"
    ada.job_role = "Director of workforce"
    other = make_session(session, event=make_event(session), title="At the same time")
    make_ask(session, speaker=ada, session_id=other.id, part="speaker", state=AskState.ACCEPTED)
    page = f"/manage/sessions/{item.id}/ask/ada"
    looked = send(client, page, f"{page}/preview",
                  **GOOD | {"part": "facilitator"})  # fmt: skip
    said = words(looked)
    assert "They have another session that day: At the same time." in said
    assert "They are a director of workforce." in said
    assert "they have not agreed to a recording" in said
    assert ask(client, item, part="facilitator").status_code == 303


def test_ticked_prompts_are_kept_for_the_session(client, session, team, item):
    page = f"/manage/sessions/{item.id}/plan"
    send(client, page, prompt=["looked beyond", "can pay", "nonsense"])
    assert "2 of 5 ticked" in words(client.get(page))
    send(client, page, prompt=["can pay"])
    assert "1 of 5 ticked" in words(client.get(page))


@pytest.mark.parametrize("part", ["plan", "ask", "ask/ada", "participants"])
@pytest.mark.parametrize("session_id", ["0", "abc", "9" * 30])
def test_a_session_that_is_not_there_is_not_found(client, team, part, session_id):
    address = f"/manage/sessions/{session_id}/{part}"
    assert client.get(address).status_code == 404


def test_nobody_is_asked_for_an_event_that_is_cancelled(client, session, team, event, item, ada):
    event.state = EventState.CANCELLED
    assert errors(ask(client, item)) == ["This session has taken place, or its event is cancelled."]
    assert session.scalar(select(func.count(Ask.id))) == 0


def test_planning_shows_the_steps_and_which_are_done(client, session, team, event, item, ada):
    page = f"/manage/sessions/{item.id}/plan"
    steps = re.compile(r">\d\. ([^<]+)</a></div>\s*<div[^>]*>(?:<[^>]*>)?(\w+)<")
    nothing = dict(steps.findall(client.get(page).text))
    assert list(nothing) == [
        "Describe the session",
        "Decide who it is for",
        "Look widely for speakers",
        "Ask speakers",
        "Arrange access",
        "Check and publish",
    ]
    assert nothing["Look widely for speakers"] == nothing["Ask speakers"] == "Incomplete"
    ask(client, item)
    send(client, page, prompt=[prompt.value for prompt in Prompt])
    asked = dict(steps.findall(client.get(page).text))
    assert (asked["Look widely for speakers"], asked["Ask speakers"]) == ("Completed", "Incomplete")
    session.execute(update(Ask).values(state=AskState.ACCEPTED))
    session.commit()
    assert dict(steps.findall(client.get(page).text))["Ask speakers"] == "Completed"


def test_the_last_release_stands_beside_the_aim_in_coded_values(client, session, team, item, now):
    page = f"/manage/sessions/{item.id}/plan"
    assert "No figures are released yet" in words(client.get(page))
    groups = {f"p{n}": "asian" if n < 22 else "white" for n in range(100)}
    make_release(
        session,
        roster={who: Shown(led=False, on_race_equality=False) for who in groups},
        groups=groups,
        made_up=True,
    )
    set_aim(session, percent="30", source="Board paper", by=team, now=LONG_AGO)
    session.commit()
    said = words(client.get(page))
    assert (
        "About 1 in 5 (20%) of the people who led or spoke were from an ethnic minority, April 2021"
        " to March 2022. Our aim: 30.0%. It is not met."
    ) in said
    assert "Made up These figures belong to the demonstration" in said
    session.execute(text("UPDATE figures_releases SET signature = 'x'"))
    session.commit()
    assert "No figures are released yet" in words(client.get(page))
