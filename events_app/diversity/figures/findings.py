"""What a table says, in a sentence: from the same coded values that the table shows."""

from events_app.diversity.figures.lattice import Side
from events_app.diversity.figures.tables import SideFigures

DID = {
    Side.EVERYONE: "led or spoke",
    Side.LED: "led a session",
    Side.SPOKE: "spoke",
    Side.THEME: "led or spoke in sessions on race equality",
    Side.OTHER_SUBJECTS: "led or spoke in sessions on other subjects alone",
}
#: how near a share must be to 1 in so many to be said like that, in percentage points
NEAR = 2


def finding(side: SideFigures) -> str:
    """The share of ethnic minorities on a side; without one, what can be shown at least."""
    minority, did = side.counts["minority"], DID[side.side]
    share = side.share("minority")
    if share is not None:
        return f"About {in_words(share)} of the people who {did} were from an ethnic minority"
    if minority.lowest:
        return (
            f"At least {minority.lowest} of the {side.n} people who {did} were from an ethnic "
            "minority"
        )
    return f"We cannot show that anyone from an ethnic minority {did}"


def in_words(share: int) -> str:
    """22 as "1 in 5 (22%)", 45 as "45%"."""
    parts = round(100 / share) if share else 0
    if 2 <= parts <= 10 and abs(100 / parts - share) <= NEAR:
        return f"1 in {parts} ({share}%)"
    return f"{share}%"
