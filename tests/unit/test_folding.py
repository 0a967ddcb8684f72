"""Text as a search compares it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events_app.folding import fold, fold_address, fold_family_name, fold_name


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


@pytest.mark.parametrize(
    ("name", "folded", "family"),
    [
        ("Úna Ó Súilleabháin", "una o suilleabhain", "suilleabhain"),
        ("Professor Dame Ann Lee", "ann lee", "lee"),
        ("Dr. Ann Lee", "ann lee", "lee"),
        ("Dr", "dr", "dr"),
        ("Madonna", "madonna", "madonna"),
    ],
)
def test_a_name_is_folded_without_its_titles(name, folded, family):
    assert (fold_name(name), fold_family_name(name)) == (folded, family)


def test_a_folded_name_is_never_longer_than_its_column():
    assert len(fold_name("\ufdfa" * 200)) == 100


@pytest.mark.parametrize(
    "email", ["Ann.Lee@trust.example", "annlee@trust.example", "a.nnlee+wres@TRUST.example"]
)
def test_addresses_that_differ_in_case_dots_and_tags_fold_to_one(email):
    assert fold_address(email) == "annlee@trust.example"


def test_an_address_that_is_all_tag_stays_as_it_is():
    assert fold_address("+a@trust.example") == "+a@trust.example"
