"""Partner bodies' events beside ours."""

from collections.abc import Sequence
from typing import Any

from events_app.dates import short_date
from events_app.desk.queries.report import TAKES_PLACE
from events_app.desk.report.table import Table
from events_app.eligibility import role_in_words
from events_app.models.series import PartnerDate


def partners_table(dates: Sequence[PartnerDate], events: Sequence[Any]) -> Table:
    """Each partner date, whom it is for, and how many events of ours share a day with it."""
    ours = [event for event in events if event.state in TAKES_PLACE]
    rows = [
        [
            one.title,
            one.organisation,
            short_date(one.starts_date),
            short_date(one.ends_date),
            ", ".join(role_in_words(role) for role in one.roles) or "Not known",
            sum(
                one.starts_date <= event.ends_date and event.starts_date <= one.ends_date
                for event in ours
            ),
        ]
        for one in dates
    ]
    return Table(
        name="partners",
        title="Events of partner bodies",
        headings=("Event", "Body", "Begins", "Ends", "For", "Ours on the same days"),
        rows=rows,
        note="As the event team has entered them.",
    )
