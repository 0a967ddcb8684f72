"""Find and allow, for private pages: one's own place, or the one page “not found”."""

from dataclasses import dataclass, field
from datetime import datetime

from flask import abort, current_app, redirect, render_template, request
from flask.typing import ResponseReturnValue

from events_app.extensions import db
from events_app.forums import policy
from events_app.forums.facts import Forum, Part, Place
from events_app.forums.keys import ForumKeys
from events_app.forums.queries.places import find_place
from events_app.forums.sealed_rows import Kept
from events_app.forums.store import SealedStore
from events_app.models.people import Person
from events_app.web.access import now, the_person
from events_app.web.errors import not_found
from events_app.web.forms import PageForm


@dataclass
class Inside:
    """Somebody in a forum: their place, the forum, and the moment."""

    store: SealedStore
    person: Person
    now: datetime
    place: Kept[Place]
    forum: Kept[Forum]
    #: where the pages of this place begin
    base: str = field(init=False)

    def __post_init__(self) -> None:
        area = "host" if self.place.facts.part == Part.HOST else "p"
        self.base = f"/{area}/{self.place.facts.address}"

    def may(self, act: policy.Act) -> bool:
        """Whether the policy lets them do this here."""
        return policy.may(self.place.facts, act)

    @property
    def must_agree(self) -> bool:
        """Whether the ground rules changed since they agreed."""
        return policy.must_agree_first(self.place.facts, self.forum.facts, policy.Act.OPEN)


def store() -> SealedStore:
    """The sealed store in this request's transaction."""
    return SealedStore(db.session, ForumKeys.from_setting(current_app.config["SEALING_KEYS"]))


def find_inside(address: str, *acts: policy.Act) -> Inside:
    """Somebody at their own page who may do one of these, or not found.

    Where the ground rules have changed since they agreed, most leads to these rules first.
    """
    inside = _find(address)
    wanted = [act for act in acts if inside is not None and inside.may(act)]
    if inside is None or not wanted:
        not_found()
    if policy.must_agree_first(inside.place.facts, inside.forum.facts, wanted[0]):
        abort(redirect(f"{inside.base}/rules", 303))
    return inside


def find_hosting(address: str) -> Inside:
    """A host at their own page under `/host`, or not found."""
    return find_inside(address, policy.Act.HOST)


def the_host() -> Person:
    """Who is asking, if their account hosts forums; for everybody else there is no such page."""
    person = the_person()
    return person if policy.host_forums(person) else not_found()


def form_page(
    inside: Inside,
    form: PageForm,
    heading: str,
    button: str,
    *lines: str,
    action: str = "",
    kind: str = "",
    back: str = "",
) -> ResponseReturnValue:
    """A page that is one form: what it is about, its fields, its button; 422 with its errors."""
    page = render_template(
        "forums/form.html",
        inside=inside,
        form=form,
        heading=heading,
        button_words=button,
        lines=lines,
        action=action or request.path,
        kind=kind,
        back=back or inside.base,
    )
    return page, 422 if form.errors else 200


def _find(address: str) -> Inside | None:
    person, moment, sealed = the_person(), now(), store()
    found = find_place(sealed, person, address, now=moment)
    return Inside(sealed, person, moment, *found) if found else None
