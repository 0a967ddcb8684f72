"""Numbers of rows as they stand in addresses and forms."""

from events_app.web.errors import not_found

#: the largest that a row can have on PostgreSQL
_LARGEST = 2**31 - 1


def key_in(text: str) -> int | None:
    """The number of a row that a text is, or None."""
    if not text.isascii() or not text.isdigit() or len(text) > 10 or int(text) > _LARGEST:
        return None
    return int(text)


def row_id(text: str) -> int:
    """The number that an address names; what is no number of a row is not found."""
    key = key_in(text)
    return not_found() if key is None else key
