"""Leaks on private pages: of what is there, whose it is, and who may know."""

from functools import wraps
from typing import Any

from flask import Response, abort, request
from sqlalchemy import select

from events_app.extensions import db
from events_app.models.inbox import InboxMessage
from tests.attacks.mutants.kept import (
    Mutant,
    after_each,
    by,
    forums,
    instead,
    places,
    view,
)


def _somebody_elses(address: str) -> bool:
    return any(place.facts.address == address for place in places())


def says_403(patch, twins):
    def change(find):
        def found(sealed, person, address, *, now):
            own = find(sealed, person, address, now=now)
            return abort(403) if own is None and _somebody_elses(address) else own

        return found

    instead(patch, "events_app.forums.views.finding.find_place", change)


def says_more(patch, twins):
    def longer(response: Response) -> Response:
        address = (request.view_args or {}).get("place", "")
        if response.status_code == 404 and address and _somebody_elses(address):
            response.set_data(response.get_data() + b" ")
        return response

    after_each(patch, twins, longer)


def gone(patch, twins):
    def change(find):
        def found(sealed, person, address, *, now):
            own = find(sealed, person, address, now=now)
            return abort(410) if own is None and _somebody_elses(address) else own

        return found

    instead(patch, "events_app.forums.views.finding.find_place", change)


def kept_by_a_cache(patch, twins):
    def keep(response: Response) -> Response:
        if request.path.startswith(("/p", "/host")):
            response.last_modified = 0
        return response

    after_each(patch, twins, keep)


def tells_where_from(patch, twins):
    def tell(response: Response) -> Response:
        response.headers["Referrer-Policy"] = "same-origin"
        return response

    for world in twins.both:
        known = world.app.after_request_funcs["forums"]
        patch.setitem(world.app.after_request_funcs, "forums", [tell, *known])


def counts_for_administrators(patch, twins):
    def change(was):
        @wraps(was)
        def page() -> Any:
            return f"{was()}<p>There are {len(forums())} of them</p>"

        return page

    view(patch, twins, "forums.outside_close_private", change)


def closing_says_whether(patch, twins):
    def change(close):
        def closed(sealed, *, forum_id, now):
            if sealed.find_forum(forum_id) is None:
                abort(404)
            close(sealed, forum_id=forum_id, now=now)

        return closed

    instead(patch, "events_app.forums.views.outside.close_forum", change)


def bound_to_nobody(patch, twins):
    def change(find):
        def found(sealed, person, address, *, now):
            own = find(sealed, person, address, now=now)
            if own is not None:
                return own
            for place in places():
                if place.facts.address == address:
                    return place, sealed.find_forum(place.forum_id)
            return None

        return found

    instead(patch, "events_app.forums.views.finding.find_place", change)


def removes_anybodys(patch, twins):
    def change(was):
        def remove(session, *, person, message_id, keys):
            return was(session, person=person, message_id=message_id, keys=keys) or (
                bool(db.session.scalar(_message(message_id)))
            )

        return remove

    instead(patch, "events_app.people.views.messages.actions.remove", change)


def _message(message_id: str):
    return select(InboxMessage.id).where(InboxMessage.id == message_id)


FIRST = by("forums.members_first_page")

MUTANTS = (
    Mutant("403 for somebody else’s page", "P1", says_403, FIRST),
    Mutant("not found, one byte longer", "P1", says_more, FIRST),
    Mutant("gone, for a page that was withdrawn", "P1, Discourse GHSA-3qh8", gone, FIRST),
    Mutant("a private page may be kept", "P7, Indico CVE-2026-108388", kept_by_a_cache, FIRST),
    Mutant("addresses are told to other sites", "P15", tells_where_from, FIRST),
    Mutant("a stranger’s export by its id", "P18, pretix CVE-2026-9712", removes_anybodys,
           by("people.remove_message")),
    Mutant("an address bound to nobody", "P22", bound_to_nobody, FIRST),
    Mutant("administrators see how many", "P24", counts_for_administrators,
           by("forums.outside_close_private")),
    Mutant("closing says whether there was one", "P24", closing_says_whether,
           by("forums.outside_close_unseen")),
)  # fmt: skip
