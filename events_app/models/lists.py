"""Long lists: a page of them on the screen, or all of them from a cursor."""

from typing import TypeVarTuple

from sqlalchemy import Result, Select
from sqlalchemy.orm import Session, scoped_session

from events_app.models.transaction import in_a_transaction

Columns = TypeVarTuple("Columns")

#: rows on one page of a list
PAGE_SIZE = 25
#: so many rows are in memory at once
AT_ONCE = 500


def stream(
    session: Session | scoped_session[Session], statement: Select[*Columns]
) -> Result[*Columns]:
    """The rows one after the other, of which a few hundred are in memory at once.

    On PostgreSQL a cursor lives in a transaction, so it gets one also where a page only reads.
    """
    in_a_transaction(session)
    return session.execute(statement.execution_options(yield_per=AT_ONCE))
