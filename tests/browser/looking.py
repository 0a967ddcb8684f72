"""What is looked for on every page. Each function gives the faults it finds, in words."""

import json
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, Request

#: what every page must meet without one exception
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
#: what axe-core leaves to a person: the rule, what it stood at, and what was found on 22.11.2026
REVIEWED = {
    # the box is drawn over the label by the style sheet; #212b32 on #f0f4f5 is 12:1
    ("color-contrast", "nhsuk-checkboxes__label"),
    # the same of the circle
    ("color-contrast", "nhsuk-radios__label"),
    # it stands in a dialog, over the page and its cover; #212b32 on #fff is 14:1
    ("color-contrast", "app-idle__words"),
}
#: only what is wrong or in doubt is worked out: the list of what is right takes as long again
AXE_OPTIONS = {
    "runOnly": {"type": "tag", "values": RULES},
    "resultTypes": ["violations", "incomplete"],
}
AXE_RUN = f"""async () => {{
  const {{ violations, incomplete }} = await axe.run({json.dumps(AXE_OPTIONS)});
  return {{ violations, incomplete }};
}}"""
IN_SCROLLING = "(where) => document.querySelector(where).closest('.app-scroll') !== null"
#: compressed, with an empty cache
MOST_BYTES = 60_000
MOST_REQUESTS = 6
NARROWEST = 320

#: the spacing that people may set for themselves (WCAG 1.4.12)
SPACING = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
    word-spacing: .16em !important } p { margin-bottom: 2em !important }`);
  document.adoptedStyleSheets = [sheet];
}"""

STRUCTURE = """() => ({
  h1: [...document.querySelectorAll("h1")].map((h) => h.innerText.trim()),
  title: document.title,
  mains: document.querySelectorAll("main").length,
  language: document.documentElement.lang,
  words: document.querySelector("main").innerText,
  forms: [...document.forms].filter((form) => !form.noValidate).length,
  required: document.querySelectorAll("[required]").length,
})"""

WIDER = """() => [...document.querySelectorAll("body *")]
  .filter((e) => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1
    && !e.closest(".nhsuk-u-visually-hidden, .app-scroll"))
  .slice(0, 3).map((e) => `${e.tagName} ${e.className}`)"""

SUMMARY = """() => {
  const summary = document.querySelector(".nhsuk-error-summary");
  if (!summary) return null;
  const place = (link) => document.getElementById(link.getAttribute("href").slice(1));
  const links = [...summary.querySelectorAll("a")];
  return {
    heading: summary.querySelector("h2").innerText.trim(),
    focused: summary.contains(document.activeElement),
    lost: links
      .filter((a) => !place(a)?.matches("input, select, textarea"))
      .map((a) => a.innerText),
    unordered: links.some((a, n) => n && place(links[n - 1]) && place(a)
      && !(place(links[n - 1]).compareDocumentPosition(place(a)) & 4)),
    unsaid: links.filter((a) => ![...document.querySelectorAll(".nhsuk-error-message")]
      .some((e) => e.innerText.includes(a.innerText))).map((a) => a.innerText),
  };
}"""


def axe_faults(page: Page) -> list[str]:
    """What axe-core finds, and what it leaves to a person, each with where it is."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate(AXE_RUN)
    width = page.viewport_size and page.viewport_size["width"]
    return [
        f"axe at {width}: {kind}: {rule['id']} at {[node['target'] for node in rule['nodes'][:3]]}"
        for kind in ("violations", "incomplete")
        for rule in found[kind]
        if kind == "violations"
        or not all(_is_reviewed(page, rule["id"], node) for node in rule["nodes"])
    ]


def _is_reviewed(page: Page, rule: str, node: dict[str, Any]) -> bool:
    if any(rule == name and mark in node["html"] for name, mark in REVIEWED):
        return True
    # a cell that is scrolled out of its table's region has the colours of those that are in view
    return rule == "color-contrast" and bool(page.evaluate(IN_SCROLLING, node["target"][0]))


#: the title of every private page, whatever it is about
PRIVATE = "Private page – Events"


def structure_faults(page: Page, *, area: str, shows: str, problem: bool) -> list[str]:
    """One h1, a title that says it, one main part, and what the state is known by."""
    seen: dict[str, Any] = page.evaluate(STRUCTURE)
    begins = "Error: " if problem else ""
    checks = {
        f"h1: {seen['h1']}": len(seen["h1"]) == 1,
        f"title: {seen['title']}": seen["title"].startswith("Error:") == problem
        and (seen["title"] == begins + PRIVATE or _says(seen, begins, area)),
        f"{seen['mains']} main parts": seen["mains"] == 1,
        f"language: {seen['language']}": seen["language"] == "en",
        f"{shows!r} is not in {seen['words']!r}": shows in seen["words"],
        "a form lets the browser check it": seen["forms"] == 0,
        "a field is marked required": seen["required"] == 0,
    }
    return [fault for fault, good in checks.items() if not good]


def _says(seen: dict[str, Any], begins: str, area: str) -> bool:
    """Whether a title begins and ends as it should, and holds the heading."""
    title = str(seen["title"])
    framed = title.startswith(begins) and title.endswith(f" – {area}")
    return framed and all(words in title for words in seen["h1"])


def source_faults(source: str) -> list[str]:
    """Styles of its own, which the content security policy would block."""
    return [f"{mark} in the source" for mark in (" style=", "<style") if mark in source]


#: two frames: what was just changed is laid out, and nothing of the page before it is measured
LAID_OUT = "() => new Promise(d => requestAnimationFrame(() => requestAnimationFrame(() => d())))"


def overflow_faults(page: Page) -> list[str]:
    """Whether a page is wider than the narrowest screen, as it is and with more space in text."""
    page.set_viewport_size({"width": NARROWEST, "height": 800})
    faults = [f"too wide: {element}" for element in _wider(page)]
    page.evaluate(SPACING)
    return faults + [f"too wide with text spacing: {element}" for element in _wider(page)]


def _wider(page: Page) -> list[str]:
    page.evaluate(LAID_OUT)
    wide = page.evaluate(
        "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"
    )
    return (page.evaluate(WIDER) or ["the page"]) if wide else []


def summary_faults(page: Page, *, problem: bool) -> list[str]:
    """The error summary: it has the focus, and each line leads to a field that says the same."""
    found = page.evaluate(SUMMARY)
    if found is None:
        return ["no error summary"] if problem else []
    right = {"heading": "There is a problem", "focused": True, "lost": [], "unordered": False}
    return [] if problem and found == right | {"unsaid": []} else [f"error summary: {found}"]


class Weight:
    """What a page costs to fetch: made before it is opened, asked once it is there."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._fetched: list[Request] = []
        page.on("requestfinished", self._note)

    def _note(self, request: Request) -> None:
        self._fetched.append(request)

    def faults(self) -> list[str]:
        """What is too much of it. What is fetched afterwards does not count."""
        self._page.remove_listener("requestfinished", self._note)
        sizes = [request.sizes() for request in self._fetched]
        size = sum(one["responseBodySize"] + one["responseHeadersSize"] for one in sizes)
        if size <= MOST_BYTES and len(sizes) <= MOST_REQUESTS:
            return []
        return [f"{size} bytes in {len(sizes)} requests"]
