"""Which themes an event or a session carries."""

import difflib
from collections.abc import Mapping

from events_app.events.programme.section import Section
from events_app.folding import fold

#: the themes that the file names at its top, by their folded name; empty when it names none
NamedThemes = Mapping[str, str]
MOST_THEMES = 100


def named_themes(section: Section) -> NamedThemes:
    """The themes at the top of the file, each once."""
    names = section.texts("themes")
    if len(names) > MOST_THEMES:
        section.note("themes", f"Enter at most {MOST_THEMES} themes")
    return {fold(name): name for name in reversed(names[:MOST_THEMES])}


def read_themes(section: Section, named: NamedThemes) -> tuple[str, ...]:
    """The themes under `themes`, spelt as at the top of the file, each once.

    A file that names its themes must use those; a file that names none may use any.
    """
    themes: dict[str, str] = {}
    for name in section.texts("themes"):
        if named and fold(name) not in named:
            section.note("themes", _unknown(name, named))
        themes.setdefault(fold(name), named.get(fold(name), name))
    return tuple(themes.values())


def _unknown(name: str, named: NamedThemes) -> str:
    meant = difflib.get_close_matches(fold(name), named, n=1)
    hint = f"did you mean {named[meant[0]]}?" if meant else "add it to the themes at the top"
    return f"Check the spelling: {name} is not one of the file's themes; {hint}"
