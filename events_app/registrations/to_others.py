"""What a person lets others at an event see, and what they ask the speakers. Pure."""

from dataclasses import dataclass

from events_app.models.events import Event
from events_app.models.registrations import Registration

#: the longest question, in characters
LONGEST_QUESTION = 300


@dataclass(frozen=True)
class ToOthers:
    """One person's answers for one event. None: not asked yet."""

    #: name, role and trust on the attendee list
    listed: bool | None = None
    question: str | None = None
    #: whether the event team reads the question with the name
    question_named: bool = False


#: nothing is shown and nothing asked: what counts for who was never asked
SILENT = ToOthers(listed=False, question="")


def has_list(event: Event) -> bool:
    """Whether people who agree are shown to each other; never at an event held in confidence."""
    return event.has_attendee_list and not event.held_in_confidence


def said_by(registration: Registration) -> ToOthers:
    """What was answered for this registration."""
    return ToOthers(registration.listed, registration.question, registration.question_named)
