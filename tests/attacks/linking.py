"""How somebody with everything that lies on the disk would link what was said to who said it."""

import math
from collections.abc import Iterable, Sequence
from itertools import product
from typing import Any

from sqlalchemy import Connection, text

#: what orders rows that nobody meant to order them by
HIDDEN = {"sqlite": ("rowid",), "postgresql": ("ctid", "xmin")}
#: PostgreSQL's number of the type that it cannot order, and a number that it shows as text
JSON, NUMBERS = 114, {"xmin": "xmin::text::bigint"}
Orders = dict[str, list[Any]]
#: at each end of the 95 %
TAIL = 0.025
#: at each end, where hundreds of pairs of orders are looked at and none may be outside by chance
FAR = 1e-7


def orders(connection: Connection, table: str, column: str, where: str = "1 = 1") -> Orders:
    """A column of a table in every order that the database can give it in."""
    kind = connection.dialect.name
    found: Orders = {"as it lies": _read(connection, f"SELECT {column} FROM {table} WHERE {where}")}
    described = connection.execute(text(f"SELECT * FROM {table}")).cursor.description
    as_text = {each[0] for each in described if each[1] == JSON}
    for name in (*(each[0] for each in described), *HIDDEN[kind]):
        order = f"{name}::text" if name in as_text else NUMBERS.get(name, name)
        asked = f"SELECT {column} FROM {table} WHERE {where} ORDER BY {order}"
        if name != "rowid" or _has_rowid(connection, table):
            found[f"by {name}"] = _read(connection, asked)
    return found


def hits(people: Orders, said: Orders, truth: dict[Any, Any]) -> dict[str, int]:
    """For each pair of orders: how many are linked rightly by laying one beside the other."""
    return {
        f"{one}, {other}": count(mine, theirs, truth)
        for (one, mine), (other, theirs) in product(people.items(), said.items())
    }


def count(people: Sequence[Any], said: Sequence[Any], truth: dict[Any, Any]) -> int:
    """Also from the end: an order that is turned round is an order."""
    ahead = sum(truth[what] == who for who, what in zip(people, said, strict=False))
    back = sum(truth[what] == who for who, what in zip(people, list(said)[::-1], strict=False))
    return max(ahead, back) if max(ahead, back) > len(people) // 2 else ahead


def by_chance(people: int, sessions: int, tail: float = TAIL) -> tuple[int, int]:
    """The fewest and the most right guesses that chance gives, all but so rarely: exact, binomial.

    Each guess is right once in so many people; the tail is what lies outside at each end.
    """
    tries, likely = people * sessions, 1 / people
    below, fewest, number = 0.0, None, 0
    while below < 1 - tail:
        ways = math.lgamma(tries + 1) - math.lgamma(number + 1) - math.lgamma(tries - number + 1)
        chances = number * math.log(likely) + (tries - number) * math.log(1 - likely)
        below += math.exp(ways + chances)
        fewest = number if fewest is None and below >= tail else fewest
        number += 1
    return fewest or 0, number - 1


def beyond_chance(totals: dict[str, int], people: int, sessions: int) -> dict[str, int]:
    """The pairs of orders that link more rightly, or more wrongly, than chance would."""
    fewest, most = by_chance(people, sessions, FAR)
    return {name: found for name, found in totals.items() if not fewest <= found <= most}


def added(totals: dict[str, int], more: dict[str, int]) -> None:
    for name, number in more.items():
        totals[name] = totals.get(name, 0) + number


def _read(connection: Connection, asked: str) -> list[Any]:
    return [row[0] for row in connection.execute(text(asked))]


def _has_rowid(connection: Connection, table: str) -> bool:
    made = "SELECT sql FROM sqlite_master WHERE name = :name"
    sql: str = connection.execute(text(made), {"name": table}).scalar_one()
    return "WITHOUT ROWID" not in sql


def found_in(contents: Iterable[bytes], wanted: Iterable[bytes]) -> list[bytes]:
    """Which of the values stand anywhere in the contents."""
    every = list(contents)
    return [value for value in wanted if any(value in content for content in every)]
