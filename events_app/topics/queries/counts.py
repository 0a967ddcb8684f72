"""How many trusts, boards and people asked for a topic: parts of statements on `Topic`."""

from typing import Any

from sqlalchemy import ScalarSelect, case, func, select

from events_app.models.organisations import Organisation
from events_app.models.topics import Topic, TopicWish

#: a trust that became part of another counts with it
_TRUST = func.coalesce(Organisation.merged_into_id, Organisation.id)
_BOARD = case((TopicWish.for_board, _TRUST))


def count_of_trusts() -> ScalarSelect[int]:
    """Trusts whose board or whose people asked; each once."""
    return _counted(func.count(_TRUST.distinct()))


def count_of_boards() -> ScalarSelect[int]:
    """Trusts whose boards asked."""
    return _counted(func.count(_BOARD.distinct()))


def count_of_people() -> ScalarSelect[int]:
    """People who asked, whoever they are."""
    return _counted(func.count(TopicWish.id))


def _counted(what: Any) -> ScalarSelect[int]:
    return (
        select(what)
        .select_from(TopicWish)
        .outerjoin(Organisation, Organisation.id == TopicWish.organisation_id)
        .where(TopicWish.topic_id == Topic.id)
        .correlate(Topic)
        .scalar_subquery()
    )
