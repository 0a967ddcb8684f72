"""What to think about before somebody is asked for a part. None of it stops anybody. Pure."""

from collections.abc import Iterable

from events_app.models.events import Event, Part, Recording
from events_app.models.speakers import ConsentTo, Speaker
from events_app.speakers.roles import is_workforce_director


def cautions(
    speaker: Speaker, *, event: Event, part: str | None, same_day: Iterable[str]
) -> list[str]:
    """Sentences for the planner. `speaker` has its consents, `same_day` names other sessions."""
    found = [f"They have another session that day: {title}." for title in same_day]
    if part == Part.FACILITATOR and is_workforce_director(speaker.board_role, speaker.job_role):
        found.append(
            "They are a director of workforce. Members said that it should not always be the HR "
            "director who facilitates."
        )
    agreed = {consent.what for consent in speaker.consents if consent.given}
    if event.recording == Recording.RECORDED and ConsentTo.RECORDING not in agreed:
        found.append("The event is recorded, and they have not agreed to a recording.")
    return found
