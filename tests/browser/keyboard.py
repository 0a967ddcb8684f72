"""A person with a keyboard alone: Tab, Enter, Space and letters."""

from typing import Any

from playwright.sync_api import Page

#: more stops than any page has
MOST_STOPS = 80

#: where the focus is: what it is called, and whether a person can see that it is there
FOCUS = """() => {
  const here = document.activeElement;
  if (!here || here === document.body) return null;
  const box = here.getBoundingClientRect();
  const drawn = here.matches("[type=checkbox], [type=radio]")
    ? getComputedStyle(here.nextElementSibling, "::before") : getComputedStyle(here);
  const outlined = drawn.outlineStyle !== "none" && !/rgba\\(.*, 0\\)/.test(drawn.outlineColor);
  const before = window.lastFocus;
  window.lastFocus = here;
  return {
    name: (here.labels?.[0]?.innerText || here.innerText || here.getAttribute("aria-label") || "")
      .trim().replace(/\\s+/g, " "),
    visible: (outlined || drawn.boxShadow !== "none")
      && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    inOrder: !before || !before.isConnected
      || Boolean(before.compareDocumentPosition(here) & Node.DOCUMENT_POSITION_FOLLOWING),
  };
}"""


class Keyboard:
    """Moves through pages by Tab, and fails when the focus cannot be seen or jumps back."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def go_to(self, name: str) -> None:
        """Press Tab until the focus is on what is called so."""
        passed: list[str] = []
        for _ in range(MOST_STOPS):
            stop = self.next()
            if stop is not None and stop["name"] == name:
                return
            passed.append(stop["name"] if stop else "the end of the page")
        raise AssertionError(f"Tab never comes to {name!r}; it stops at {passed}")

    def next(self) -> dict[str, Any] | None:
        """Press Tab once."""
        self._page.keyboard.press("Tab")
        stop = self._page.evaluate(FOCUS)
        if stop is not None:
            assert stop["visible"], f"nobody sees that the focus is on {stop['name']!r}"
            assert stop["inOrder"], f"the focus jumps back to {stop['name']!r}"
        return stop

    def press(self, key: str) -> None:
        """Press a key that stays on the page."""
        self._page.keyboard.press(key)

    def write(self, words: str) -> None:
        self._page.keyboard.type(words)

    def open(self, name: str, key: str = "Enter") -> None:
        """Go to a link or a button, press it, and wait for the page it leads to."""
        self.go_to(name)
        self.send(key)

    def send(self, key: str = "Enter") -> None:
        """Press a key that leads to another page."""
        with self._page.expect_navigation():
            self._page.keyboard.press(key)
