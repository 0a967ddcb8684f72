"""What the day's page of the desk says of feedback: answers that are overdue."""

from datetime import datetime

from sqlalchemy.orm import Session, scoped_session

from events_app.dates import long_date
from events_app.desk.queries.today import MOST_ROWS
from events_app.desk.to_do import ToDo
from events_app.feedback.queries.replies import list_overdue


def overdue_answers(session: Session | scoped_session[Session], now: datetime) -> list[ToDo]:
    """One line for each event whose feedback has waited too long, the longest first."""
    return [
        ToDo(
            "The answer to its feedback is overdue",
            f"/manage/events/{event.id}/feedback/reply",
            f"{event.title}, {long_date(event.starts_date)}",
        )
        for event in list_overdue(session, now, most=MOST_ROWS)
    ]
