"""Text as a search compares it: without accents, in lower case, one space between words."""

import unicodedata

#: how much of a name is kept to search in, in characters
LONGEST_FOLDED = 100
#: what stands before a name and is not part of it
_TITLES = frozenset(
    {"dr", "prof", "professor", "mr", "mrs", "ms", "miss", "mx", "sir", "dame", "lord", "lady"}
    | {"baron", "baroness", "rev", "revd", "cllr"}
)

#: letters with strokes and joined letters, which Unicode does not take apart
_PLAIN = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "ħ": "h",
        "ŧ": "t",
        "\N{LATIN SMALL LETTER DOTLESS I}": "i",
        "æ": "ae",
        "œ": "oe",
    }
    | {"þ": "th", "’": "'", "‘": "'"}
)


def fold(text: str) -> str:
    """`text` folded: NFKD without the marks, casefolded. Folding twice changes nothing more.

    Both the words that are kept for the search and the words that somebody looks for go through it.
    """
    folded = " ".join(text.split())
    # Taking apart can make new capitals, and lowering can make new marks: until it rests.
    while True:
        again = _fold_once(folded)
        if again == folded:
            return folded
        folded = again


def fold_name(name: str) -> str:
    """A person's name to search and compare: folded, without the titles before it."""
    words = fold(name).split()
    while len(words) > 1 and words[0].rstrip(".") in _TITLES:
        words.pop(0)
    return " ".join(words)[:LONGEST_FOLDED]


def fold_family_name(name: str) -> str:
    """The last word of the folded name."""
    return fold_name(name).rpartition(" ")[2]


def fold_address(email: str) -> str:
    """An address as most mail servers read it: before the @, no dots and nothing after a +."""
    local, at, domain = email.lower().rpartition("@")
    plain = local.partition("+")[0].replace(".", "")
    return f"{plain or local}{at}{domain}"


def _fold_once(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return " ".join(plain.translate(_PLAIN).split())
