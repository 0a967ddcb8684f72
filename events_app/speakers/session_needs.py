"""What would help a speaker in one session: sealed, opened for them and for the event team."""

import json
from dataclasses import dataclass
from enum import StrEnum

from events_app.models.asks import Ask
from events_app.sealing import SealingKeys

LONGEST_NOTE = 300


class SessionNeed(StrEnum):
    """What a speaker can tick. The value is what is kept."""

    CAPTIONS = "live captions"
    BSL = "British Sign Language interpreter"
    STEP_FREE = "step-free way to the stage"
    SEATED = "a chair and a table to speak from"
    HEARING_LOOP = "hearing loop"
    MICROPHONE = "a microphone that is worn, not held"
    COMPANION = "a place for somebody who comes with me"
    REHEARSAL = "a technical check the day before"
    SHOWN_BY_US = "somebody of the team who moves my slides on"

    @property
    def words(self) -> str:
        return self.value[:1].upper() + self.value[1:]


@dataclass(frozen=True)
class NeedsInSession:
    """One answer. Both parts empty: nothing is needed."""

    needs: tuple[str, ...] = ()
    note: str = ""

    def lines(self) -> list[str]:
        """The answer as a list shows it."""
        words = [SessionNeed(need).words for need in self.needs if need in set(SessionNeed)]
        return [*words, self.note] if self.note else words


def seal_needs(ask: Ask, answer: NeedsInSession, keys: SealingKeys) -> None:
    """Keep the answer so that only `keys` read it."""
    plain = json.dumps({"needs": answer.needs, "note": answer.note}).encode()
    ask.access_needs = keys.seal(plain, place_of(ask.reference))


def open_needs(ask: Ask, keys: SealingKeys) -> NeedsInSession | None:
    """The answer; None: there is none yet. Raises CannotOpen when the keys do not fit."""
    if ask.access_needs is None:
        return None
    kept = json.loads(keys.open(ask.access_needs, place_of(ask.reference)))
    return NeedsInSession(tuple(kept["needs"]), kept["note"])


def place_of(reference: str) -> str:
    """Where the answer to the request with this reference stands."""
    return f"asks|access_needs|{reference}"
