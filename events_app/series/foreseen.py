"""How the people of a cohort meet the places of a date, before it is published. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Foreseen:
    """So many people for so many places; what follows for them, and how the page says it."""

    #: of the cohort, and those of them whom the date is for
    people: int
    suited: int
    #: that are free; None: without a limit
    places: int | None
    #: whether registration is open as soon as the date is published
    opens: bool
    #: whether anybody may still join the waiting list
    may_wait: bool

    @property
    def given(self) -> int:
        """How many get a place."""
        if not self.opens:
            return 0
        return self.suited if self.places is None else min(self.suited, self.places)

    @property
    def without(self) -> int:
        """How many would have one if there were more places."""
        return self.suited - self.given if self.opens else 0

    @property
    def told(self) -> int:
        """How many get a mail: those with a place, and those who wait."""
        return self.given + (self.without if self.may_wait else 0)

    @property
    def sentences(self) -> list[str]:
        """What the page says before anybody presses the button; none without people."""
        if self.people and not self.opens:
            return ["Registration is not open at once, so nobody of the cohort is given a place."]
        others = self.people - self.suited
        found = self._of_places() if self.suited else []
        if others:
            found.append(f"It is not for {_people(others)} of the cohort: no place, no email.")
        return found

    def _of_places(self) -> list[str]:
        are = "is" if self.given == 1 else "are"
        if not self.without:
            return [f"{_people(self.given)} of the cohort {are} given a place and told by email."]
        meet = "meets" if self.suited == 1 else "meet"
        return [
            f"{_people(self.suited)} of the cohort {meet} {_places(self.places)}.",
            f"{_people(self.given)} {are} given a place, in the order in which they joined it.",
            self._of_those_without(),
        ]

    def _of_those_without(self) -> str:
        who, one = _people(self.without), self.without == 1
        if self.may_wait:
            return f"{who} {'joins' if one else 'join'} the waiting list. Each is told by email."
        return f"{who} {'gets' if one else 'get'} no place: the waiting list is closed already."


def _people(number: int) -> str:
    return f"{number} {'person' if number == 1 else 'people'}"


def _places(number: int | None) -> str:
    return f"{number} {'place' if number == 1 else 'places'}"
