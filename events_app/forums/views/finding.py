"""Find and allow, for private pages: one's own place, or the one page “not found”."""

from dataclasses import dataclass, field
from datetime import datetime

from flask import current_app, render_template, request
from flask.typing import ResponseReturnValue

from events_app.extensions import db
from events_app.forums import policy
from events_app.forums.facts import Forum, Part, Place, PlaceState
from events_app.forums.keys import ForumKeys
from events_app.forums.queries.places import find_place
from events_app.forums.store import Kept, SealedStore
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

    @property
    def must_agree(self) -> bool:
        """Whether the ground rules changed since they agreed."""
        return self.place.facts.agreed != self.forum.facts.rules_version


def store() -> SealedStore:
    """The sealed store in this request's transaction."""
    return SealedStore(db.session, ForumKeys.from_setting(current_app.config["SEALING_KEYS"]))


def find_invited(address: str) -> Inside:
    """Somebody at their own page under `/p`, invited or accepted, or not found."""
    inside = _find(address)
    return not_found() if inside is None or inside.place.facts.part == Part.HOST else inside


def find_inside(address: str, *parts: Part) -> Inside:
    """Somebody who accepted, with one of the parts (members and facilitators if none is named)."""
    inside = find_invited(address)
    wanted = parts or (Part.MEMBER, Part.FACILITATOR)
    if inside.place.facts.state != PlaceState.ACCEPTED or inside.place.facts.part not in wanted:
        not_found()
    return inside


def find_hosting(address: str) -> Inside:
    """A host at their own page under `/host`, or not found."""
    inside = _find(address)
    return not_found() if inside is None or inside.place.facts.part != Part.HOST else inside


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
