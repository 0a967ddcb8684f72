"""Another address for alerts: used only after a code that was sent to it came back."""

import hmac
from dataclasses import replace
from datetime import datetime

from events_app.forums import chain
from events_app.forums.actions.membership import own_place
from events_app.forums.facts import Place
from events_app.forums.sealed_rows import Kept
from events_app.forums.store import SealedStore
from events_app.mail import outbox
from events_app.people import codes
from events_app.sealing import SealingKeys


def choose_address(
    store: SealedStore,
    *,
    place: Kept[Place],
    address: str,
    secret: str,
    keys: SealingKeys,
    now: datetime,
) -> None:
    """Send a code to an address that is to get alerts; "" goes back to one's own at once."""
    forum, fresh = own_place(store, place)
    if not address:
        fresh.facts = replace(fresh.facts, alert="", new_alert="", alert_code="")
    else:
        code = codes.new_code()
        fresh.facts = replace(
            fresh.facts,
            new_alert=address,
            alert_code=codes.code_digest(secret, address, code),
            alert_until_at=now + codes.CODE_LASTS,
        )
        _send(store, address, code, keys, now)
    store.save(fresh)
    chain.keep(store, forum, by=fresh.facts.person, what="chose where alerts go", now=now)


def confirm_address(
    store: SealedStore, *, place: Kept[Place], code: str, secret: str, now: datetime
) -> bool:
    """Use the address from now on, if the code is right. A code is good for one try: False means
    that another has to be asked for.
    """
    forum, fresh = own_place(store, place)
    facts = fresh.facts
    over = facts.alert_until_at is None or facts.alert_until_at <= now
    right = hmac.compare_digest(codes.code_digest(secret, facts.new_alert, code), facts.alert_code)
    if over or not right:
        fresh.facts = replace(facts, new_alert="", alert_code="")
    else:
        fresh.facts = replace(facts, alert=facts.new_alert, new_alert="", alert_code="")
    store.save(fresh)
    chain.keep(store, forum, by=facts.person, what="entered a code for alerts", now=now)
    return right and not over


def _send(store: SealedStore, address: str, code: str, keys: SealingKeys, now: datetime) -> None:
    outbox.post(
        store.session,
        recipient=address,
        template="people/mail/code",
        facts={"code": codes.spaced(code)},
        now=now,
        sealed=True,
        keys=keys,
    )
