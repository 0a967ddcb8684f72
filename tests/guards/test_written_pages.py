"""What the README and the other pages in the repository point to is there."""

import re
from pathlib import Path

from tests.guards.files import ROOT, committed, text_of

PAGES = committed("*.md")
PICTURES = ROOT / "docs" / "pictures"
#: a page that shows them must not take long to load
LARGEST_PICTURE = 150_000


def test_every_link_to_a_file_of_ours_leads_to_one() -> None:
    found = {str(page): dead_links(page) for page in PAGES}
    assert {page: links for page, links in found.items() if links} == {}


def test_the_readme_shows_every_picture_and_each_is_small() -> None:
    shown = set(re.findall(r"!\[[^\]]+\]\(docs/pictures/([^)]+)\)", text_of(Path("README.md"))))
    there = {file.name: file.stat().st_size for file in PICTURES.iterdir()}
    assert shown == set(there)
    assert {name: size for name, size in there.items() if size > LARGEST_PICTURE} == {}


def test_every_make_command_that_is_written_down_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", text_of(Path("Makefile")), re.MULTILINE))
    written = {
        command
        for page in PAGES
        for command in re.findall(r"(?:`|^ *)make ([a-z]+)", text_of(page), re.MULTILINE)
    }
    assert written - targets == set()


def dead_links(page: Path) -> list[str]:
    """The relative links of a page that lead nowhere."""
    links = re.findall(r"\]\(([^)#]+)[^)]*\)", text_of(page))
    ours = [link for link in links if not re.match(r"[a-z]+:", link)]
    return [link for link in ours if not (ROOT / page.parent / link).exists()]
