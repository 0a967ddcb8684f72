"""What somebody who said yes still has to do, as lines of their pages. Pure."""

from typing import NamedTuple

from events_app.models.asks import Ask
from events_app.models.speakers import ConsentTo, Speaker

DONE, TO_DO = "Completed", "Incomplete"


class Task(NamedTuple):
    """One line, the page where it is done, and how far it is; "" where there is nothing to do."""

    words: str
    href: str
    state: str


def list_tasks(ask: Ask, speaker: Speaker, *, has_slides: bool) -> list[Task]:
    """What belongs to an accepted request. `speaker` comes with its consents."""
    page = f"/speaking/{ask.reference}"
    agreed = {consent.what for consent in speaker.consents} >= set(ConsentTo)
    return [
        Task("Briefing: who comes, and the running order", f"{page}/briefing", ""),
        Task("What you need", f"{page}/needs", _state(ask.access_needs is not None)),
        Task("Your slides", f"{page}/slides", _state(has_slides)),
        Task("What you agree to: recording, slides, quotes, photo", "/speaking/consents",
             _state(agreed)),
        Task("What people said afterwards", f"{page}/results", ""),
    ]  # fmt: skip


def count_to_do(tasks: list[Task]) -> int:
    """How many of them wait."""
    return sum(task.state == TO_DO for task in tasks)


def _state(done: bool) -> str:
    return DONE if done else TO_DO
