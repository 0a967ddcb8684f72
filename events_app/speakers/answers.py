"""What somebody who is asked can answer, and why they may say no. Pure."""

from dataclasses import dataclass
from enum import StrEnum

LONGEST_ANSWER = 500


class Answer(StrEnum):
    """The answers of the form."""

    YES = "yes"
    NO = "no"
    SOMEBODY_ELSE = "ask somebody else"
    NOT_ON_TOPIC = "not on this topic"


class Reason(StrEnum):
    """Why not. Nobody has to say."""

    TOO_OFTEN = "I am asked to speak on this too often"
    NO_TIME = "I have no time to prepare"
    OTHER_PLANS = "I have something else that day"
    NOT_MY_SUBJECT = "It is not my subject"
    FEE = "The fee or the cost of going"
    ANOTHER = "Another reason"


@dataclass(frozen=True)
class Declined:
    """One "no": the answer, the reasons that were ticked, what was written, who may be asked."""

    answer: Answer
    reasons: tuple[str, ...] = ()
    words: str = ""
    suggests: str = ""
