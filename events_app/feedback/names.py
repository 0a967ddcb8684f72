"""Names in what people wrote: found before anybody reads it in a report. Pure."""

import re
from collections.abc import Iterable

from events_app.folding import fold

#: a title and the word after it, whoever that is
_TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Dame|Lord|Lady)\.?\s+[A-Z]\w+")
_ADDRESS = re.compile(r"\S+@\S+\.\S+")
#: parts of names that are too short, or too common as words, to say anything
_SHORTEST = 3


def names_in(words: str, known: Iterable[str]) -> list[str]:
    """What looks like somebody: parts of known names, titles with a word after them, addresses."""
    found = [*_TITLED.findall(words), *_ADDRESS.findall(words)]
    parts = {fold(part): part for name in known for part in name.split() if len(part) >= _SHORTEST}
    for word in re.findall(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*", words):
        if word[0].isupper() and fold(word) in parts:
            found.append(word)
    return list(dict.fromkeys(found))
