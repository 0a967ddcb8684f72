"""Words in mails: cut, wrapped and cleaned."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events_app.mail.text import SUBJECT_LENGTH, TEXT_COLUMNS, cut, plain, wrap

words = st.lists(
    st.text("abc,é-", min_size=1, max_size=90)
    | st.just("https://events.example/" + "board-papers/" * 12)
).map(" ".join)


@pytest.mark.parametrize(
    ("text", "length", "expected"),
    [
        ("Board accountability", 20, "Board accountability"),
        ("Board accountability", 19, "Board…"),
        ("Board accountability, again", 21, "Board accountability…"),
        ("Board accountability, again", 22, "Board accountability…"),
        ("Accountability", 8, "Account…"),
        ("Board\r\naccountability\tfor  WRES", 60, "Board accountability for WRES"),
        ("", 60, ""),
    ],
)
def test_a_line_is_cut_after_a_whole_word(text: str, length: int, expected: str):
    assert cut(text, length) == expected


@given(st.text())
def test_a_subject_is_one_line_and_short(text: str):
    subject = cut(text, SUBJECT_LENGTH)
    assert len(subject) <= SUBJECT_LENGTH
    assert len(subject.splitlines()) <= 1


def test_long_paragraphs_are_wrapped_and_list_items_hang():
    text = "word " * 20 + "\n\n\n\n- " + "item " * 20
    assert wrap(text) == (
        "word word word word word word word word word word word word word word word\n"
        "word word word word word\n"
        "\n"
        "- item item item item item item item item item item item item item item item\n"
        "  item item item item item\n"
    )


@given(words)
def test_lines_fit_and_addresses_of_pages_stay_whole(text: str):
    wrapped = wrap(text)
    for line in wrapped.splitlines():
        assert len(line) <= TEXT_COLUMNS or "://" in line
    assert wrapped.split().count("https://events.example/" + "board-papers/" * 12) == text.count(
        "https://"
    )
    assert "".join(wrapped.split()) == "".join(text.split())


def test_marks_that_turn_a_line_around_are_taken_out_and_letters_stay():
    assert plain("moc.elpmaxe\u202e and שלום and سلام") == "moc.elpmaxe and שלום and سلام"
