"""The desk's search: people, events and organisations, in three statements, each list capped.

People are found by how their name, family name or address begins, which an index answers however
many there are. Confidential forums are kept elsewhere and never appear.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, func, or_, select, union
from sqlalchemy.orm import InstrumentedAttribute, Session, scoped_session

from events_app.folding import fold, fold_address, fold_name
from events_app.models.events import Event
from events_app.models.organisations import Organisation
from events_app.models.people import Person

AnySession = Session | scoped_session[Session]

#: letters that have to be typed
FEWEST_LETTERS = 2
#: rows that are shown of each kind
MOST = 10
#: the highest number that is counted to
COUNTED = 100
#: comes after every letter in a name
_LAST_LETTER = "\U0010ffff"

Rows = Sequence[Row[*tuple[Any, ...]]]


@dataclass(frozen=True)
class Found:
    """What one kind of thing has to offer: at most `MOST` rows of `total`."""

    rows: Rows
    total: int

    @property
    def more(self) -> bool:
        """Whether there are others that are not shown."""
        return self.total > len(self.rows)

    @property
    def in_words(self) -> str:
        """ "3", or "more than 100"."""
        return f"more than {COUNTED}" if self.total > COUNTED else str(self.total)


def search_people(session: AnySession, typed: str) -> Found:
    """Open and closed accounts whose name, family name or address begins like this."""
    name = fold_name(typed)
    starts = [
        (Person.folded_name, name),
        (Person.folded_family_name, name),
        (Person.folded_email, fold_address(fold(typed)) if "@" in typed else name.replace(".", "")),
    ]
    numbers = union(*(_begins(column, text) for column, text in starts)).subquery()
    total = select(func.count()).select_from(numbers).scalar_subquery()
    statement = (
        select(Person.id, Person.full_name, Person.email, total.label("total"))
        .join(numbers, numbers.c.id == Person.id)
        .order_by(Person.folded_name, Person.id)
        .limit(MOST)
    )
    return _found(session.execute(statement).all())


def search_events(session: AnySession, typed: str) -> Found:
    """Events, drafts too, whose title, speakers or themes have every word; the latest first."""
    words = fold(typed).split()
    wanted = and_(*(Event.search_text.contains(word, autoescape=True) for word in words))
    total = select(func.count(Event.id)).where(wanted).correlate(None).scalar_subquery()
    statement = (
        select(
            *(Event.id, Event.slug, Event.title, Event.state),
            *(Event.starts_date, Event.ends_date, Event.starts_at, Event.ends_at),
            total.label("total"),
        )
        .where(wanted)
        .order_by(Event.starts_date.desc(), Event.id)
        .limit(MOST)
    )
    return _found(session.execute(statement).all())


def search_organisations(session: AnySession, typed: str) -> Found:
    """Organisations whose name has every word, or whose code begins like this."""
    words = fold(typed).split()
    named = and_(*(Organisation.folded_name.contains(word, autoescape=True) for word in words))
    coded = Organisation.code.startswith(fold(typed).upper(), autoescape=True)
    wanted: ColumnElement[bool] = or_(named, coded)
    total = select(func.count(Organisation.id)).where(wanted).correlate(None).scalar_subquery()
    statement = (
        select(Organisation.code, Organisation.name, Organisation.ended_date, total.label("total"))
        .where(wanted)
        .order_by(Organisation.folded_name, Organisation.id)
        .limit(MOST)
    )
    return _found(session.execute(statement).all())


def _begins(column: InstrumentedAttribute[str], text: str) -> Any:
    """The first numbers, in the order of the index, of those whose column begins like this."""
    between = and_(column >= text, column < text + _LAST_LETTER)
    first = select(Person.id).where(between).order_by(column).limit(COUNTED + 1).subquery()
    return select(first.c.id)


def _found(rows: Rows) -> Found:
    return Found(rows, rows[0].total if rows else 0)
