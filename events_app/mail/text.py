"""Words as mails and calendars can carry them: no control characters, no lines too long."""

import re
import textwrap

#: columns of a mail's text part, and characters of its subject
TEXT_COLUMNS = 78
SUBJECT_LENGTH = 60

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
# control characters, halves of characters, and the marks that reorder a line
_UNWANTED = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
_LIST_MARK = re.compile(r"(?:[-*•] |\d{1,2}\. )?")


def plain(text: str) -> str:
    """The text without control characters, halves of characters and marks that reorder a line.

    Line ends become "\\n", tabs stay. The marks are the bidirectional embeddings, overrides and
    isolates, which can make an address or a date read as another; Arabic and Hebrew need none.
    """
    return _UNWANTED.sub("", _LINE_ENDS.sub("\n", text))


def one_line(text: str) -> str:
    """The plain text with every run of white space as one space."""
    return " ".join(plain(text).split())


def cut(text: str, length: int) -> str:
    """The text in one line of at most `length` characters, cut after a word and marked "…"."""
    line = one_line(text)
    if len(line) <= length:
        return line
    kept = line[: length - 1]
    if line[length - 1] not in " ,;:" and " " in kept:
        kept = kept[: kept.rindex(" ")]
    return kept.rstrip(" ,;:-–") + "…"


def wrap(text: str) -> str:
    """The text in lines of at most 78 columns. Web addresses are not broken, list items hang."""
    lines = [_wrap_line(line.rstrip()) for line in plain(text).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n") + "\n"


def _wrap_line(line: str) -> str:
    mark = _LIST_MARK.match(line)
    words = re.sub(rf"\S{{{TEXT_COLUMNS - 3},}}", _broken, line)
    wrapped = textwrap.wrap(
        words,
        TEXT_COLUMNS,
        subsequent_indent=" " * len(mark.group() if mark else ""),
        break_long_words=False,
        break_on_hyphens=False,
    )
    return "\n".join(wrapped)


def _broken(word: re.Match[str]) -> str:
    if "://" in word.group():
        return word.group()
    return " ".join(textwrap.wrap(word.group(), TEXT_COLUMNS - 4, break_on_hyphens=False))
