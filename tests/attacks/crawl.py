"""Every address of the product, asked in both worlds by everybody who is not in the forum."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice, product
from typing import Any, NamedTuple
from urllib.parse import quote

from flask import Flask
from werkzeug.routing import Rule

from tests.attacks.busy_forum import Hidden
from tests.attacks.cast import ROLES, SIGNED_OUT, Cast
from tests.attacks.observing import Differs, Seen, see
from tests.attacks.worlds import World
from tests.guards.scene import answers, rules

METHODS = ("GET", "HEAD", "POST")
READING = ("GET", "HEAD")
#: how many of other people's things each role asks for at each address of the whole crawl
OTHERS = 8


class Asked(NamedTuple):
    """One request of the crawl."""

    rule: Rule
    role: str
    method: str
    address: str


@dataclass
class Twins:
    """The two worlds, who is in them, and what the second has more."""

    without: World
    with_forum: World
    cast: Cast
    hidden: Hidden

    @property
    def both(self) -> tuple[World, World]:
        return self.without, self.with_forum

    def compare(self, asked: Asked) -> Seen:
        """Ask in both worlds. Raises Differs where the answers are not the same."""
        cookie, data = self.cast.cookies[asked.role], None
        if asked.method == "POST":
            data = self.form(asked)
        one, other = (_ask(world, asked, cookie, data) for world in self.both)
        if one != other:
            raise Differs(f"{asked.method} {asked.address} by {asked.role}", one, other)
        if asked.rule.endpoint.startswith("forums."):
            _check_private(asked, one)
        return one

    def form(self, asked: Asked) -> dict[str, Any]:
        """A good form, which names people of the forum where it names anybody."""
        named = {"email": self.cast.addresses["insider member"]}
        if asked.rule.endpoint == "forums.outside_close_unseen":
            named["number"] = self.hidden.forum_id
        return answers(asked.rule) | named


def _check_private(asked: Asked, seen: Seen) -> None:
    """What every answer of a private page has, whoever asks: not kept, told to no other page."""
    headers = dict(seen.headers)
    said = headers.get("Referrer-Policy"), headers.get("ETag"), headers.get("Last-Modified")
    wanted = ("no-referrer", None, None)
    if asked.method not in (asked.rule.methods or ()):
        return  # no address at all
    assert said == wanted, f"{asked.method} {asked.address}: {said}"
    # a code to another address for alerts is in the log as a code for signing in is
    asked_for = [line for line in seen.log if "('event', 'request')" in line]
    assert asked_for == [], f"{asked.address} leaves a line in the log: {asked_for}"


def _ask(world: World, asked: Asked, cookie: str, data: dict[str, Any] | None) -> Seen:
    since = len(world.logged)
    # forms are taken without their token here: what is compared is what becomes of them
    world.app.config["WTF_CSRF_ENABLED"] = asked.method != "POST"
    answer = world.ask(asked.method, asked.address, cookie, data)
    changed = asked.method == "POST" and answer.status_code < 400
    mails = world.deliver() if changed else []
    seen = see(world, answer, since=since, mails=mails)
    answer.close()
    if changed:
        world.put_back()
    return seen


def every_request(
    app: Flask, cast: Cast, hidden: Hidden, *, whole: bool, only: Callable[[Rule], bool]
) -> Iterator[Asked]:
    """Every rule by everybody with every method; not `whole`: with few, at few addresses.

    Raises AssertionError for a rule with a part of which nobody has said what it stands for.
    """
    fitting = {(rule.rule, method) for rule in every_rule(app) for method in rule.methods or ()}
    for number, rule in enumerate(filter(only, every_rule(app))):
        for method in METHODS:
            fits = method in (rule.methods or ())
            if not fits and (rule.rule, method) in fitting:
                continue  # it is another rule's
            for role in _roles(app, rule, method, number, whole=whole):
                for address in addresses(rule, role, method, cast, hidden, whole=whole):
                    yield Asked(rule, role, method, address)


def _roles(app: Flask, rule: Rule, method: str, number: int, *, whole: bool) -> list[str]:
    """Everybody; for a sample, whoever the page is for, and some of the others in turn."""
    everybody = [SIGNED_OUT, *ROLES]
    private = rule.endpoint.startswith("forums.")
    may = getattr(app.view_functions[rule.endpoint], "access", "")
    reads = method == "GET" and "GET" in (rule.methods or ())
    if whole or (reads and may in ("public", "signed in")):
        return everybody
    steps = (0, 3) if private else (0,)
    turns = {list(ROLES)[(number + step) % len(ROLES)] for step in steps}
    turns |= {SIGNED_OUT} if may == "public" else set()
    if method != "HEAD" and method in (rule.methods or ()):
        turns |= {role for role, held in ROLES.items() if may in held}
        turns |= {"host of another forum"} if private else set()
    return [role for role in everybody if role in turns]


def every_rule(app: Flask) -> list[Rule]:
    """The product's rules, each of which answers one kind of method."""
    return [*rules(app, "GET"), *rules(app, "POST")]


