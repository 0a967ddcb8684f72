"""Forms of topics: asking for one, and sorting them."""

from collections.abc import Iterable, Sequence
from typing import Any

from wtforms import BooleanField, RadioField, StringField

from events_app.models.events import Event
from events_app.models.organisations import Organisation
from events_app.models.topics import LONGEST_TOPIC, Topic
from events_app.web.choosing import Choose, SelectChoice
from events_app.web.forms import MaxLength, Needed, PageForm, strip

MYSELF = "myself"


class AskForm(PageForm):
    title = StringField(
        "What would you like an event or a session about?",
        filters=[strip],
        validators=[
            Needed("Enter what you would like an event or a session about"),
            MaxLength(LONGEST_TOPIC, f"Enter up to {LONGEST_TOPIC} characters"),
        ],
        description="In a few words, without names. The event team reads them, not who you are.",
    )
    asks = RadioField("Who asks?", validate_choice=False)
    #: the trusts for whose boards the person may ask: values and words
    boards: Sequence[tuple[str, str]] = ()

    @classmethod
    def offering(cls, boards: Iterable[Organisation]) -> "AskForm":
        form = cls()
        form.boards = [(str(one.id), f"the board of {one.name}") for one in boards]
        form.asks.choices = [
            SelectChoice(MYSELF, "I do"),
            *(SelectChoice(value, f"I do, for {words}") for value, words in form.boards),
        ]
        if form.asks.data not in {value for value, _words in form.boards}:
            form.asks.data = MYSELF
        return form

    @property
    def board_id(self) -> int | None:
        """The trust whose board asks, one of those that were offered; None for oneself."""
        return None if self.asks.data == MYSELF else int(self.asks.data)


class TopicForm(PageForm):
    title = StringField(
        "The topic in words",
        filters=[strip],
        validators=[
            Needed("Enter the topic"),
            MaxLength(LONGEST_TOPIC, f"Enter up to {LONGEST_TOPIC} characters"),
        ],
    )
    listed = BooleanField(
        "List it, so that others can ask for it too",
        description="Everybody with an account sees these words, never who asked.",
    )

    @classmethod
    def showing(cls, topic: Topic) -> "TopicForm":
        return cls(data={"title": topic.title, "listed": topic.listed})


class TogetherForm(PageForm):
    other_topic = Choose("The other topic", unknown="Select a topic from the list")

    @classmethod
    def offering(cls, topics: Sequence[Topic]) -> "TogetherForm":
        form = cls()
        form.other_topic.choices = [SelectChoice(str(one.id), one.title) for one in topics]
        return form


class EventForm(PageForm):
    event_on_it = Choose("Event", unknown="Select an event from the list")

    @classmethod
    def offering(cls, events: Sequence[Event]) -> "EventForm":
        form = cls()
        form.event_on_it.choices = [_choice(event) for event in events]
        return form


def _choice(event: Event) -> Any:
    return SelectChoice(str(event.id), f"{event.title} ({event.starts_date:%d.%m.%Y})")
