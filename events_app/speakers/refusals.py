"""Why something cannot be done with a speaker or an ask, in the words of the pages."""

from events_app.refusal import Refusal


class InTheDirectoryAlready(Refusal):
    """There is one entry for a person."""

    def __init__(self) -> None:
        super().__init__("Enter another email address. This one is in the directory already")


class NothingToMatch(Refusal):
    """The line-up was matched or changed in the meantime."""

    def __init__(self) -> None:
        super().__init__("Somebody has matched this name or changed it in the meantime.")
