"""What people read who are given a ticket: before, during and after an event. Pure."""

from events_app.dates import long_date, long_moment
from events_app.feedback.questions import Phase
from events_app.models.events import Event
from events_app.models.feedback import FeedbackRound
from events_app.people.inbox import InboxForm, Message
from events_app.registrations.asked import topic_of

ANONYMOUS = (
    "Your answers are anonymous: we do not store who you are, your trust, when you answered, "
    "or whether you answered."
)
DESTROYED = "If fewer than 5 people answer, all answers are destroyed and nobody sees any."
NEVER_PAIRED = (
    "We ask again afterwards, and compare all answers before with all answers after: "
    "never those of one person."
)
IN_GROUPS = (
    "Answers are shown in groups of 5 people or more, and questions once somebody has "
    "checked them for names."
)
#: the buttons that post a ticket
BUTTONS = {
    Phase.BEFORE: "Say where you stand",
    Phase.DURING: "Say how it goes, or ask a question",
    Phase.AFTER: "Give feedback",
}
#: so many questions take less than two minutes
_FEW = 6


def letter(opened: FeedbackRound, event: Event, address: str, ticket: str) -> Message:
    """The message that holds a ticket of a round. `address`: where feedback is given."""
    phase = Phase(opened.phase)
    heading, lines = _WORDS[phase](opened, event)
    return Message(
        kind="feedback",
        heading=heading,
        lines=lines,
        form=InboxForm(address, {"ticket": ticket}, BUTTONS[phase]),
        topic=topic_of(phase, event.id),
    )


def _before(opened: FeedbackRound, event: Event) -> tuple[str, tuple[str, ...]]:
    return f"Before {event.title}: where do you stand?", (
        f"You have a place on {long_date(event.starts_date)}. {_how_long(opened)}",
        NEVER_PAIRED,
        ANONYMOUS,
        DESTROYED,
        "You can answer once, until the event begins.",
    )


def _during(_opened: FeedbackRound, event: Event) -> tuple[str, tuple[str, ...]]:
    return f"During {event.title}", (
        "Say how useful it is so far, and ask the speakers a question without your name.",
        ANONYMOUS,
        IN_GROUPS,
        "You can send this once, until the event ends.",
    )


def _after(opened: FeedbackRound, event: Event) -> tuple[str, tuple[str, ...]]:
    return heading_of(event), (
        f"You were there on {long_date(event.starts_date)}.",
        _how_long(opened),
        ANONYMOUS,
        DESTROYED,
        f"You can answer once, until {long_moment(opened.closes_at)}.",
    )


def heading_of(event: Event) -> str:
    """What the message with the ticket after an event is called."""
    return f"How was {event.title}?"


def _how_long(opened: FeedbackRound) -> str:
    many = len(opened.questions)
    minutes = "under 2 minutes" if many <= _FEW else "about 3 minutes"
    return f"There are {many} questions, which take {minutes}."


_WORDS = {Phase.BEFORE: _before, Phase.DURING: _during, Phase.AFTER: _after}
