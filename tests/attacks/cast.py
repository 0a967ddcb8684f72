"""Who is there: outsiders by their roles, with what is theirs, and those who take part in forums.

The forum itself is not made here: this is what both worlds have.
"""

from dataclasses import dataclass, field

from flask import Flask
from flask.sessions import SecureCookieSessionInterface
from sqlalchemy.orm import Session

from events_app.forums.actions.membership import keep_wish
from events_app.models.events import AudienceItem
from events_app.models.organisations import Organisation
from events_app.models.people import AccountRole, Person
from events_app.people.actions.sign_in import sign_in_device
from tests.conftest import NOW
from tests.factories import appointment, audience_item, make_event, make_organisation, make_person
from tests.factories.forums import sealed_store
from tests.guards.scene import PARTS
from tests.guards.scenes import forums

#: outsiders, with what their account may do
ROLES: dict[str, tuple[AccountRole, ...]] = {
    "member": (),
    "uninvited chair": (),
    "event team": (AccountRole.EVENT_TEAM,),
    "host of another forum": (AccountRole.FORUM_HOST,),
    "administrator": (AccountRole.ADMINISTRATOR,),
    "data protection": (AccountRole.DATA_PROTECTION,),
    "speaker": (AccountRole.SPEAKER,),
}
CHAIRS = ("uninvited chair", "host of another forum")
SIGNED_OUT = "signed out"
#: those who take part in the forum, in the world that has one
INSIDERS = (
    "host", "deputy", "member", "held", "invited", "declined", "never", "left", "unnamed",
    "facilitator", "assistant",
)  # fmt: skip
HOSTS = ("host", "deputy")


@dataclass
class Cast:
    """Everybody, by their part; what stands for parts of addresses, by whose it is."""

    outsiders: dict[str, int] = field(default_factory=dict[str, int])
    insiders: dict[str, int] = field(default_factory=dict[str, int])
    cookies: dict[str, str] = field(default_factory=dict[str, str])
    addresses: dict[str, str] = field(default_factory=dict[str, str])
    names: dict[str, str] = field(default_factory=dict[str, str])
    parts: dict[str, dict[str, list[str]]] = field(default_factory=dict[str, dict[str, list[str]]])

    @property
    def pool(self) -> dict[str, list[str]]:
        """Every value of every part, whoever's it is."""
        found: dict[str, list[str]] = {}
        for parts in self.parts.values():
            for name, values in parts.items():
                found.setdefault(name, []).extend(values)
        return {name: list(dict.fromkeys(values)) for name, values in found.items()}


def gather(app: Flask, session: Session) -> Cast:
    """Make everybody, what is public, and what each outsider has."""
    cast, trust = Cast(), make_organisation(session, name="Canary Trust of Insiders")
    make_event(session, title="For chairs", audience=[_chairs()], capacity=9)
    for part in INSIDERS:
        person = _insider(session, part, trust)
        cast.insiders[part] = person.id
        _note(app, session, cast, f"insider {part}", person)
    for role, held in ROLES.items():
        at = trust if role == "uninvited chair" else make_organisation(session)
        board_role = "chair" if role in CHAIRS else "governor"
        whose = [appointment(organisation=at, board_role=board_role)]
        person = make_person(session, roles=held, appointments=whose)
        cast.outsiders[role] = person.id
        cast.parts[role] = _parts(session, person, role)
        _note(app, session, cast, role, person)
    # hosts of every forum see it while they choose: it belongs to none
    wishing = session.get_one(Person, cast.insiders["never"])
    keep_wish(sealed_store(session), person=wishing, wishes=True, now=NOW)
    # the event team looks at them first
    team, ids = cast.parts["event team"], [str(number) for number in cast.insiders.values()]
    team["contact_id"] = [*ids[2:6], *team["contact_id"]]
    cast.cookies[SIGNED_OUT] = ""
    session.commit()
    return cast


def _parts(session: Session, person: Person, role: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for add in PARTS:
        # a forum of one's own is for those alone who host one
        if add is forums.add and role != "host of another forum":
            continue
        for name, values in add(session, person).items():
            found.setdefault(name, []).extend(values)
    return found


def _insider(session: Session, part: str, trust: Organisation) -> Person:
    roles = [AccountRole.FORUM_HOST] if part in HOSTS else []
    whose = [] if part in ("facilitator", "assistant") else [
        appointment(organisation=trust, board_role="chair")
    ]  # fmt: skip
    return make_person(
        session,
        roles=roles,
        appointments=whose,
        full_name=f"Canary {part.title()} Ofori",
        email=f"canary.{part}@insiders.example",
    )


def _chairs() -> AudienceItem:
    return audience_item(board_role="chair")


def _note(app: Flask, session: Session, cast: Cast, name: str, person: Person) -> None:
    """Sign somebody in, as they are in both worlds."""
    token = sign_in_device(session, person=person, now=NOW)
    content = {"_user_id": person.fs_uniquifier, "_fresh": True, "device": token}
    signer = SecureCookieSessionInterface().get_signing_serializer(app)
    assert signer is not None
    signed = signer.dumps(content | {"code_at": NOW.timestamp()})
    cast.cookies[name] = f"{app.config['SESSION_COOKIE_NAME']}={signed}"
    cast.addresses[name], cast.names[name] = person.email, person.full_name
