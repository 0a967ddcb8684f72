"""The audience rule as SQL: which events are open to a person, which appointments meet an item.

The same sentences in Python stand in `events_app/eligibility`; `tests/guards` compares the two.
"""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, false, func, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute, Session, scoped_session

from events_app.eligibility import Item, Items
from events_app.eligibility.rule import stated_items
from events_app.models.events import AudienceItem, Event
from events_app.models.organisations import ON_THE_BOARD, Appointment, CommitteePart, Organisation

AnySession = Session | scoped_session[Session]
AnyDay = date | ColumnElement[date] | InstrumentedAttribute[date]
AnyItem = Item | type[AudienceItem]
Asked = InstrumentedAttribute[str | None] | str | None

_BOARD = sorted(ON_THE_BOARD)


def events_open_to(person_id: int, today: date) -> ColumnElement[bool]:
    """The events that this person may register for as far as the audience goes.

    The Python twin is `eligibility.judge`: some item is met today, and some item on the first day.
    """
    return and_(_open_on(person_id, today), _open_on(person_id, Event.starts_date))


def audience_includes_role(role: str) -> ColumnElement[bool]:
    """The events whose audience somebody with that board role could be in.

    The Python twin is `eligibility.for_board_role`.
    """
    return (
        select(AudienceItem.id)
        .where(
            AudienceItem.event_id == Event.id,
            _can_be_met(),
            or_(AudienceItem.board_role.is_(None), AudienceItem.board_role == role),
            true() if role in ON_THE_BOARD else ~AudienceItem.any_board_role,
        )
        .exists()
    )


def reaches(day: AnyDay) -> ColumnElement[bool]:
    """An audience item is met by a confirmed appointment that is held that day.

    Stands in a statement that has `AudienceItem`, `Appointment` and its `Organisation`. The Python
    twins are `meets`, `held_on` and `is_confirmed` in `eligibility/rule.py`.
    """
    return and_(
        _can_be_met(),
        _meets_role(AudienceItem, Appointment),
        _meets_committee(AudienceItem, Appointment),
        _meets_place(AudienceItem),
        counts_on(day),
    )


def meets_item(item: Item, held: type[Appointment] = Appointment) -> ColumnElement[bool]:
    """An appointment meets this item, with its conditions as values so that an index serves it.

    What many people meet is written so that no index of it is taken: theirs is that by people.
    """
    if not stated_items([item]):
        return false()
    return and_(
        _meets_role(item, held),
        _meets_committee(item, held),
        _is_at(item, held),
    )


def _is_at(item: Item, held: type[Appointment]) -> ColumnElement[bool]:
    at = select(Organisation.id).where(_meets_place(item))
    if item.organisation_code is not None:
        return held.organisation_id.in_(at)
    if item.organisation_type is item.region is None:
        return true()
    return (held.organisation_id + 0).in_(at)


def counts_on(day: AnyDay, held: type[Appointment] = Appointment) -> ColumnElement[bool]:
    """Confirmed, and held that day."""
    return and_(
        held.confirmed_at.is_not(None),
        held.from_date <= day,
        or_(held.until_date.is_(None), held.until_date >= day),
    )


def list_audience(session: AnySession, event_id: int) -> list[AudienceItem]:
    """The audience of one event, in its order."""
    statement = select(AudienceItem).where(AudienceItem.event_id == event_id)
    return list(session.scalars(statement.order_by(AudienceItem.position)))


def list_organisation_names(session: AnySession, items: Items) -> dict[str, str]:
    """The names, by code, that `describe_audience` needs for these items. Often asks nothing."""
    codes = {item.organisation_code for item in items if item.organisation_code}
    if not codes:
        return {}
    statement = select(Organisation.code, Organisation.name).where(Organisation.code.in_(codes))
    return dict(session.execute(statement).all())


def _open_on(person_id: int, day: AnyDay) -> ColumnElement[bool]:
    return (
        select(AudienceItem.id)
        .join(Appointment, Appointment.person_id == person_id)
        .join(Organisation, Organisation.id == Appointment.organisation_id)
        .where(AudienceItem.event_id == Event.id, reaches(day))
        .exists()
    )


def _can_be_met() -> ColumnElement[bool]:
    """The item asks for something. One that excludes itself is met by nobody anyway."""
    asked = (
        AudienceItem.board_role,
        AudienceItem.committee,
        AudienceItem.committee_part,
        AudienceItem.organisation_type,
        AudienceItem.region,
        AudienceItem.organisation_code,
    )
    return or_(
        AudienceItem.everyone,
        AudienceItem.any_board_role,
        *(condition.is_not(None) for condition in asked),
    )


def _meets_role(item: AnyItem, held: type[Appointment]) -> ColumnElement[bool]:
    board = _if(item.any_board_role, func.coalesce(held.board_role, "").in_(_BOARD))
    return and_(board, _same(item.board_role, held.board_role))


def _meets_committee(item: AnyItem, held: type[Appointment]) -> ColumnElement[bool]:
    part = item.committee_part
    chairs = held.committee_part == CommitteePart.CHAIRS
    sits = held.committee_part.is_not(None)
    if isinstance(part, InstrumentedAttribute):
        met = or_(part.is_(None), chairs, and_(part != CommitteePart.CHAIRS, sits))
    else:
        met = true() if part is None else chairs if part == CommitteePart.CHAIRS else sits
    return and_(met, _same(item.committee, held.committee))


def _meets_place(item: AnyItem) -> ColumnElement[bool]:
    return and_(
        _same(item.organisation_type, Organisation.type),
        _same(item.region, Organisation.region),
        _same(item.organisation_code, Organisation.code),
    )


def _same(asked: Asked, kept: InstrumentedAttribute[Any]) -> ColumnElement[bool]:
    """Nothing is asked for, or it is what is kept."""
    if isinstance(asked, InstrumentedAttribute):
        return or_(asked.is_(None), asked == kept)
    return true() if asked is None else kept == asked


def _if(
    asked: InstrumentedAttribute[bool] | bool, condition: ColumnElement[bool]
) -> ColumnElement[bool]:
    if isinstance(asked, InstrumentedAttribute):
        return or_(~asked, condition)
    return condition if asked else true()
