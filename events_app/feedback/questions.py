"""What is asked, by the kind of event, and what an answer may be. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from events_app.models.events import EventKind
from events_app.registrations.asked import Phase as Phase  # known here by the name of its rounds

TEXT_MOST = 500
NO_NAMES = "Do not include names or details that could identify someone."
NOT_APPLICABLE = "na"


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
    #: says which group somebody is in; it goes into the boxes of the scales and is none itself
    is_group: bool = False

    @property
    def is_text(self) -> bool:
        return not self.cells

    @property
    def is_scale(self) -> bool:
        return bool(self.cells) and not self.is_group


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
ROLE = "role"
PULSE = "pulse"
ASK = "ask"
_ROLES = (
    Cell("chair", "Trust chair", 0, 0),
    Cell("chief-executive", "Chief executive", 0, 0),
    Cell("non-executive", "Non-executive director", 0, 0),
    Cell("other", "Another role", 0, 0),
)
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
        Question(
            "aware",
            "I know what this topic asks of my board",
            _agreement(),
            headline="knew what the topic asks of their board",
        ),
        Question(
            "confident",
            "I feel confident to raise this topic with my board",
            _agreement(),
            headline="felt confident to raise the topic",
        ),
        Question(
            "capable",
            "I am able to act on this topic in my role",
            _agreement(),
            headline="felt able to act on the topic",
        ),
        Question(
            ROLE,
            "Which is your role?",
            _ROLES,
            hint="Answers are shown by role only where each of these four has 5 or more.",
            is_group=True,
        ),
        Question(
            PULSE,
            "How useful is this session so far?",
            _usefulness(),
            headline="find it useful or very useful so far",
        ),
        Question(ASK, "Your question for the speakers", hint=NO_NAMES),
        Question("differently", "What will you do differently as a result?", hint=NO_NAMES),
        Question("change", "What one thing should we change?", hint=NO_NAMES),
    )
}
_FOUR: tuple[str, ...] = ("useful", "part", "differently", "change")
#: after a private meeting
PRIVATE: tuple[str, ...] = (OPENLY, "useful", "change")
_SMALL: tuple[str, ...] = ("useful", "part", OPENLY, "differently", "change")
_TWO: tuple[str, ...] = ("aware", "confident")
_THREE: tuple[str, ...] = ("aware", "confident", "capable")
#: what is asked ahead by the kind of event; of other kinds only where they are on race equality
_AHEAD: dict[str, tuple[str, ...]] = {
    EventKind.INDUCTION: (LINE, *_THREE),
    EventKind.DEEP_DIVE: _THREE,
    EventKind.WORKSHOP: _THREE,
}
#: what is asked while a session is on
MEANWHILE = (PULSE, ASK)


def questions_for(
    kind: str, *, race_equality: bool, in_confidence: bool, before: Sequence[str] = ()
) -> list[str]:
    """The keys of what is asked after an event of this kind, in their order.

    `before`: what was asked before it, which is asked again so that the two can be compared.
    """
    small = in_confidence or kind in (EventKind.DEEP_DIVE, EventKind.WORKSHOP)
    keys = list(_SMALL if small else _FOUR)
    line = [LINE] if race_equality or kind == EventKind.INDUCTION else []
    again = line + [key for key in before if key not in line]
    return keys[:-2] + again + keys[-2:]


def questions_before(kind: str, *, race_equality: bool, in_confidence: bool) -> list[str]:
    """The keys of what is asked before an event of this kind; none: nobody is asked.

    Where little is said outside the room, nobody is asked for a role.
    """
    keys = list(_AHEAD.get(kind, _TWO if race_equality else ()))
    if race_equality and LINE not in keys:
        keys.insert(0, LINE)
    return keys + ([ROLE] if keys and not in_confidence else [])


def find_questions(keys: Sequence[str]) -> list[Question]:
    """The questions of a round, in its order."""
    return [QUESTIONS[key] for key in keys]
