"""The hold in a member's calendar: a time that is taken, and nothing more."""

from datetime import datetime

from events_app.chance import random_id
from events_app.forums.facts import Meeting, Place
from events_app.mail.calendar import CalendarEntry, Method

SUMMARY = "Private meeting"


def next_hold(place: Place, meeting_id: str, meeting: Meeting, *, now: datetime) -> CalendarEntry:
    """The hold for a meeting as it is now; counts up what the place remembers of it."""
    uid, sequence = place.holds.get(meeting_id, [random_id("hold"), -1])
    place.holds[meeting_id] = [uid, sequence + 1]
    method: Method = "CANCEL" if meeting.cancelled or not place.hold else "REQUEST"
    return CalendarEntry(
        uid=uid,
        sequence=sequence + 1,
        method=method,
        summary=SUMMARY,
        starts=meeting.starts_at,
        ends=meeting.ends_at,
        stamp=now,
        last_modified=now,
        classification="PRIVATE",
        alarm=None,
    )
