"""Who an event is for, in words."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from events_app.eligibility.rule import stated_items
from events_app.eligibility.shapes import AnyItem, Conditions, Item, Names
from events_app.models.organisations import ON_THE_BOARD, BoardRole, CommitteePart

NOT_DECIDED = "an audience that will be announced"
_BOARD = "any board role"
_ORDER: dict[str, int] = {role: number for number, role in enumerate(BoardRole)}
#: the regions of NHS England that are spoken of with "the"
_WITH_ARTICLE = frozenset(
    {
        "East of England",
        "Midlands",
        "North East and Yorkshire",
        "North West",
        "South East",
        "South West",
    }
)


class _Group(NamedTuple):
    """People who share their conditions. Every empty tuple: not asked for."""

    roles: tuple[str, ...]
    committees: tuple[tuple[str, str | None], ...]
    types: tuple[str, ...]
    regions: tuple[str, ...]
    codes: tuple[str, ...]


def describe_audience(items: Iterable[AnyItem], names: Names | None = None) -> str:
    """The words after "This event is for", without the full stop.

    `names` gives the organisations' names by code; one that is missing is shown by its code.
    Items that differ in one condition are said in one breath; what one item covers is said once.
    """
    groups = tuple(_as_group(item) for item in stated_items(items))
    codes = (code for group in groups for code in group.codes)
    known = {code: names[code] for code in codes if code in names} if names else {}
    return _groups_in_words(groups, tuple(known.items()))


@lru_cache(maxsize=1024)  # a list describes many audiences, and most of them are alike
def describe_conditions(
    items: tuple[Conditions, ...], names: tuple[tuple[str, str], ...] = ()
) -> str:
    """`describe_audience` for plain values, `names` as pairs: kept for the next page."""
    return describe_audience(items, dict(names))


def describe_item(item: Item, names: Names | None = None) -> str:
    """One item in the words of `describe_audience`."""
    return describe_audience([item], names)


def role_in_words(role: str) -> str:
    """One board role as screens say it: never "chair" alone."""
    return "trust chair" if role == BoardRole.CHAIR else role


def committee_in_words(item: Item) -> str:
    """What an item asks of its people about a committee, as in "chair an audit committee"."""
    asked = (item.committee_part or CommitteePart.SITS_ON, item.committee)
    return _committees_in_words((asked,), many=True).removeprefix(" who ")


def with_article(noun: str) -> str:
    """The noun with "a" or "an" before it."""
    return f"{'an' if noun[:1].lower() in set('aeiou') else 'a'} {noun}"


def _as_group(item: Item | Conditions) -> _Group:
    role = item.board_role or (_BOARD if item.any_board_role else None)
    asks_committee = item.committee is not None or item.committee_part is not None
    part = item.committee_part or CommitteePart.SITS_ON
    return _Group(
        roles=(role,) if role else (),
        committees=((part, item.committee),) if asks_committee else (),
        types=(item.organisation_type,) if item.organisation_type is not None else (),
        regions=(item.region,) if item.region is not None else (),
        codes=(item.organisation_code,) if item.organisation_code is not None else (),
    )


@lru_cache(maxsize=1024)  # audiences of different events are alike
def _groups_in_words(groups: tuple[_Group, ...], names: tuple[tuple[str, str], ...]) -> str:
    merged = list(groups)
    for dimension in ("roles", "regions", "types", "codes", "committees"):
        merged = _merged(merged, dimension)
    phrases = list(dict.fromkeys(_group_in_words(group, dict(names)) for group in merged))
    if not phrases:
        return NOT_DECIDED
    if len(phrases) <= 2:
        return ", and ".join(phrases)
    return "; ".join(phrases[:-1]) + "; and " + phrases[-1]


def _merged(groups: list[_Group], dimension: str) -> list[_Group]:
    """Join the groups that differ in that dimension alone; one that asks for nothing there wins."""
    if len(groups) < 2:
        return groups
    joined: dict[object, _Group] = {}
    for group in groups:
        others = group._replace(**{dimension: ()})
        key = tuple(frozenset(value) for value in others)
        first = joined.setdefault(key, group)
        mine, theirs = getattr(first, dimension), getattr(group, dimension)
        union = tuple(dict.fromkeys(mine + theirs)) if mine and theirs else ()
        joined[key] = first._replace(**{dimension: union})
    return list(joined.values())


def _group_in_words(group: _Group, names: Names) -> str:
    many = bool(group.roles)
    who = _roles_in_words(group.roles) if many else "everyone"
    committees = _committees_in_words(group.committees, many=many)
    places = _places_in_words(group, names, many=many)
    if not (many or committees or places.startswith(" at ")):
        who = "everyone at a member organisation"
    return f"{who}{committees}{places}"


def _roles_in_words(roles: tuple[str, ...]) -> str:
    """The roles in the order of `BoardRole`, so that the order of the items does not matter."""
    board = ["all board members"] if _BOARD in roles else []
    covered = {_BOARD, *ON_THE_BOARD} if board else set[str]()
    asked = sorted(set(roles) - covered, key=lambda role: (_ORDER.get(role, len(_ORDER)), role))
    return _listed(board + [f"{role_in_words(role)}s" for role in asked], "and")


def _committees_in_words(committees: tuple[tuple[str, str | None], ...], *, many: bool) -> str:
    """As in " who chair an audit committee". Sitting on one covers chairing it."""
    clauses: list[str] = []
    for part, committee in committees:
        if part == CommitteePart.CHAIRS and (CommitteePart.SITS_ON, committee) in committees:
            continue
        chairs = part == CommitteePart.CHAIRS
        verb = ("chair" if many else "chairs") if chairs else ("sit on" if many else "sits on")
        noun = with_article(f"{committee} committee") if committee else "a committee"
        clauses.append(f"{verb} {noun}")
    return f" who {_listed(clauses, 'or')}" if clauses else ""


def _places_in_words(group: _Group, names: Names, *, many: bool) -> str:
    word = "and" if many else "or"
    words = ""
    if group.types:
        types = _listed(list(group.types), word)
        words += f" at {types} trusts" if many else f" at {with_article(types)} trust"
    if group.codes:
        words += " at " + _listed(
            [names.get(code, f"the organisation {code}") for code in group.codes], word
        )
    if group.regions:
        regions = [f"the {r}" if r in _WITH_ARTICLE else r for r in group.regions]
        words += " in " + _listed(regions, word)
    return words


def _listed(words: list[str], last: str) -> str:
    """Words joined by commas, the last two by `last`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"
