"""What the body answers to what it heard. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Reply:
    """What was heard, whether something is done, and what, or why not."""

    heard: str
    doing: bool
    answer: str

    @property
    def lead(self) -> str:
        return "What we do" if self.doing else "We do not do this, because"
