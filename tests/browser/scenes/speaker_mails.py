"""What makes each mail to speakers."""

from collections.abc import Callable
from typing import Any

from events_app.mail.settings import MailSettings
from events_app.speakers import letters
from events_app.speakers.queries.sessions import find_session_to_plan
from tests.browser.scenes import asking
from tests.browser.world import World


def post_of(
    letter: Callable[..., None], *why: letters.Why, **facts: Any
) -> Callable[[World], None]:
    """A scene that posts one of the mails about a request."""

    def post(world: World) -> None:
        ask = asking.asked(world)
        planned = find_session_to_plan(world.session, ask.session_id or 0)
        assert planned is not None
        world.session.refresh(ask, ["speaker"])
        world.session.refresh(ask.speaker, ["person"])
        sender = MailSettings.from_config(world.app.config).sender
        given = {"item": planned.session} if letter in WITH_ENTRY else {}
        letter(
            world.session, ask, *why, event=planned.event, sender=sender, now=world.now,
            **given, **facts,
        )  # fmt: skip

    return post


#: those that come with a calendar entry
WITH_ENTRY = (letters.confirm, letters.tell_change, letters.release)

SPEAKER_MAILS: list[tuple[str, Callable[[World], None]]] = [
    ("speakers/mail/request", post_of(letters.ask_them)),
    ("speakers/mail/chaser", post_of(letters.chase)),
    ("speakers/mail/confirmed", post_of(letters.confirm)),
    ("speakers/mail/changed", post_of(letters.tell_change)),
    (
        "speakers/mail/not_needed",
        post_of(letters.release, letters.Why.REPLACED, was_confirmed=True),
    ),
]
