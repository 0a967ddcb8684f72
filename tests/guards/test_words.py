"""The words of pages and mails: plain, and those of the product."""

import re

import pytest

from tests.guards.files import committed, text_of

TEMPLATES = [name for name in committed("*") if name.parts[0] == "templates"]

#: what is not said, and what is said instead
UNWANTED = {
    r"please|kindly": "say what to do",
    r"click here": "say where the link leads",
    r"invalid|illegal|oops": "say what is wrong and how to put it right",
    r"simply|just|easy|easily": "leave it out",
    r"BAME|BME": "ethnic minorities",
    r"waitlist|reserve list": "waiting list",
    r"no-shows?|DNA": "did not attend",
    r"bookings?|tickets?|slots?": "registration, place",
    r"(?<!trust )(?<!session )\bchairs?\b(?! an? )": "trust chair, session chair",
}


@pytest.mark.parametrize("words", UNWANTED)
def test_pages_and_mails_use_plain_words(words: str) -> None:
    found = {
        str(name): re.findall(rf"\b(?:{words})\b", said(text_of(name)), re.I) for name in TEMPLATES
    }
    assert {name: hits for name, hits in found.items() if hits} == {}, UNWANTED[words]


def test_headings_are_in_sentence_case() -> None:
    """A capital letter begins a heading and a name, nothing else."""
    headings = [
        (str(name), heading)
        for name in TEMPLATES
        for heading in re.findall(r"<h[1-6][^>]*>([^<{]+)</h", text_of(name))
    ]
    assert headings != []
    assert [(name, words) for name, words in headings if re.search(r"\s[A-Z][a-z]", words)] == []


def said(template: str) -> str:
    """What a template says to people: without its comments, tags and the code in it.

    Words in quotation marks inside the code stay, for most of them are said.
    """
    without = re.sub(r"\{#.*?#\}|<[^>]*>", " ", template, flags=re.DOTALL)
    code = re.compile(r"\{[{%](.*?)[%}]\}", re.DOTALL)
    return code.sub(lambda found: " ".join(re.findall(r'"([^"]* [^"]*)"', found[1])), without)
