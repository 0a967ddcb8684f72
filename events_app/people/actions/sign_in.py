"""Signing in by a code that is sent by mail. Known and unknown addresses take the same steps."""

import hmac
from datetime import datetime

from sqlalchemy import delete, or_, update
from sqlalchemy.orm import Session, scoped_session

from events_app.chance import random_id, random_token
from events_app.mail import outbox
from events_app.models.people import Device, Person, SignInCode
from events_app.models.upsert import upsert
from events_app.people import codes
from events_app.people.queries.duplicates import list_merged
from events_app.people.queries.people import token_digest
from events_app.people.rules import DEVICE_LASTS
from events_app.refusal import Refusal
from events_app.sealing import SealingKeys

AnySession = Session | scoped_session[Session]


class TooManyWrongCodes(Refusal):
    """Five wrong codes: nothing more until the last code's time is over."""

    def __init__(self) -> None:
        super().__init__(
            "You have entered a wrong code 5 times. Wait 15 minutes, then ask for another code"
        )


class CodeIsWrong(Refusal):
    """Not the code we sent last, or one that was used."""

    def __init__(self) -> None:
        super().__init__("The code is not correct. Use the latest email we sent")


class CodeHasEnded(Refusal):
    """There is no code for this address that can still be used."""

    def __init__(self) -> None:
        super().__init__("The code no longer works. Send another code")


class AccountIsClosed(Refusal):
    """The address is proved, but the account was closed."""

    def __init__(self) -> None:
        super().__init__("This account is closed. Contact the event team")


class AccountIsMerged(Refusal):
    """The address is proved, but the person has another account that stays."""

    def __init__(self) -> None:
        super().__init__("Your two accounts are now one. Sign in with your other email address")


def ask_for_code(
    session: AnySession, *, email: str, secret: str, keys: SealingKeys, now: datetime
) -> None:
    """Make the address's one valid code and put the mail with it into the outbox, sealed."""
    code = codes.new_code()
    values = {
        "code_digest": codes.code_digest(secret, email, code),
        "expires_at": now + codes.CODE_LASTS,
        "tries": 0,
    }
    statement = (
        upsert(session, SignInCode)
        .values(address_digest=codes.address_digest(secret, email), **values)
        .on_conflict_do_update(
            index_elements=["address_digest"],
            set_=values,
            where=or_(SignInCode.tries < codes.TRIES, SignInCode.expires_at <= now),
        )
        .returning(SignInCode.address_digest)
    )
    if session.scalar(statement) is None:
        raise TooManyWrongCodes
    outbox.post(
        session,
        recipient=email,
        template="people/mail/code",
        facts=_facts(code, now),
        now=now,
        sealed=True,
        keys=keys,
    )


def _facts(code: str, now: datetime) -> dict[str, str]:
    ends_at = now + codes.CODE_LASTS
    return {"code": codes.spaced(code), outbox.USEFUL_UNTIL: ends_at.isoformat()}


def count_try(session: AnySession, *, email: str, secret: str, now: datetime) -> str:
    """Count one try and give back the digest of the code it is a try at.

    Runs in a transaction of its own, committed before the code is compared, so that a refused
    request counts and tries made at once are all counted.
    """
    address = codes.address_digest(secret, email)
    statement = (
        update(SignInCode)
        .where(
            SignInCode.address_digest == address,
            SignInCode.expires_at > now,
            SignInCode.tries < codes.TRIES,
        )
        .values(tries=SignInCode.tries + 1)
        .returning(SignInCode.code_digest)
        .execution_options(synchronize_session=False)
    )
    kept = session.scalar(statement)
    if kept is not None:
        return kept
    code = session.get(SignInCode, address)
    raise CodeHasEnded if code is None or code.expires_at <= now else TooManyWrongCodes


def spend_code(session: AnySession, *, email: str, secret: str, code: str, kept: str) -> None:
    """Compare the code with the digest that was kept and delete it; the second of two loses."""
    if not hmac.compare_digest(codes.code_digest(secret, email, code), kept):
        raise CodeIsWrong
    statement = (
        delete(SignInCode)
        .where(
            SignInCode.address_digest == codes.address_digest(secret, email),
            SignInCode.code_digest == kept,
        )
        .returning(SignInCode.address_digest)
        .execution_options(synchronize_session=False)
    )
    if session.scalar(statement) is None:
        raise CodeIsWrong


def sign_in_device(session: AnySession, *, person: Person, now: datetime) -> str:
    """Sign a new device in for a month; gives the token that only its cookie holds."""
    if not person.active:
        raise AccountIsMerged if list_merged(session, [person.id]) else AccountIsClosed
    token = random_token("device")
    session.add(
        Device(
            person_id=person.id,
            token_digest=token_digest(token),
            signed_in_at=now,
            expires_at=now + DEVICE_LASTS,
        )
    )
    session.flush()
    return token


def sign_out_device(session: AnySession, *, person: Person, token: str, now: datetime) -> None:
    """End one device on the server, whatever its cookie says afterwards."""
    session.execute(
        update(Device)
        .where(Device.person_id == person.id, Device.token_digest == token_digest(token))
        .values(signed_out_at=now)
    )


def sign_out_everywhere(session: AnySession, *, person: Person, now: datetime) -> None:
    """End every device, and the value that every session cookie of the person carries."""
    session.execute(
        update(Device)
        .where(Device.person_id == person.id, Device.signed_out_at.is_(None))
        .values(signed_out_at=now)
    )
    person.fs_uniquifier = random_id("person")
    session.flush()
