"""The words that a search finds an event by."""

from collections.abc import Iterator

from events_app.events.programme.plan import PlannedEvent
from events_app.folding import fold


def search_text(event: PlannedEvent) -> str:
    """Title, about, sessions, people, organisations, themes and town, folded."""
    return fold(" ".join(word for word in _words(event) if word))


def _words(event: PlannedEvent) -> Iterator[str]:
    yield from (event.title, event.about, event.town or "", event.audience_words)
    yield from event.themes
    for session in event.sessions:
        if session.title != event.title:
            yield session.title
        yield from (session.about, *session.themes)
        for person in session.people:
            yield from (person.name, person.job_title, person.organisation)
