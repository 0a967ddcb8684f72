"""Why an event cannot be changed, in the words of the pages."""

from events_app.events.planning.missing import Task
from events_app.refusal import Refusal


class ChangedByOthers(Refusal):
    """Somebody else changed the event, or what else was planned, while the page was open."""

    def __init__(self, what: str = "event") -> None:
        super().__init__(f"Check the {what} again: it was changed while you had this page open")


class CannotBe(Refusal):
    """A fact of the event cannot have this value, in words that fit beside its field."""

    def __init__(self, fact: str, words: str) -> None:
        super().__init__(words)
        self.fact = fact


class FewerPlacesThanTaken(CannotBe):
    """The number of places would be below those that people have."""

    def __init__(self, taken: int) -> None:
        people = "1 person has" if taken == 1 else f"{taken} people have"
        super().__init__("capacity", f"Enter {taken} or more places: {people} a place already")
        self.taken = taken


class NotPossibleNow(Refusal):
    """The event stands where this cannot be done to it."""


class NotReady(Refusal):
    """Something has to be done before the event is published."""

    def __init__(self, tasks: list[Task]) -> None:
        super().__init__(f"This event cannot be published yet. {tasks[0].words}.")
        self.tasks = tasks
