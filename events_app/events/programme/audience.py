"""Who an event is for, as the file says it."""

from events_app.events.programme.plan import PlannedAudienceItem
from events_app.events.programme.section import Section
from events_app.models.organisations import BoardRole, CommitteePart

KEYS = (
    "role",
    "any_board_role",
    "chairs_committee",
    "sits_on_committee",
    "organisation_type",
    "region",
    "organisation",
    "everyone",
)
NOBODY = PlannedAudienceItem()
LONGEST_CODE = 5


def read_audience(event: Section) -> tuple[PlannedAudienceItem, ...]:
    """The items under `audience`; none means that nobody may register yet."""
    return tuple(dict.fromkeys(_item(section) for section in event.sections("audience")))


def _item(section: Section) -> PlannedAudienceItem:
    noted = len(section.problems)
    section.only(KEYS)
    committee, part = _committee(section)
    item = PlannedAudienceItem(
        board_role=section.choice("role", BoardRole),
        any_board_role=section.truth("any_board_role"),
        committee=committee,
        committee_part=part,
        organisation_type=section.text("organisation_type", longest=100) or None,
        region=section.text("region", longest=100) or None,
        organisation_code=_code(section),
        everyone=section.truth("everyone"),
    )
    if item.board_role and item.any_board_role:
        section.note("any_board_role", "Remove this or role: they cannot both be set")
    if item == NOBODY and len(section.problems) == noted:
        section.note("role", "Enter at least one condition, or everyone: true")
    return item


def _committee(section: Section) -> tuple[str | None, CommitteePart | None]:
    """The committee in lower case, and whether the audience chairs it or sits on it."""
    chairs = section.text("chairs_committee").lower()
    sits_on = section.text("sits_on_committee").lower()
    if chairs and sits_on:
        words = "Remove this: who chairs a committee sits on it; or write a second item"
        section.note("sits_on_committee", words)
    if chairs:
        return chairs, CommitteePart.CHAIRS
    return (sits_on, CommitteePart.SITS_ON) if sits_on else (None, None)


def _code(section: Section) -> str | None:
    code = section.text("organisation").upper()
    if code and not (len(code) <= LONGEST_CODE and code.isascii() and code.isalnum()):
        section.note("organisation", "Enter the organisation's ODS code, like RJ1")
    return code or None
