"""What is wrong with a programme file, in words, each with its place."""

from events_app.refusal import Refusal

#: as many as somebody reads before correcting the file and trying again
MOST_SHOWN = 100


class ProgrammeProblems(Refusal):
    """The file cannot be taken as it is; `problems` has a line for everything that is wrong."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems
        shown = problems[:MOST_SHOWN]
        if len(problems) > MOST_SHOWN:
            shown = [*shown, f"There are {len(problems) - MOST_SHOWN} more problems"]
        super().__init__("\n".join(shown))
