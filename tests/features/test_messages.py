"""Your messages: what mail only announces."""

import json
from datetime import timedelta

import pytest
from sqlalchemy import select

from events_app.mail.calendar import CalendarEntry
from events_app.mail.compose import compose, load_environment
from events_app.mail.outbox import count_due, open_draft
from events_app.mail.settings import MailSettings
from events_app.models.inbox import InboxMessage
from events_app.models.messages import MessageState, OutboxMessage
from events_app.people.actions.inbox import withdraw
from events_app.people.inbox import InboxForm, Message
from events_app.tasks import TEMPLATES, deliver_once, tidy
from tests.factories import make_person
from tests.factories.inbox import NO_MESSAGES, inbox_keys, leave_message
from tests.walking import heading, outbox, send, words

SECRET = Message(
    "forum", "Your invitation", ("Nobody else reads this.",), ("Open it", "/account"), None, "t1"
)


def bodies(session):
    return list(session.scalars(select(InboxMessage.body)))


def composed(app, message):
    settings = MailSettings.from_config(app.config)
    draft = open_draft(message, settings.keys)
    return compose(draft, environment=load_environment(TEMPLATES), sender=settings.sender)


def test_a_person_reads_their_messages_the_latest_first(client, session, sign_in, chair, now):
    leave_message(session, chair, Message("account", "The first"), now=now - timedelta(days=1))
    leave_message(session, chair, SECRET, now=now)
    sign_in(client, chair)
    page = client.get("/messages")
    assert heading(page) == "Your messages"
    shown = words(page)
    assert shown.index("Your invitation") < shown.index("Nobody else reads this.")
    assert shown.index("Nobody else reads this.") < shown.index("The first")
    assert '<a href="/account">Open it</a>' in page.text
    assert page.headers["Cache-Control"] == "no-store"


def test_who_has_no_messages_is_told_so(client, session, sign_in, chair):
    leave_message(session, make_person(session), SECRET)
    sign_in(client, chair)
    assert words(client.get("/messages")) == NO_MESSAGES


def test_the_menu_leads_there_for_everybody_signed_in(client, sign_in, chair):
    assert 'href="/messages"' not in client.get("/events").text
    sign_in(client, chair)
    assert 'href="/messages"' in client.get("/events").text


def test_a_message_can_hold_a_form_that_posts_elsewhere(client, session, sign_in, chair):
    form = InboxForm("/feedback", {"word": "a <b>"}, "Give feedback")
    leave_message(session, chair, Message("feedback", "How was it?", form=form))
    sign_in(client, chair)
    page = client.get("/messages").text
    assert '<form action="/feedback" method="post" novalidate>' in page
    assert '<input type="hidden" name="word" value="a &lt;b&gt;">' in page


def test_a_message_ends_on_its_day_and_is_deleted(client, session, sign_in, chair, now):
    leave_message(session, chair, expires_date=now.date())
    kept = leave_message(session, chair, expires_date=now.date() + timedelta(days=1))
    sign_in(client, chair)
    assert words(client.get("/messages")).count("Your account has changed") == 1
    tidy(session, now)
    assert list(session.scalars(select(InboxMessage.id))) == [kept]


def test_a_person_deletes_a_message_and_nobody_elses(client, session, sign_in, chair):
    own, other = leave_message(session, chair), leave_message(session, make_person(session))
    sign_in(client, chair)
    assert send(client, "/messages", f"/messages/{other}/remove").status_code == 404
    assert send(client, "/messages", f"/messages/{own}/remove").status_code == 303
    assert list(session.scalars(select(InboxMessage.id))) == [other]


def test_the_table_shows_neither_the_person_nor_a_word_and_all_rows_have_one_size(session, chair):
    leave_message(session, chair, SECRET)
    leave_message(session, chair)
    assert len({len(body) for body in bodies(session)}) == 1
    rows = repr(session.execute(select(InboxMessage.__table__)).all())
    assert "invitation" not in rows
    assert str(chair.id) not in rows.partition("owner")[2]


def test_every_mail_about_a_message_is_the_same(app, session, chair):
    leave_message(session, chair, SECRET)
    leave_message(session, make_person(session, email="a@b.example"))
    mails = [composed(app, message) for message in outbox(session)]
    assert {mail["Subject"] for mail in mails} == {"You have a new message in your account"}
    assert {len(mail.as_bytes()) for mail in mails} == {4096}
    assert len({tuple(mail.keys()) for mail in mails}) == 1
    assert not [name for mail in mails for name in mail if name.startswith("List")]
    first, second = (part.get_payload() for part in mails[0].get_payload())
    assert "http://127.0.0.1:8000/messages" in first
    assert (first, second.partition("<!--")[0]) == tuple(
        part.get_payload().partition("<!--")[0] for part in mails[1].get_payload()
    )


