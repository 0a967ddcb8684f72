"""Numbers of rows as they stand in addresses."""

from events_app.web.errors import not_found

#: no table of ours counts further
_LARGEST = 2**31 - 1


def row_id(text: str) -> int:
    """The number that an address names; what is no number of a row is not found."""
    if not (text.isascii() and text.isdigit()) or len(text) > 10 or int(text) > _LARGEST:
        not_found()
    return int(text)
