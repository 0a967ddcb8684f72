"""Who is a director of workforce, by board role or by job title. Pure."""

import re

from events_app.models.organisations import BoardRole

_BY_TITLE = re.compile(
    r"\b(workforce|people|hr|human resources)\b.*\bdirector\b"
    r"|\bdirector of (workforce|people|hr|human resources)\b"
    r"|\bchief (people|workforce|hr) officer\b",
    re.I,
)


def is_workforce_director(board_role: str | None, job_role: str) -> bool:
    """The HR director, whom a safe space should not always be led by."""
    return board_role == BoardRole.WORKFORCE_DIRECTOR or bool(_BY_TITLE.search(job_role))
