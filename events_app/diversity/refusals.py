"""Why equality answers and releases are refused, each in a sentence."""

from events_app.diversity.figures.periods import Period
from events_app.refusal import Refusal


class NotInTheSet(Refusal):
    """The answer is none of those that were asked for."""

    def __init__(self) -> None:
        super().__init__("Select one of the options")


class OlderQuestions(Refusal):
    """The page that was sent shows an older version of the questions."""

    def __init__(self) -> None:
        super().__init__("Check your answer. The questions have changed since you opened the page")


class NoSuchPeriod(Refusal):
    """No period is written like this."""

    def __init__(self) -> None:
        super().__init__(
            "Enter a period like 2022-23 (April to March), 2022-23-H1 or -H2 (half a year), or "
            "2020-23 (up to three years)"
        )


class NotOverYet(Refusal):
    """The period has not been over for long enough."""

    def __init__(self, period: Period) -> None:
        super().__init__(f"{period.words} can be released from 30 days after its end")


class ReleasedAlready(Refusal):
    """There is a release of this period. It is never made again."""

    def __init__(self, period: Period) -> None:
        super().__init__(
            f"{period.words} is released already. A release is never changed or made again"
        )


class Overlaps(Refusal):
    """The period overlaps another of its kind."""

    def __init__(self, period: Period, other: Period) -> None:
        super().__init__(f"{period.words} overlaps {other.words}, which is released already")


class BeingMade(Refusal):
    """Somebody is making this release now."""

    def __init__(self, period: Period) -> None:
        super().__init__(f"The release of {period.words} is being made now")


class NobodyAppeared(Refusal):
    """Nobody led or spoke in the period."""

    def __init__(self, period: Period) -> None:
        super().__init__(f"Nobody led or spoke at a session from {period.words}")


class NotAnAim(Refusal):
    """What is to be an aim is no share."""


class SignedAlready(Refusal):
    """The statement to a release is made once."""

    def __init__(self) -> None:
        super().__init__("This release has its statement. It is made once and not changed")


class WithdrawnAlready(Refusal):
    """A release is withdrawn once."""

    def __init__(self) -> None:
        super().__init__("These figures are withdrawn already")


class RemindedAlready(Refusal):
    """There is one reminder a year."""

    def __init__(self) -> None:
        super().__init__("The reminder of this year is sent, or on its way. There is one a year")


class NobodyToRemind(Refusal):
    """Nobody with an account has led or spoken in the year."""

    def __init__(self) -> None:
        super().__init__("Nobody with an account has led or spoken this year yet")


class ChainBroken(Refusal):
    """A release was changed, removed or put in by somebody without our key."""

    def __init__(self) -> None:
        super().__init__(
            "The figures cannot be shown: what is kept is not what was signed when it was released"
        )


class RosterClosed(Refusal):
    """The roster of an earlier release cannot be opened, so nothing can be checked against it."""

    def __init__(self) -> None:
        super().__init__(
            "The release cannot be checked against earlier ones: their key is not in SEALING_KEYS"
        )
