"""Who may do what in a forum. Who may open what is taken from who sees it."""

from dataclasses import dataclass
from enum import StrEnum

from events_app.forums.facts import Forum, Part, Place, PlaceState
from events_app.forums.policy.seeing import WHO_SEES, Information


class Act(StrEnum):
    """What somebody can do, or open, in a forum."""

    HOST = "host"
    REPLY = "reply"
    READ_BRIEFING = "read briefing"
    AGREE = "agree"
    OPEN = "open"
    SEE_PEOPLE = "see people"
    ANSWER_DATES = "answer dates"
    READ_NOTES = "read notes"
    CHOOSE_CALENDAR = "choose calendar"
    CHOOSE_ALERTS = "choose alerts"
    NAME_ASSISTANT = "name assistant"
    CHOOSE_HOST = "choose host"
    PAUSE = "pause"
    LEAVE = "leave"
    RAISE_CONCERN = "raise concern"
    ANSWER_FOR = "answer for"


@dataclass(frozen=True)
class May:
    """Who may do it: with which part, in which state, and if only after agreeing to the rules."""

    parts: frozenset[Part]
    states: tuple[PlaceState, ...] = (PlaceState.ACCEPTED,)
    agreed: bool = False


def _at_own_place(information: Information) -> frozenset[Part]:
    """Those who see it at their place: hosts see it on pages of their own."""
    return next(row.parts for row in WHO_SEES if row.information == information) - {Part.HOST}


_TAKING_PART = frozenset({Part.MEMBER, Part.FACILITATOR})
_INVITED, _ACCEPTED = PlaceState.INVITED, PlaceState.ACCEPTED

WHO_MAY: dict[Act, May] = {
    Act.HOST: May(frozenset({Part.HOST})),
    Act.REPLY: May(_TAKING_PART, (_INVITED,)),
    Act.READ_BRIEFING: May(frozenset({Part.FACILITATOR}), (_INVITED, _ACCEPTED)),
    Act.AGREE: May(_TAKING_PART),
    Act.OPEN: May(_at_own_place(Information.MEETINGS), agreed=True),
    Act.SEE_PEOPLE: May(_at_own_place(Information.NAME), agreed=True),
    Act.ANSWER_DATES: May(_TAKING_PART, agreed=True),
    Act.READ_NOTES: May(_at_own_place(Information.THEMES), agreed=True),
    Act.CHOOSE_CALENDAR: May(_TAKING_PART),
    Act.CHOOSE_ALERTS: May(_TAKING_PART),
    Act.NAME_ASSISTANT: May(frozenset({Part.MEMBER})),
    Act.CHOOSE_HOST: May(frozenset({Part.MEMBER})),
    Act.PAUSE: May(_TAKING_PART),
    Act.LEAVE: May(_TAKING_PART),
    Act.RAISE_CONCERN: May(_TAKING_PART),
    Act.ANSWER_FOR: May(frozenset({Part.ASSISTANT})),
}


def may(place: Place, act: Act) -> bool:
    """Whether a place, which lets its person in, is one to do this at."""
    rule = WHO_MAY[act]
    return place.part in rule.parts and place.state in rule.states


def must_agree_first(place: Place, forum: Forum, act: Act) -> bool:
    """Whether the ground rules changed since they agreed, and this is only for who agreed."""
    return WHO_MAY[act].agreed and place.agreed != forum.rules_version
