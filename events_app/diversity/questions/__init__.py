"""Question sets as data, each with its version and what its answers count as elsewhere."""

from events_app.diversity.questions.ethnicity import ETHNICITY_2011, ETHNICITY_2021
from events_app.diversity.questions.shapes import (
    NOT_KNOWN,
    PREFER_NOT_TO_SAY,
    Group,
    Option,
    QuestionSet,
)

__all__ = ["CURRENT", "NOT_KNOWN", "PREFER_NOT_TO_SAY", "SETS", "Group", "Option", "QuestionSet"]

#: every set that an answer may have been given to, by its version
SETS = {chosen.version: chosen for chosen in (ETHNICITY_2021, ETHNICITY_2011)}
#: the one that is asked now. Ethnicity alone: nothing is asked that could not be published.
CURRENT = ETHNICITY_2021
