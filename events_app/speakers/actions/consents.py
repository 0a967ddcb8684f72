"""What a speaker agrees to, answer by answer, and when."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session, scoped_session

from events_app.models.history import Subject
from events_app.models.people import Person
from events_app.models.speakers import ConsentTo, Speaker, SpeakerConsent
from events_app.people.actions.history import keep_change

AnySession = Session | scoped_session[Session]


def answer_consents(
    session: AnySession,
    *,
    speaker: Speaker,
    answers: Mapping[ConsentTo, bool | None],
    by: Person,
    now: datetime,
) -> None:
    """Keep the answers that are new or different. None means: not asked, or taken back.

    `speaker` comes with its consents. What stays the same keeps the day on which it was said.
    """
    held = {ConsentTo(consent.what): consent for consent in speaker.consents}
    before = {what: consent.given for what, consent in held.items()}
    changed = {what: given for what, given in answers.items() if before.get(what) != given}
    if not changed:
        return
    given = [
        _answered(held.get(what), what, answer, by, now)
        for what, answer in changed.items()
        if answer is not None
    ]
    speaker.consents = [held[what] for what in held if what not in changed] + given
    speaker.updated_at = now
    fields = {
        what.value.capitalize(): (_said(before.get(what)), _said(answer))
        for what, answer in changed.items()
    }
    keep_change(
        session, subject=Subject.SPEAKER, subject_id=speaker.id, what="consent changed",
        by=by, now=now, fields=fields,
    )  # fmt: skip


def _answered(
    held: SpeakerConsent | None, what: ConsentTo, answer: bool, by: Person, now: datetime
) -> SpeakerConsent:
    consent = held or SpeakerConsent(what=what)
    consent.given, consent.answered_at, consent.answered_by_id = answer, now, by.id
    return consent


def _said(given: bool | None) -> str:
    return "not answered" if given is None else "yes" if given else "no"
