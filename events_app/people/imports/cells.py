"""What each kind of cell may hold, and how it is kept. Raises CellProblem in the user's words."""

import re
import unicodedata
from datetime import date
from functools import lru_cache

from events_app.mail.address import EmailNotValidError, normal_address
from events_app.models.organisations import BoardRole, CommitteePart
from events_app.people.imports.problems import CellProblem

LONGEST_EMAIL = 254
LONGEST_NAME = 200

_WRONG_EMAIL = "Enter an email address in the correct format"
_FORMULA_STARTS = frozenset("=+-@")
#: joins letters in the names of some scripts, and cannot be seen
_JOINERS = frozenset("\u200c\u200d")
#: stands where something could not be read earlier
_LOST = "\ufffd"
_HIDDEN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
_CODE = re.compile(r"[A-Z0-9]{3,5}")
_ROLES = frozenset(BoardRole)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_FIRST_YEAR, _LAST_YEAR = 1900, 2199
_COMMITTEE = re.compile(r"(chairs|sits on) +(?:the +)?(.+?)(?: +committee)?")
#: what stands before the @ of nearly every address, and is always right
_PLAIN_LOCAL_PART = re.compile(r"[a-z0-9]+(?:[._-][a-z0-9]+)*", re.IGNORECASE | re.ASCII)


def email(cell: str) -> str:
    """An address in lower case, as `Person.email` keeps it."""
    text = cell.strip(" \u00a0")
    if not text:
        raise CellProblem("Enter an email address")
    local, _, domain = text.rpartition("@")
    try:
        if domain.isascii() and _PLAIN_LOCAL_PART.fullmatch(local):
            address = f"{local}@{_normal_domain(domain)}".lower()
        else:
            address = normal_address(text).lower()
    except EmailNotValidError as error:
        raise CellProblem(_WRONG_EMAIL) from error
    if len(address) > LONGEST_EMAIL:
        raise CellProblem(_WRONG_EMAIL)
    return address


def full_name(cell: str) -> str:
    """A person's name, in any script."""
    return _line(cell, "full name", LONGEST_NAME)


def organisation_name(cell: str) -> str:
    return _line(cell, "name", LONGEST_NAME)


def region(cell: str) -> str:
    return _line(cell, "region", 100)


def organisation_type(cell: str) -> str:
    """The kind of trust, or "" where it is not known."""
    return _line(cell, "type", 100) if cell.strip() else ""


def organisation_code(cell: str) -> str:
    """An ODS code in capitals."""
    code = cell.strip(" \u00a0").upper()
    if not code:
        raise CellProblem("Enter an organisation code")
    if not _CODE.fullmatch(code):
        raise CellProblem("Enter an organisation code of 3 to 5 letters and numbers")
    return code


def board_role(cell: str) -> str | None:
    """One of `BoardRole`, or None for an empty cell."""
    role = " ".join(cell.split()).lower()
    if role and role not in _ROLES:
        raise CellProblem(f"Select one of these roles, or none: {', '.join(BoardRole)}")
    return role or None


def committee(cell: str) -> tuple[str, str] | None:
    """("chairs" or "sits on", the committee's name in lower case), or None for an empty cell."""
    if not cell.strip():
        return None
    text = _line(cell, "committee", LONGEST_NAME).lower()
    match = _COMMITTEE.fullmatch(text)
    if match is None or len(match[2]) > LONGEST_NAME:
        raise CellProblem('Enter "chairs" or "sits on" and the name of the committee')
    return CommitteePart(match[1]).value, match[2]


def from_day(cell: str) -> date:
    if not cell.strip():
        raise CellProblem("Enter the day that the appointment started, like 2022-09-15")
    return _day(cell)


def until_day(cell: str) -> date | None:
    """The last day, or None for an empty cell."""
    return _day(cell) if cell.strip() else None


def _day(cell: str) -> date:
    text = cell.strip()
    try:
        day = date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        day = None
    if day is None:
        raise CellProblem("Enter a real date, like 2022-09-15")
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise CellProblem(f"Enter a date between {_FIRST_YEAR} and {_LAST_YEAR}")
    return day


def _line(cell: str, what: str, longest: int) -> str:
    """Text that is one line, shows all it holds, and does nothing when a spreadsheet opens it."""
    cell = unicodedata.normalize("NFC", cell)
    if _LOST in cell or (not cell.isprintable() and any(map(_is_hidden, cell))):
        raise CellProblem(f"Enter a {what} without hidden or control characters")
    text = " ".join(cell.split())
    if text and unicodedata.normalize("NFKC", text[0])[0] in _FORMULA_STARTS:
        raise CellProblem(f"Enter a {what} that does not begin with = + - or @")
    if not any(letter.isalnum() for letter in text):
        raise CellProblem(f"Enter a {what}")
    if len(text) > longest:
        raise CellProblem(f"Enter a {what} of {longest} characters or less")
    return text


def _is_hidden(letter: str) -> bool:
    return unicodedata.category(letter) in _HIDDEN and letter not in _JOINERS


@lru_cache(maxsize=4096)
def _normal_domain(domain: str) -> str:
    """The part after the @ as the library keeps it: a file has few of them and many people each."""
    return normal_address(f"a@{domain}").partition("@")[2]
