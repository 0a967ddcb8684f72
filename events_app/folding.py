"""Text as a search compares it: without accents, in lower case, one space between words."""

import unicodedata

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


def _fold_once(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return " ".join(plain.translate(_PLAIN).split())
