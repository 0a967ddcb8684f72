"""Why an event is for somebody: the appointment that lets them in, in words. Pure."""

from collections.abc import Sequence
from datetime import date
from typing import cast

from events_app.eligibility.misses import you_hold
from events_app.eligibility.rule import held_on, is_confirmed, meets, stated_items
from events_app.eligibility.shapes import Conditions, Held, Item, Items


def because(
    items: Items | Sequence[Conditions],
    appointments: Sequence[Held],
    *,
    today: date,
    first_day: date,
) -> str:
    """As in "You are a trust chair at Barts Health NHS Trust." "": nothing lets them in.

    The appointment that counts on both days, if there is one; else the one that counts today.
    """
    stated = stated_items(cast(Sequence[Item], items))  # the rule looks at attributes alone
    lets_in = [
        held
        for held in appointments
        if is_confirmed(held) and held_on(held, today) and any(meets(i, held) for i in stated)
    ]
    if not lets_in:
        return ""
    both = [held for held in lets_in if held_on(held, first_day)]
    return f"You {you_hold((both or lets_in)[0])}."
