"""How a true count becomes what is published. Nothing else about the count ever leaves.

What is published is an interval: up to 7 is "fewer than 8" with zero among them, within 7 of
everybody is "all but fewer than 8", and what lies between goes to the nearest 5.
"""

from dataclasses import dataclass

FEW = 7
STEP = 5
FEWER_THAN_8 = "fewer than 8"
ALL_BUT_FEWER_THAN_8 = "all but fewer than 8"

_FEW, _MOST = "few", "most"


@dataclass(frozen=True)
class Coded:
    """A coded count of a population of `n` people, which is public.

    Not a number on purpose: it cannot be added, compared or formatted as one. `text` is what is
    stored: "few", "most" or the rounded count.
    """

    text: str
    n: int

    def __post_init__(self) -> None:
        if self.text not in {_FEW, _MOST} and int(self.text) % STEP:
            raise ValueError("not a coded count")

    @property
    def is_rounded(self) -> bool:
        """Whether it is a rounded count and no end of the scale."""
        return self.text not in {_FEW, _MOST}

    @property
    def is_few(self) -> bool:
        return self.text == _FEW

    @property
    def rounded(self) -> int | None:
        """The rounded count; None at the ends of the scale."""
        return int(self.text) if self.is_rounded else None

    @property
    def lowest(self) -> int:
        """The lowest true count that is published like this."""
        if self.is_few:
            return 0
        rounded = self.rounded
        return self.n - FEW if rounded is None else max(FEW + 1, rounded - 2)

    @property
    def highest(self) -> int:
        """The highest true count that is published like this."""
        if self.is_few:
            return min(FEW, self.n)
        rounded = self.rounded
        return self.n if rounded is None else min(self.n - FEW - 1, rounded + 2)

    @property
    def words(self) -> str:
        """As a page shows it."""
        if self.is_few:
            return FEWER_THAN_8
        return self.text if self.is_rounded else ALL_BUT_FEWER_THAN_8


def code(count: int, n: int) -> Coded:
    """Code a true count of a population of `n`. Raises ValueError when it cannot be one."""
    if not 0 <= count <= n:
        raise ValueError("a count lies between nobody and everybody")
    if count <= FEW:
        return Coded(_FEW, n)
    if n - count <= FEW:
        return Coded(_MOST, n)
    return Coded(str(STEP * ((count + 2) // STEP)), n)
