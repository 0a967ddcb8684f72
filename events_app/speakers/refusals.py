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


class NoAddress(Refusal):
    """We ask by mail."""

    def __init__(self) -> None:
        super().__init__("Enter an email address in their entry first: we ask by email.")


class AskedAlready(Refusal):
    """One ask for a person and a part."""

    def __init__(self) -> None:
        super().__init__("Select another part. They are asked for this one already")


class NotOnThisTopic(Refusal):
    """They said that they would rather not be asked about it."""

    def __init__(self, topics: list[str]) -> None:
        named = ", ".join(topics)
        super().__init__(f"They would rather not be asked about {named}. Ask somebody else.")


class WantsReason(Refusal):
    """Somebody who is asked often is asked again only with a reason."""

    def __init__(self) -> None:
        super().__init__("Enter why you ask this person although they are asked often")


class TooLateToAsk(Refusal):
    """The session has begun, or its event does not take place."""

    def __init__(self) -> None:
        super().__init__("This session has taken place, or its event is cancelled.")


class AskIsOver(Refusal):
    """The ask was answered, taken back or closed in the meantime."""

    def __init__(self) -> None:
        super().__init__("This request has changed since you opened the page.")


class SlidesRefused(Refusal):
    """A file that we do not take."""
