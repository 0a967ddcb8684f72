"""Text as a search compares it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events_app.folding import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Siân Ångström", "sian angstrom"),
        ("STRASSE Straße", "strasse strasse"),
        ("Łódź, Øre, Æther", "lodz, ore, aether"),
        ("  two\n\twords\u00a0here ", "two words here"),
        ("What’s ﬁne", "what's fine"),
        (
            "İstanbul \N{LATIN SMALL LETTER DOTLESS I}l\N{LATIN SMALL LETTER DOTLESS I}k",
            "istanbul ilik",
        ),
    ],
)
def test_it_has_no_accents_and_no_capitals(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_composed_and_taken_apart_are_the_same(text: str) -> None:
    forms = {fold(unicodedata.normalize(form, text)) for form in ("NFC", "NFD", "NFKC", "NFKD")}
    assert forms == {fold(text)}