def test_the_mail_waits_sealed_in_rows_of_one_size(session, chair):
    leave_message(session, chair, SECRET)
    leave_message(session, make_person(session, email="a@b.example"))
    rows = outbox(session)
    assert [(row.recipient, row.facts) for row in rows] == [(None, None), (None, None)]
    assert len({len(row.sealed_facts) for row in rows}) == 1


def test_mails_leave_at_moments_of_half_an_hour(session, chair, now):
    for _ in range(40):
        leave_message(session, chair, now=now)
    delays = [(row.due_at - now).total_seconds() for row in outbox(session)]
    assert min(delays) >= 0
    assert max(delays) <= 1800
    assert len(set(delays)) > 20
    assert [row.created_at for row in outbox(session)] == [row.due_at for row in outbox(session)]


def test_a_hold_travels_with_the_mail_only_where_there_is_one(app, session, chair, now):
    hold = CalendarEntry(
        uid="u", sequence=0, method="REQUEST", summary="Private meeting", starts=now,
        ends=now + timedelta(hours=1), stamp=now, last_modified=now, alarm=None,
        classification="PRIVATE",
    )  # fmt: skip
    leave_message(session, chair, hold=hold, recipient="private@home.example")
    mail = composed(app, outbox(session)[0])
    assert mail["To"] == "private@home.example"
    assert mail.get_content_type() == "multipart/mixed"


def test_mail_about_messages_is_in_no_public_count(app, client, session, chair, now):
    leave_message(session, chair, now=now - timedelta(hours=1))
    session.commit()
    assert count_due(session, now=now) == 0
    assert 'outbox_messages{state="due"} 0.0' in client.get("/metrics").text
    assert deliver_once(app)[:3] == (0, 0, 0)
    assert [row.state for row in outbox(session)] == [MessageState.SENT]
    assert 'outbox_messages{state="sent"} 0.0' in client.get("/metrics").text
    tidy(session, now)
    assert outbox(session) == []


def test_what_is_about_a_topic_can_be_withdrawn_with_its_mail(session, chair, now):
    leave_message(session, chair, SECRET, now=now)
    kept = leave_message(session, chair, now=now)
    withdraw(session, person=chair, topic="t1", keys=inbox_keys(), now=now)
    assert list(session.scalars(select(InboxMessage.id))) == [kept]
    assert len(list(session.scalars(select(OutboxMessage)))) == 1


@pytest.mark.parametrize("change", ["cut", "flipped", "swapped"])
def test_a_message_that_was_tampered_with_is_not_shown(client, session, sign_in, chair, change):
    first = session.get(InboxMessage, leave_message(session, chair, SECRET))
    second = session.get(InboxMessage, leave_message(session, chair, Message("account", "Second")))
    first.body = {
        "cut": first.body[:-20],
        "flipped": first.body[:-1] + bytes([first.body[-1] ^ 1]),
        "swapped": second.body,
    }[change]
    sign_in(client, chair)
    page = words(client.get("/messages"))
    assert ("Your invitation" in page, page.count("Second")) == (False, 1)


def test_a_message_filed_under_somebody_else_is_not_shown(client, session, sign_in, chair):
    row = session.get(InboxMessage, leave_message(session, make_person(session), SECRET))
    row.owner = inbox_keys().owners.of(chair.id)
    sign_in(client, chair)
    assert words(client.get("/messages")) == NO_MESSAGES


def test_a_role_given_at_a_terminal_is_told_in_the_account(app, client, session, sign_in, chair):
    session.commit()
    asked = ["people", "create", chair.email, "--role", "forum host"]
    assert app.test_cli_runner().invoke(args=asked).exit_code == 0
    sign_in(client, chair)
    assert "Your account has the role forum host." in words(client.get("/messages"))
    assert json.dumps([row.template for row in outbox(session)]) == '["people/mail/message"]'


def test_the_list_costs_the_same_for_one_and_for_three(
    client, session, sign_in, chair, statements, now
):
    leave_message(session, chair)
    sign_in(client, chair)
    with statements() as one:
        client.get("/messages")
    leave_message(session, chair)
    leave_message(session, chair, now=now - timedelta(days=2))
    session.commit()
    with statements() as three:
        client.get("/messages")
    assert (one.total, three.total) == (2, 2)
