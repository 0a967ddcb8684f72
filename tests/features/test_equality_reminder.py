"""The one reminder of a year to answer: everybody who led or spoke, or nobody."""

import pytest
from sqlalchemy import func, select

from events_app.diversity.actions import reminding
from events_app.diversity.actions.answers import stop
from events_app.models.inbox import InboxMessage
from events_app.models.messages import OutboxMessage
from events_app.models.people import AccountRole
from events_app.models.releases import AnswerReminder
from events_app.tasks import run_task
from tests.factories import LONG_AGO, make_person
from tests.factories.diversity import make_line_up, the_keys
from tests.walking import send, words

PAGE = "/manage/diversity/reminder"


@pytest.fixture
def team(session, client, sign_in, now):
    member = make_person(session, roles=[AccountRole.EVENT_TEAM])
    sign_in(client, member)
    return member


@pytest.fixture
def line_up(session, team):
    """Three who led or spoke this year: one answered, one preferred not to say, one did not."""
    groups = ["asian", "prefer_not_to_say", "no_answer"]
    people = make_line_up(session, groups, starts_at=LONG_AGO.replace(month=6))
    make_line_up(session, ["white"])  # of the year before
    session.commit()
    return people


def count_messages(session):
    session.rollback()
    return session.scalar(select(func.count()).select_from(InboxMessage))


def test_everybody_of_the_year_is_reminded_whether_they_have_answered_or_not(
    client, session, app, line_up, sign_in
):
    shown = words(client.get(PAGE))
    assert "gets a message in it: 3 people" in shown
    assert send(client, PAGE).status_code == 303
    assert "is on its way" in words(client.get(PAGE))
    session.rollback()
    run_task(app, "reminder")
    assert count_messages(session) == 3
    assert "sent on Monday 1 August 2022" in words(client.get(PAGE))
    assert "3 people with an account" in words(client.get(PAGE))
    for person in line_up:
        browser = app.test_client()
        sign_in(browser, person)
        said = words(browser.get("/messages"))
        assert "Equality questions for everyone who led or spoke" in said
        assert "whether or not they have answered" in said


def test_the_mail_says_no_more_than_that_there_is_a_message(client, session, app, line_up):
    send(client, PAGE)
    session.rollback()
    run_task(app, "reminder")
    mails = session.scalars(select(OutboxMessage)).all()
    assert {mail.template for mail in mails} == {"people/mail/message"}
    assert "quality" not in "".join(str(mail.facts) for mail in mails)


def test_there_is_one_a_year(client, session, app, line_up):
    page = client.get(PAGE)
    token = page.text.partition('name="csrf_token" value="')[2].partition('"')[0]
    send(client, PAGE)
    assert client.post(PAGE, data={"csrf_token": token}).status_code == 409
    session.rollback()
    for _ in range(2):
        run_task(app, "reminder")
    assert count_messages(session) == 3


def test_a_worker_that_fails_half_way_reminds_nobody_and_the_next_everybody(
    client, session, app, line_up, monkeypatch
):
    send(client, PAGE)
    session.rollback()
    honest, left = reminding.leave, []

    def fails_at_the_second(*args, **facts):
        if left:
            raise ConnectionError
        left.append(honest(*args, **facts))

    monkeypatch.setattr(reminding, "leave", fails_at_the_second)
    with pytest.raises(ConnectionError):
        run_task(app, "reminder")
    assert count_messages(session) == 0
    monkeypatch.setattr(reminding, "leave", honest)
    run_task(app, "reminder")
    assert count_messages(session) == 3


def test_who_told_us_to_stop_is_not_asked_again_and_the_number_does_not_say_so(
    client, session, app, line_up, now
):
    stop(session, person=line_up[0], keys=the_keys(), now=now)
    session.commit()
    assert "3 people" in words(client.get(PAGE))
    send(client, PAGE)
    session.rollback()
    run_task(app, "reminder")
    assert count_messages(session) == 2
    assert session.scalars(select(AnswerReminder.people)).one() == 3


def test_with_nobody_to_remind_there_is_no_button(client, session, team):
    page = client.get(PAGE)
    assert "Nobody with an account has led or spoken" in words(page)
    assert "Send the reminder" not in words(page)
