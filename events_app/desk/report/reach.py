"""Which trusts and roles the programme reached, and which not."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from events_app.desk.report.table import Table, share
from events_app.eligibility import role_in_words
from events_app.models.organisations import BoardRole

_NOT_KNOWN = "Not known"
_HEADINGS = ("Trusts", "Reached", "Share reached", "Not reached", "With somebody who attended")

_ROLE_HEADINGS = (
    "People with a place",
    "People who attended",
    "Trusts reached",
    "Share of trusts",
    "Trusts not reached",
)


def by_type(trusts: Sequence[Any], reached: Sequence[Any]) -> Table:
    """Trusts of each type, reached or not."""
    return _grouped("trust-types", "Reach by trust type", "Trust type", "type", trusts, reached)


def by_region(trusts: Sequence[Any], reached: Sequence[Any]) -> Table:
    """Trusts of each region, reached or not."""
    return _grouped("regions", "Reach by region", "Region", "region", trusts, reached)


def by_role(trusts: Sequence[Any], reached: Sequence[Any]) -> Table:
    """For each board role: people with a place, people who came, trusts reached through them."""
    members = {trust.id for trust in trusts}
    rows = []
    for role in BoardRole:
        held = [one for one in reached if one.board_role == role and one.organisation_id in members]
        named = role_in_words(role)
        rows.append(
            [
                named[:1].upper() + named[1:],
                sum(one.people for one in held),
                sum(one.came for one in held),
                len(held),
                share(len(held), len(members)),
                len(members) - len(held),
            ]
        )
    return Table(
        name="roles",
        title="Reach by board role",
        headings=("Board role", *_ROLE_HEADINGS),
        rows=rows,
        shares=frozenset({4}),
        note="Somebody with two roles counts in both.",
    )


def trust_by_trust(trusts: Sequence[Any], reached: Sequence[Any]) -> Table:
    """Every trust with its people by board role: whom to invite next."""
    people: dict[tuple[int, str | None], int] = {
        (one.organisation_id, one.board_role): one.people for one in reached
    }
    totals: dict[int, int] = defaultdict(int)
    for one in reached:
        totals[one.organisation_id] += one.people
    rows = [
        [
            trust.name,
            trust.type or _NOT_KNOWN,
            trust.region or _NOT_KNOWN,
            "Reached" if totals[trust.id] else "Not reached",
            *(people.get((trust.id, role), 0) for role in BoardRole),
        ]
        for trust in trusts
    ]
    roles = [role_in_words(role) for role in BoardRole]
    return Table(
        name="trusts",
        title="Trust by trust",
        headings=("Trust", "Type", "Region", "Reach", *(r[:1].upper() + r[1:] for r in roles)),
        rows=rows,
        note="How many people of each role had a place.",
    )


def _grouped(
    name: str, title: str, heading: str, by: str, trusts: Sequence[Any], reached: Sequence[Any]
) -> Table:
    with_place = {one.organisation_id for one in reached}
    with_somebody = {one.organisation_id for one in reached if one.came}
    groups: dict[str, set[int]] = defaultdict(set)
    for trust in trusts:
        groups[getattr(trust, by) or _NOT_KNOWN].add(trust.id)
    rows = [
        _row(group[:1].upper() + group[1:], ids, with_place, with_somebody)
        for group, ids in sorted(groups.items())
    ]
    rows.append(_row("All", {trust.id for trust in trusts}, with_place, with_somebody))
    return Table(
        name=name,
        title=title,
        headings=(heading, *_HEADINGS),
        rows=rows,
        shares=frozenset({3}),
        note="A trust is reached when somebody who held a role there had a place.",
    )


def _row(
    words: str, ids: Iterable[int], with_place: set[int], with_somebody: set[int]
) -> list[str | int | float]:
    trusts = set(ids)
    hit = len(trusts & with_place)
    return [
        words,
        len(trusts),
        hit,
        share(hit, len(trusts)),
        len(trusts) - hit,
        len(trusts & with_somebody),
    ]
