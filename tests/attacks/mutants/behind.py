"""Leaks in mail, logs, storage, statements, and between members."""

import hashlib
import json
from contextlib import suppress
from functools import wraps
from typing import Any

import structlog

from events_app.extensions import db
from events_app.forums.actions import invitations as inviting
from events_app.forums.facts import Part, Place, PlaceState
from events_app.forums.queries.forums import Named
from events_app.forums.queries.people import list_people
from events_app.forums.queries.places import list_places
from events_app.forums.whole import list_forum_ids
from events_app.mail import outbox
from events_app.models.history import Subject
from events_app.models.transaction import will_write
from events_app.people.actions.history import keep_change
from events_app.sealing import KEY_ID_BYTES, NONCE_BYTES, VERSION, BlindIndex, SealingKeys
from events_app.web.access import the_person
from tests.attacks.detectors import (
    compare_unknown_with_hidden,
    compare_what_members_see,
    guess_members,
    look_twice_as_who_is_in_it,
    read_holds,
    run_every_act,
    search_what_is_stolen,
    weigh_mails,
    weigh_rows,
)
from tests.attacks.forum_acts import act, another_forum, meet
from tests.attacks.mutants.kept import Mutant, by, instead, store, titles, view
from tests.conftest import NOW


def _mail_says(**more: Any):
    """The mail about a message has other facts where the message is about a forum."""

    def leak(patch, twins):
        was, kinds = outbox.post, []

        def note(leave):
            def left(session, *, message, **options):
                kinds.append(message.kind)
                return leave(session, message=message, **options)

            return left

        def post(session, *, facts, **options):
            private = bool(kinds) and kinds.pop() == "private"
            return was(session, facts=(facts | more) if private else facts, **options)

        instead(patch, "events_app.forums.letters.leave", note)
        patch.setattr("events_app.people.actions.inbox.outbox.post", post)
        instead(patch, "events_app.mail.delivery.compose", _with_what_leaks)

    return leak


def _with_what_leaks(compose):
    def composed(draft, **options):
        mail = compose(draft, **options)
        for name in ("Subject", "X-Topic"):
            if name in draft.facts:
                del mail[name]
                mail[name] = draft.facts[name]
        if "body" in draft.facts:
            said = titles()[0] if draft.facts["body"] == "{{ title }}" else ""
            part = mail.get_payload()[0]
            part.set_payload(part.get_payload() + said)
        return mail

    return composed


def hold_has_a_title(patch, twins):
    def change(was):
        def held(place, meeting_id, meeting, *, now):
            entry = was(place, meeting_id, meeting, now=now)
            return entry.__class__(**(vars(entry) | {"summary": meeting.agenda}))

        return held

    instead(patch, "events_app.forums.calendar.next_hold", change)


def team_is_told(patch, twins):
    def change(begin):
        def begun(sealed, *, host, title, now):
            outbox.post(
                sealed.session, recipient="team@body.example", template="people/mail/message",
                facts={}, now=now,
            )  # fmt: skip
            return begin(sealed, host=host, title=title, now=now)

        return begun

    instead(patch, "events_app.forums.actions.setting_up.begin", change)


def logs_each_act(patch, twins):
    def change(keep):
        def kept(sealed, forum, *, by, what, now):
            structlog.get_logger("audit").info("staff", by=by, what=what)
            keep(sealed, forum, by=by, what=what, now=now)

        return kept

    instead(patch, "events_app.forums.chain.keep", change)


def logs_requests(patch, twins):
    patch.setattr("events_app.forums.views.lasting.say_nothing", lambda: None)


def audit_has_numbers(patch, twins):
    def change(keep):
        def kept(sealed, forum, *, by, what, now):
            keep(sealed, forum, by=by, what=what, now=now)
            keep_change(
                sealed.session, subject=Subject.EVENT, subject_id=0, what="changed", by=None,
                now=now,
            )  # fmt: skip

        return kept

    instead(patch, "events_app.forums.chain.keep", change)
    _something_happens(twins)


def stored_in_plain(patch, twins):
    def seal(keys: SealingKeys, value: bytes, place: str) -> bytes:
        return VERSION + keys.keys[0][0] + b"\0" * NONCE_BYTES + value

    def opened(keys: SealingKeys, sealed: bytes, place: str) -> bytes:
        with suppress(Exception):
            return was(keys, sealed, place)
        return sealed[1 + KEY_ID_BYTES + NONCE_BYTES :]

    was = SealingKeys.open
    patch.setattr(SealingKeys, "seal", seal)
    patch.setattr(SealingKeys, "open", opened)
    _something_happens(twins)


