"""What is in a piece of HTML, for tests."""

from typing import Any

import html5lib


def find(page: str, tag: str) -> list[Any]:
    """Every element with this tag, in order."""
    return list(html5lib.parseFragment(page, namespaceHTMLElements=False).iter(tag))


def ids(page: str) -> list[str]:
    """Every id, in order, as often as it is given."""
    tree = html5lib.parseFragment(page, namespaceHTMLElements=False)
    return [element.get("id") for element in tree.iter() if element.get("id")]
