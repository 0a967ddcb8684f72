"""Why something could not be done in a forum."""

from events_app.refusal import Refusal


class AlreadyAnswered(Refusal):
    """The invitation was answered before, perhaps a moment ago."""

    def __init__(self) -> None:
        super().__init__("Your reply was saved before.")


class InvitationIsOver(Refusal):
    """It was withdrawn, or its time is over, or it is not theirs any more."""

    def __init__(self) -> None:
        super().__init__("This page is not available.")


class RulesHaveChanged(Refusal):
    """The ground rules that were agreed to are not those that count now."""

    def __init__(self) -> None:
        super().__init__("The ground rules have changed. Read them and select your reply again")


class NotReady(Refusal):
    """Nobody can be invited before everything is set up."""

    def __init__(self) -> None:
        super().__init__("Complete every task before you invite somebody.")


class CannotInvite(Refusal):
    """Has a place already, asked not to be invited again, or is not whom it is for."""

    def __init__(self) -> None:
        super().__init__("Select somebody from the list. This person cannot be invited")


class NotAllowedNow(Refusal):
    """It cannot be done any more, or not yet."""
