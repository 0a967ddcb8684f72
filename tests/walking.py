"""What a person does in a browser: open a page, press its button, read it and their mail."""

import re
from typing import Any

import html5lib
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from events_app.mail.outbox import open_draft
from events_app.mail.settings import MailSettings
from events_app.models.messages import OutboxMessage

_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


def send(client: FlaskClient, page: str, address: str = "", **fields: Any) -> TestResponse:
    """Open `page`, then send `fields` to `address` (the page itself, if none) with its token."""
    found = _TOKEN.search(client.get(page).text)
    assert found is not None, f"{page} has no form"
    return client.post(address or page, data={"csrf_token": found[1], **fields})


def words(response: TestResponse) -> str:
    """The text of a page's main part, white space folded."""
    tree = html5lib.parse(response.text, namespaceHTMLElements=False)
    main = tree.find(".//main")
    assert main is not None, "the page has no main part"
    return " ".join("".join(main.itertext()).split())


def heading(response: TestResponse) -> str:
    """The page's one h1."""
    tree = html5lib.parse(response.text, namespaceHTMLElements=False)
    found = ["".join(h1.itertext()).strip() for h1 in tree.iter("h1")]
    assert len(found) == 1, f"{len(found)} headings of the first level"
    return " ".join(found[0].split())


def errors(response: TestResponse) -> list[str]:
    """What the error summary says, in its order."""
    tree = html5lib.parse(response.text, namespaceHTMLElements=False)
    summary = next(
        e for e in tree.iter("div") if "nhsuk-error-summary" in e.get("class", "").split()
    )
    return [" ".join("".join(item.itertext()).split()) for item in summary.iter("li")]


def outbox(session: Session) -> list[OutboxMessage]:
    """Everything that was ever put into the outbox, in order."""
    session.expire_all()
    return list(session.scalars(select(OutboxMessage).order_by(OutboxMessage.id)))


def code_in_mail(app: Flask, session: Session) -> str:
    """The code in the latest mail, as only the worker can read it."""
    draft = open_draft(outbox(session)[-1], MailSettings.from_config(app.config).keys)
    session.commit()
    return str(draft.facts["code"])
