"""The steps of planning a session, in their order, and which are done. Pure."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from events_app.models.asks import Ask, AskState
from events_app.models.events import EventState
from events_app.speakers.prompts import Prompt
from events_app.speakers.queries.sessions import SessionToPlan


@dataclass(frozen=True)
class Step:
    """One step, the page where it is done, and whether it is."""

    words: str
    address: str
    done: bool


def list_steps(
    planned: SessionToPlan, ticked: Collection[str], asks: Sequence[Ask], *, has_audience: bool
) -> list[Step]:
    """The six steps. Speakers are asked when somebody accepted and nobody's answer is awaited."""
    item, event = planned.session, planned.event
    page = f"/manage/events/{event.id}"
    states = {ask.state for ask in asks}
    return [
        Step("Describe the session", f"{page}/sessions/{item.id}", bool(item.about)),
        Step("Decide who it is for", f"{page}/audience", has_audience),
        Step("Look widely for speakers", "#who-could-lead", set(Prompt) <= set(ticked)),
        Step(
            "Ask speakers",
            "#whom-we-asked",
            AskState.ACCEPTED in states and AskState.ASKED not in states,
        ),
        Step("Arrange access", f"{page}/edit/taking-part", bool(event.accessibility)),
        Step(
            "Check and publish",
            f"{page}/publish" if event.state == EventState.DRAFT else page,
            event.state != EventState.DRAFT,
        ),
    ]
