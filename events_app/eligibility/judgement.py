"""May this person register for this event? If not, what stands between them and it."""

from collections.abc import Sequence
from datetime import date

from events_app.eligibility.misses import nearest_miss, no_miss
from events_app.eligibility.rule import is_confirmed, meets, stated_items
from events_app.eligibility.shapes import Held, Items, Names
from events_app.eligibility.verdict import Days, Reason, Verdict
from events_app.eligibility.words import describe_audience


def judge(
    items: Items,
    appointments: Sequence[Held],
    *,
    today: date,
    first_day: date,
    names: Names | None = None,
) -> Verdict:
    """Judge one person's appointments against an event's audience, on both of its days.

    On the day of registering and on the event's first day some item must be met, in all of its
    conditions, by one confirmed appointment held that day. `names` as in `describe_audience`.
    The SQL twin is `events_open_to` in `events/queries/audience.py`.
    """
    stated = stated_items(items)
    if not stated:
        return _refused(
            Reason.NO_AUDIENCE_YET,
            "Who this event is for will be announced.",
            "You can register once it is announced. Check this page again later.",
        )
    days = Days(today, first_day)
    near = [a for a in appointments if any(meets(item, a) for item in stated)]
    known = {a.organisation.code: a.organisation.name for a in appointments} | dict(names or {})
    rule = f"This event is for {describe_audience(stated, known)}."
    if days.held(a for a in near if is_confirmed(a)):
        return Verdict(True, Reason.ELIGIBLE, rule, "")
    reason, miss, next_step = (
        nearest_miss(near, days) if near else no_miss(stated, appointments, days)
    )
    return _refused(reason, f"{miss} {rule}".strip(), next_step)


def _refused(reason: Reason, explanation: str, next_step: str) -> Verdict:
    return Verdict(False, reason, explanation, next_step)
