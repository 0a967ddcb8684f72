"""What the pages say of somebody in the directory. Pure."""

from events_app.eligibility import role_in_words
from events_app.models.speakers import Speaker


def board_role(role: str | None) -> str:
    """ "Trust chair", as a list shows it; "" for nobody's."""
    words = role_in_words(role) if role else ""
    return words[:1].upper() + words[1:]


def employer_of(speaker: Speaker) -> str:
    """Where somebody works: the member organisation, else what was written. Needs it loaded."""
    return speaker.organisation.name if speaker.organisation else speaker.employer


def address_of(speaker: Speaker) -> str:
    """Where mail to somebody goes: the address of their account, else the one we were given."""
    return speaker.person.email if speaker.person else speaker.email or ""


def times_asked(asks: int, about_race: int) -> list[str]:
    """ "Asked 4 times in 12 months" and, where it is so, "Asked 3 times about race equality"."""
    lines = [f"Asked {times(asks)} in 12 months" if asks else "Not asked in 12 months"]
    return [*lines, f"Asked {times(about_race)} about race equality"] if about_race else lines


def times(number: int) -> str:
    """ "once", "twice", "3 times"."""
    return {1: "once", 2: "twice"}.get(number, f"{number} times")
