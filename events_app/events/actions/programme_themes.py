"""One theme is one row, however a file spells its capitals and accents."""

from dataclasses import replace

from sqlalchemy import select

from events_app.events.actions.programme_rows import AnySession, Themes
from events_app.events.programme.plan import PlannedEvent, Programme
from events_app.folding import fold
from events_app.models.events import Theme

#: the name that a theme has, by its folded name
Spelling = dict[str, str]


def spelling_of(session: AnySession, programme: Programme) -> Spelling:
    """How the themes that are kept, and then those of the file, are spelt."""
    spelling = {fold(name): name for name in session.scalars(select(Theme.name))}
    for name in _names(programme):
        spelling.setdefault(fold(name), name)
    return spelling


def respelt(plan: PlannedEvent, spelling: Spelling) -> PlannedEvent:
    """The plan with its themes as they are spelt."""
    sessions = (replace(item, themes=_spell(item.themes, spelling)) for item in plan.sessions)
    return replace(plan, themes=_spell(plan.themes, spelling), sessions=tuple(sessions))


def theme_rows(session: AnySession, spelling: Spelling) -> Themes:
    """A row for every theme, by its folded name; those that are missing are added."""
    rows = {fold(row.name): row for row in session.scalars(select(Theme))}
    for folded, name in spelling.items():
        if folded not in rows:
            rows[folded] = Theme(name=name)
            session.add(rows[folded])
    return rows


def _spell(names: tuple[str, ...], spelling: Spelling) -> tuple[str, ...]:
    return tuple(spelling[fold(name)] for name in names)


def _names(programme: Programme) -> list[str]:
    names = list(programme.themes)
    for plan in programme.events:
        names += plan.themes
        names += [name for item in plan.sessions for name in item.themes]
    return names
