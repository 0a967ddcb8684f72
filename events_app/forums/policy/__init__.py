"""Who sees what of a forum, who may do what in it, whom it lets in. Views and actions ask here."""

from events_app.forums.policy.doing import WHO_MAY, Act, may, must_agree_first
from events_app.forums.policy.places import hold_place, host_forums, is_for, who_it_is_for
from events_app.forums.policy.seeing import WHO_SEES, Information, Sees, sees
from events_app.forums.policy.setting_up import PLATFORM, missing_tasks

__all__ = [
    "PLATFORM", "WHO_MAY", "WHO_SEES", "Act", "Information", "Sees", "hold_place", "host_forums",
    "is_for", "may", "missing_tasks", "must_agree_first", "sees", "who_it_is_for",
]  # fmt: skip
