"""Adding people to the directory and keeping what it says of them right, with its history."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import ColumnElement, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, scoped_session

from events_app.chance import chance
from events_app.folding import fold
from events_app.models.events import Theme
from events_app.models.history import Subject
from events_app.models.organisations import Organisation
from events_app.models.people import AccountRole, Person
from events_app.models.speakers import Speaker, SpeakerTopic, Tie
from events_app.people.actions.creation import create_person
from events_app.people.actions.history import keep_change
from events_app.people.queries.people import find_person
from events_app.sealing import SealingKeys
from events_app.speakers.access_needs import open_needs, seal_needs
from events_app.speakers.profile import Background, Profile
from events_app.speakers.refusals import InTheDirectoryAlready

AnySession = Session | scoped_session[Session]

#: the fields that a change names on the page, in its order
LABELS = {
    "name": "Name",
    "pronunciation": "Pronunciation",
    "job_role": "Job role",
    "biography": "Biography",
    "skills": "Skills",
    "asks_most": "Asks a year at most",
    "mentors": "Would mentor",
    "mentoring_most": "People to mentor at most",
    "tie": "Own staff, member trust or outside",
    "board_role": "Board role",
    "employer": "Employer",
    "found_through": "Suggested by",
    "known_from": "Known from",
    "facilitates": "Facilitates",
    "facilitation_references": "References",
    "kept_feedback": "Feedback",
    "supplier_fee": "Fee",
    "contract_note": "Contract",
}
_NOT_SHOWN = "not shown"


def new_speaker(*, name: str, tie: Tie, now: datetime) -> Speaker:
    """An empty entry, not yet added to the session."""
    return Speaker(
        reference=chance.draw("speaker", 10).hex(),
        name=name,
        tie=tie,
        person=None,
        organisation=None,
        topics=[],
        consents=[],
        search_text=fold(name),
        added_at=now,
        updated_at=now,
    )


def add_speaker(
    session: AnySession,
    *,
    email: str,
    profile: Profile,
    background: Background,
    by: Person | None,
    keys: SealingKeys,
    now: datetime,
) -> Speaker:
    """Add somebody to the directory, linked to their account if the address has one.

    Refuses with InTheDirectoryAlready.
    """
    speaker = new_speaker(name="", tie=Tie.OUTSIDE, now=now)
    set_address(session, speaker, email=email, now=now)
    try:
        with session.begin_nested():
            session.add(speaker)
    except IntegrityError as error:
        raise InTheDirectoryAlready from error
    _write(session, speaker, profile, background, keys)
    speaker.updated_at = now
    keep_change(
        session, subject=Subject.SPEAKER, subject_id=speaker.id, what="added", by=by, now=now
    )
    return speaker


def change_speaker(
    session: AnySession,
    *,
    speaker: Speaker,
    profile: Profile,
    background: Background | None = None,
    by: Person,
    keys: SealingKeys,
    now: datetime,
) -> None:
    """Keep what was changed, and who changed it. `speaker` comes with topics and organisation.

    Without `background` what the event team knows stays as it is: so the speaker's own page asks.
    """
    changed = _write(session, speaker, profile, background, keys)
    if not changed:
        return
    speaker.updated_at = now
    keep_change(
        session,
        subject=Subject.SPEAKER,
        subject_id=speaker.id,
        what="changed",
        by=by,
        now=now,
        fields=changed,
    )


def set_address(session: AnySession, speaker: Speaker, *, email: str, now: datetime) -> None:
    """Link the account that the address has, else keep the address. "" takes it away."""
    person = find_person(session, email) if email else None
    if person is not None:
        link_person(session, speaker, person, now=now)
    else:
        _refuse_taken(session, speaker, Speaker.email == email.lower())
        speaker.email = email.lower() or None


def link_person(session: AnySession, speaker: Speaker, person: Person, *, now: datetime) -> None:
    """Make the account that of a speaker. Refuses with InTheDirectoryAlready."""
    _refuse_taken(session, speaker, Speaker.person_id == person.id)
    create_person(session, email=person.email, full_name=None, roles=[AccountRole.SPEAKER], now=now)
    speaker.person, speaker.person_id, speaker.email = person, person.id, None


def _refuse_taken(session: AnySession, speaker: Speaker, same: ColumnElement[bool]) -> None:
    with session.no_autoflush:
        if session.scalar(select(Speaker.id).where(same)) not in (None, speaker.id):
            raise InTheDirectoryAlready


def _write(
    session: AnySession,
    speaker: Speaker,
    profile: Profile,
    background: Background | None,
    keys: SealingKeys,
) -> dict[str, tuple[str, str]]:
    """Write it all, and give what was different, as the page shows it."""
    changed = _set(speaker, profile.facts)
    changed |= _set_topics(session, speaker, profile)
    if profile.access_needs != open_needs(speaker, keys):
        seal_needs(speaker, profile.access_needs, keys)
        changed["Access needs"] = (_NOT_SHOWN, _NOT_SHOWN)
    if background is not None:
        changed |= _set_organisation(speaker, background.organisation)
        changed |= _set(speaker, background.facts)
    where = speaker.organisation.name if speaker.organisation else speaker.employer
    found_by = (speaker.name, speaker.job_role, where, speaker.skills)
    speaker.search_text = fold(" ".join(found_by))
    session.flush()
    return changed


def _set(speaker: Speaker, facts: Mapping[str, object]) -> dict[str, tuple[str, str]]:
    before = {name: getattr(speaker, name) for name in facts}
    for name, value in facts.items():
        setattr(speaker, name, value)
    return {
        LABELS[name]: (_said(before[name]), _said(value))
        for name, value in facts.items()
        if before[name] != value and (before[name] or value)
    }


def _set_organisation(
    speaker: Speaker, organisation: Organisation | None
) -> dict[str, tuple[str, str]]:
    before = speaker.organisation.name if speaker.organisation else ""
    after = organisation.name if organisation else ""
    speaker.organisation = organisation
    return {"Trust": (before, after)} if before != after else {}


def _set_topics(
    session: AnySession, speaker: Speaker, profile: Profile
) -> dict[str, tuple[str, str]]:
    wanted = dict.fromkeys(profile.willing, True) | dict.fromkeys(profile.unwilling, False)
    held = {topic.theme.name: topic for topic in speaker.topics}
    before = {name: topic.willing for name, topic in held.items()}
    missing = select(Theme).where(Theme.name.in_(wanted.keys() - held.keys()))
    added = [
        SpeakerTopic(theme=theme, willing=wanted[theme.name]) for theme in session.scalars(missing)
    ]
    for name, topic in held.items():
        topic.willing = wanted.get(name, topic.willing)
    speaker.topics = [topic for name, topic in held.items() if name in wanted] + added
    return {
        label: (_listed(before, willing), _listed(wanted, willing))
        for label, willing in (("Topics", True), ("Would rather not be asked about", False))
        if _listed(before, willing) != _listed(wanted, willing)
    }


def _listed(topics: Mapping[str, bool], willing: bool) -> str:
    return ", ".join(sorted(name for name, answer in topics.items() if answer is willing))


def _said(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)
