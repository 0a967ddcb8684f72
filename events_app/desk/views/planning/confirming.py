"""Before a public event changes: what would change, whom it tells; and who else changed it."""

from collections.abc import Sequence
from typing import Any

from flask import render_template, request
from flask.typing import ResponseReturnValue

from events_app.desk.views.planning.finding import typed
from events_app.desk.views.planning.meanwhile import changes_since
from events_app.events.planning.facts import Difference, Hears
from events_app.extensions import db
from events_app.models.events import Event, EventState
from events_app.registrations.actions.announcing import count_to_tell
from events_app.registrations.queries.offers import is_automatic


def confirm_page(
    event: Event, part: str, found: Sequence[Difference], hears: Hears
) -> ResponseReturnValue:
    """What changes and how many people it tells; nothing is saved yet."""
    rows = [(difference.fact.label, *difference.pair) for difference in found]
    return confirm_rows(event, part, rows, hears, offers=_count_offers(event, found))


def _count_offers(event: Event, found: Sequence[Difference]) -> int:
    """How many who wait a higher limit could be offered to, where the system offers places."""
    limit = next((one for one in found if one.fact.name == "capacity"), None)
    if limit is None or event.state != EventState.PUBLISHED:
        return 0
    free = event.waiting if limit.after is None else limit.after - event.taken
    return min(free, event.waiting) if is_automatic(db.session, event) else 0


def confirm_rows(
    event: Event,
    part: str,
    rows: Sequence[tuple[str, str, str]],
    hears: Hears,
    *,
    offers: int = 0,
) -> ResponseReturnValue:
    """The same for changes that are in words already: (what, before, after)."""
    return render_template(
        "desk/planning/confirm.html",
        event=event,
        part=part,
        rows=rows,
        hears=hears.name,
        people=count_to_tell(db.session, event),
        offers=offers,
        sent=typed(),
        path=request.path,
    )


def conflict_page(
    event: Event, part: str, form: Any, found: Sequence[Difference]
) -> ResponseReturnValue:
    """What others changed meanwhile, beside what was typed; saving again takes what was typed."""
    opened_with, form.version.data = form.opened_with, str(event.version)
    page = render_template(
        "desk/planning/part.html",
        event=event,
        part=part,
        form=form,
        path=request.path,
        meanwhile=changes_since(event, opened_with),
        differing=[(difference.fact.label, *difference.pair) for difference in found],
    )
    return page, 409
