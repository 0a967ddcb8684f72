"""The question about ethnic group: the list of Census 2021, and the one of 2011 before it."""

from dataclasses import replace

from events_app.diversity.questions.shapes import Group, Option, QuestionSet

_WHITE = Group(
    "white",
    "White",
    "Which one best describes your White background?",
    (
        Option("white_british", "English, Welsh, Scottish, Northern Irish or British", "A"),
        Option("white_irish", "Irish", "B"),
        Option("white_gypsy_or_traveller", "Gypsy or Irish Traveller", "C"),
        Option("white_roma", "Roma", "C"),
        Option("white_other", "Any other White background", "C"),
    ),
)
_MIXED = Group(
    "mixed",
    "Mixed or multiple ethnic groups",
    "Which one best describes your mixed or multiple ethnic groups background?",
    (
        Option("mixed_white_black_caribbean", "White and Black Caribbean", "D"),
        Option("mixed_white_black_african", "White and Black African", "E"),
        Option("mixed_white_asian", "White and Asian", "F"),
        Option("mixed_other", "Any other mixed or multiple ethnic background", "G"),
    ),
)
_ASIAN = Group(
    "asian",
    "Asian or Asian British",
    "Which one best describes your Asian or Asian British background?",
    (
        Option("asian_indian", "Indian", "H"),
        Option("asian_pakistani", "Pakistani", "J"),
        Option("asian_bangladeshi", "Bangladeshi", "K"),
        Option("asian_chinese", "Chinese", "R"),
        Option("asian_other", "Any other Asian background", "L"),
    ),
)
_BLACK = Group(
    "black",
    "Black, Black British, Caribbean or African",
    "Which one best describes your Black, Black British, Caribbean or African background?",
    (
        Option("black_caribbean", "Caribbean", "M"),
        Option("black_african", "African", "N"),
        Option("black_other", "Any other Black, Black British or Caribbean background", "P"),
    ),
)
_OTHER = Group(
    "other",
    "Other ethnic group",
    "Which one best describes your background?",
    (Option("other_arab", "Arab", "S"), Option("other_any", "Any other ethnic group", "S")),
)

ETHNICITY_2021 = QuestionSet(
    "ethnicity-2021.1",
    "What is your ethnic group?",
    "Census 2021, England and Wales",
    (_WHITE, _MIXED, _ASIAN, _BLACK, _OTHER),
)
#: without Roma, which was not asked for by itself
ETHNICITY_2011 = QuestionSet(
    "ethnicity-2011.1",
    "What is your ethnic group?",
    "Census 2011, England and Wales",
    (
        replace(_WHITE, options=tuple(o for o in _WHITE.options if o.value != "white_roma")),
        _MIXED,
        _ASIAN,
        replace(_BLACK, words="Black, African, Caribbean or Black British"),
        _OTHER,
    ),
)