def addresses(
    rule: Rule, role: str, method: str, cast: Cast, hidden: Hidden, *, whole: bool
) -> list[str]:
    """One's own things first, then others', then what the forum's own ids and words lead to."""
    pool, own = cast.pool, cast.parts.get(role, {})
    names = sorted(rule.arguments)
    unknown = [name for name in names if name not in pool]
    assert not unknown, f"say in tests/guards/scenes what {unknown} of {rule.rule} stands for"
    fits = method in (rule.methods or ())
    # HEAD differs from GET by its method alone, so it is asked for one thing of each kind
    most = 40 if whole and method != "HEAD" else 1
    own_values = [own.get(name) or pool[name] for name in names]
    found = [_filled(rule, names, values) for values in islice(product(*own_values), most)]
    if names and fits:
        values = [(hidden.parts.get(name) or [hidden.forum_id])[0] for name in names]
        found.append(_filled(rule, names, values))
    if names and whole and fits and method != "HEAD":
        others = _others([pool[name] for name in names], role)
        found += [_filled(rule, names, values) for values in others]
    if fits and method == "GET" and (whole or not names):
        found += [f"{found[0]}?{query}" for query in _questions(cast, hidden, whole=whole)]
    return list(dict.fromkeys(found))


def _others(values: list[list[str]], role: str) -> list[list[str]]:
    """Some values of every part, other ones for every role, so that all have their turn.

    All combinations would mostly be of two things that do not belong together, answered alike.
    """
    begin = OTHERS * [SIGNED_OUT, *ROLES].index(role)
    many = min(OTHERS, max(len(of_part) for of_part in values))
    return [[part[turn % len(part)] for part in values] for turn in range(begin, begin + many)]


def _filled(rule: Rule, names: list[str], values: Any) -> str:
    address = rule.rule
    for name, value in zip(names, values, strict=True):
        address = address.replace(f"<{name}>", value)
    return address


def _injected(hidden: Hidden) -> str:
    """True in the world that has the forum, if what is asked for were part of a statement."""
    more = f"(SELECT count(*) FROM sealed_records) > {hidden.rows_without}"
    return quote(f"x' OR {more} OR 'x'='")


def _questions(cast: Cast, hidden: Hidden, *, whole: bool) -> list[str]:
    """What pages are asked for in the address: words of the forum, its ids, people in it."""
    everything = "&".join(
        f"{name}={hidden.forum_id}"
        for name in ("forum", "group", "exclude", "owner", "series", "id", "topic")
    )
    asked = [f"q=Canary&{everything}", f"q={_injected(hidden)}"]
    if whole:
        asked += [f"q={word}" for word in ("Canary+forum", "Ofori", hidden.forum_id)]
        asked += [f"q={cast.addresses['insider member']}&page=2"]
    return asked
