"""What is asked, by the kind of event, and what an answer may be. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from events_app.models.events import EventKind

TEXT_MOST = 500
NO_NAMES = "Do not include names or details that could identify someone."
NOT_APPLICABLE = "na"


class Phase(StrEnum):
    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True)
class Cell:
    """One answer that can be chosen; `side` holds those together that a headline counts as one."""

    value: str
    words: str
    #: where it stands on the scale
    points: int
    side: int


@dataclass(frozen=True)
class Question:
    """One question. Without cells it is answered in words."""

    key: str
    words: str
    cells: tuple[Cell, ...] = ()
    #: may be answered with "not applicable", which counts as no answer
    may_not_apply: bool = False
    hint: str = ""
    #: what the first `side` of the cells means in a headline
    headline: str = ""

    @property
    def is_text(self) -> bool:
        return not self.cells


def _agreement() -> tuple[Cell, ...]:
    words = (
        "Strongly agree",
        "Agree",
        "Neither agree nor disagree",
        "Disagree",
        "Strongly disagree",
    )
    return tuple(Cell(str(5 - n), w, 5 - n, 0 if n < 2 else 1) for n, w in enumerate(words))


def _usefulness() -> tuple[Cell, ...]:
    words = ("Very useful", "Useful", "Somewhat useful", "Of little use", "Of no use")
    return tuple(Cell(str(5 - n), w, 5 - n, 0 if n < 2 else 1) for n, w in enumerate(words))


def _line() -> tuple[Cell, ...]:
    ends = {0: "0: early in your journey", 10: "10: fully embedded"}
    return tuple(
        Cell(str(n), ends.get(n, str(n)), n, 0 if n >= 8 else 1) for n in range(10, -1, -1)
    )


LINE = "line"
OPENLY = "openly"
QUESTIONS = {
    question.key: question
    for question in (
        Question(
            "useful",
            "How useful was this session for your work?",
            _usefulness(),
            headline="found it useful or very useful",
        ),
        Question(
            "part",
            "I felt able to take part as much as I wanted",
            _agreement(),
            may_not_apply=True,
            headline="felt able to take part",
        ),
        Question(
            OPENLY,
            "I felt able to speak openly",
            _agreement(),
            may_not_apply=True,
            headline="felt able to speak openly",
        ),
        Question(
            LINE,
            "Where is your board on race equality?",
            _line(),
            hint="From 0, early in your journey, to 10, fully embedded.",
            headline="put their board at 8 to 10",
        ),
        Question("differently", "What will you do differently as a result?", hint=NO_NAMES),
        Question("change", "What one thing should we change?", hint=NO_NAMES),
    )
}
_FOUR: tuple[str, ...] = ("useful", "part", "differently", "change")
_SMALL: tuple[str, ...] = ("useful", "part", OPENLY, "differently", "change")


def questions_for(kind: str, *, race_equality: bool, in_confidence: bool) -> list[str]:
    """The keys of what is asked after an event of this kind, in their order."""
    small = in_confidence or kind in (EventKind.DEEP_DIVE, EventKind.WORKSHOP)
    keys = list(_SMALL if small else _FOUR)
    if race_equality or kind == EventKind.INDUCTION:
        keys.insert(-2, LINE)
    return keys


def find_questions(keys: Sequence[str]) -> list[Question]:
    """The questions of a round, in its order."""
    return [QUESTIONS[key] for key in keys]
