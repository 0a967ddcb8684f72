"""Which columns hold equality information. A file with one is refused: only the person gives it.

The characteristics are those of section 4 of the Equality Act 2010 and what stands for them in
staff systems.
"""

import re
import unicodedata

#: a column whose letters contain one of these
_STEMS = (
    "ETHNIC",
    "RACIAL",
    "GENDER",
    "SEXUAL",
    "RELIGIO",
    "DISAB",
    "PREGNAN",
    "MATERNITY",
    "NATIONALITY",
    "MARITAL",
    "MARRIAGE",
    "CIVILPARTNER",
    "BIRTH",
    "ORIENTATION",
    "SKINCOLO",
    "COUNTRYOFORIGIN",
    "NATIONALORIGIN",
    "LGBT",
    "HERITAGE",
)
#: a column that has one of these as a word, or is nothing else
_WORDS = frozenset(
    {
        "RACE",
        "SEX",
        "AGE",
        "AGES",
        "AGEBAND",
        "AGEGROUP",
        "AGERANGE",
        "DOB",
        "FAITH",
        "BELIEF",
        "BELIEFS",
        "BAME",
        "BME",
        "TRANS",
        "IMPAIRMENT",
        "CASTE",
        "PRONOUNS",
    }
)


def is_equality_column(name: str) -> bool:
    """Does a column of this name hold what only the person may tell us?

    Case, accents, spaces, underscores and characters that cannot be seen make no difference.
    """
    apart = unicodedata.normalize("NFKD", name)
    letters = "".join(letter for letter in apart if letter.isalpha()).upper()
    if letters in _WORDS or any(stem in letters for stem in _STEMS):
        return True
    words = re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", apart)
    return any(word.upper() in _WORDS for word in words)