def sizes_say_how_much(patch, twins):
    patch.setattr(
        "events_app.forums.sealed_rows.write_padded",
        lambda content, _size: json.dumps(content, ensure_ascii=False).encode(),
    )
    _something_happens(twins)


def digests_without_a_key(patch, twins):
    def plain(_index: BlindIndex, *parts: Any) -> str:
        return hashlib.sha256("\0".join(map(str, parts)).encode()).hexdigest()

    patch.setattr(BlindIndex, "of", plain)
    _something_happens(twins, another_forum)


def _something_happens(twins, what=meet):
    """The forum goes on under the changed code; the fixture puts the worlds back."""
    with twins.with_forum.session(sealed=True) as session:
        act(session, twins.cast, twins.hidden.forum_id, what)


def asks_more_for_hidden(patch, twins):
    def change(find):
        def found(sealed, person, address, *, now):
            own = find(sealed, person, address, now=now)
            if own is None:
                _look_closer(sealed, address)
            return own

        return found

    instead(patch, "events_app.forums.views.finding.find_place", change)


def _look_closer(sealed, address):
    """Reads the notes of a place that is somebody else's, before it is refused."""
    for number in list_forum_ids(sealed):
        if any(p.facts.address == address for p in sealed.list_kind(number, Place)):
            sealed.list_kind(number, Place)


def looking_spends(patch, twins):
    def change(was):
        @wraps(was)
        def first_page(place: str) -> Any:
            sealed = store()
            for found in sealed.list_owned(Place, ("places of", the_person().id)):
                if found.facts.state == PlaceState.INVITED and found.facts.address == place:
                    will_write(db.session)
                    forum = sealed.find_forum(found.forum_id)
                    version = forum.facts.rules_version if forum else 0
                    inviting.accept(
                        sealed, place=found, person=the_person(), rules_version=version, now=NOW
                    )
                    db.session.commit()
            return was(place)

        return first_page

    view(patch, twins, "forums.members_first_page", change)


def names_everybody(patch, twins):
    def change(_list_named):
        def named(sealed, forum, *, now):
            every = list_places(sealed, forum, Part.MEMBER)
            people = list_people(sealed, (place.facts.person for place in every))
            return Named(sorted(person.full_name for person in people.values()), 0)

        return named

    instead(patch, "events_app.forums.views.members.list_named", change)


def says_who_paused(patch, twins):
    def change(was):
        @wraps(was)
        def people(place: str) -> Any:
            sealed, page = store(), was(place)
            paused = sum(
                p.facts.paused
                for number in list_forum_ids(sealed)
                for p in sealed.list_kind(number, Place)
            )
            return f"{page}<p>{paused} have paused</p>"

        return people

    view(patch, twins, "forums.members_people", change)


MUTANTS = (
    Mutant("the mail’s subject says invitation", "P12", _mail_says(Subject="An invitation"),
           weigh_mails),
    Mutant("the mail’s size", "P12", _mail_says(padded_to=0), weigh_mails),
    Mutant("the mail has a header of its own", "P12", _mail_says(**{"X-Topic": "7"}), weigh_mails),
    Mutant("a hold says what it is about", "P13, Nextcloud GHSA-h4xv", hold_has_a_title,
           read_holds),
    Mutant("the event team gets a notice", "P14, RansomLook CVE-2026-78380", team_is_told,
           run_every_act),
    Mutant("the log says what is done", "P16, Cerebrate CVE-2026-53912", logs_each_act,
           run_every_act),
    Mutant("private pages are logged", "P16", logs_requests,
           by("forums.members_first_page")),
    Mutant("the record for all has an entry each", "P17", audit_has_numbers, weigh_rows),
    Mutant("stored and copied in plain", "P18", stored_in_plain, search_what_is_stolen),
    Mutant("the size says how much", "P19", sizes_say_how_much, weigh_rows),
    Mutant("digests without a key", "P20", digests_without_a_key, guess_members),
    Mutant("more statements for a hidden id", "P21", asks_more_for_hidden,
           compare_unknown_with_hidden),
    Mutant("looking spends the invitation", "P22, LimeSurvey CVE-2026-50635", looking_spends,
           look_twice_as_who_is_in_it),
    Mutant("a placeholder reaches the forum", "P23, pretix CVE-2026-2415",
           _mail_says(body="{{ title }}"), weigh_mails),
    Mutant("everybody who was invited is named", "P25", names_everybody, compare_what_members_see),
    Mutant("members see how many paused", "P25", says_who_paused, compare_what_members_see),
)  # fmt: skip
