"""Why feedback is refused, each in a sentence."""

from events_app.refusal import Refusal


class TicketNotGood(Refusal):
    """No open round has this ticket: used, forged, or over. Which of these, nobody can tell."""

    def __init__(self) -> None:
        super().__init__("Nothing was sent. This feedback was given already, or it has closed")


class NoSuchRound(Refusal):
    """Nobody was asked about this event."""

    def __init__(self, session: str) -> None:
        super().__init__(f"Nobody has been asked for feedback on {session!r}")


class NotOpen(Refusal):
    """The round is over."""

    def __init__(self) -> None:
        super().__init__("This feedback has closed. It closes once")


class NotDueYet(Refusal):
    """The round takes answers until a stated time."""

    def __init__(self, until: str) -> None:
        super().__init__(f"This feedback takes answers until {until}")


class KeysMissing(Refusal):
    """The private key of the round cannot be opened with our keys."""

    def __init__(self) -> None:
        super().__init__("The key of this feedback cannot be opened. Check SEALING_KEYS")


class TooMany(Refusal):
    """More said something in the room than were in it."""

    def __init__(self, attended: int) -> None:
        super().__init__(f"Enter {attended} or fewer: so many came")


class NoReason(Refusal):
    """A comment is hidden for a reason."""

    def __init__(self) -> None:
        super().__init__("Enter why this comment is hidden")


class AnsweredAlready(Refusal):
    """An event's feedback is answered once."""

    def __init__(self) -> None:
        super().__init__("This feedback was answered already, and everybody was told")
