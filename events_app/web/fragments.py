"""Pieces of pages that are made once for the same values.

A fragment is a macro that knows its arguments and nothing else: no request, no session, nobody who
is signed in, no time. All of its arguments are the key, so what is kept cannot become stale and
cannot be somebody else's. Such macros stand in templates named `_fragments.html`; a guard looks
that they ask for nothing else. Why that is safe: docs/adr/0007.
"""

from collections.abc import Hashable, Iterable
from functools import lru_cache
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

#: how many pieces a process keeps; the ones that were asked for longest ago go first
KEPT = 1024


class Fragments:
    """`fragment("events/_fragments.html", "card", …)` in templates."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment
        # typed: Markup("<b>") equals "<b>", and only one of them is escaped
        self._made = lru_cache(maxsize=KEPT, typed=True)(self._make)

    def __call__(self, template: str, macro: str, *values: Hashable) -> Markup:
        """What the macro makes of the values. They must be hashable, with nested ones as tuples."""
        return self._made(template, macro, *values)

    def each(self, template: str, macro: str, rows: Iterable[tuple[Hashable, ...]]) -> Markup:
        """The macro's pieces for each of the rows, one after the other."""
        return Markup("\n").join(self._made(template, macro, *values) for values in rows)

    def _make(self, template: str, macro: str, *values: Hashable) -> Markup:
        # the module of a template is made without the request's names
        made: Any = vars(self._environment.get_template(template).module)[macro]
        return made(*values)
