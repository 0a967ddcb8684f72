"""What has to be set up before anybody can be invited."""

from collections.abc import Sequence

from events_app.forums.facts import Forum


def missing_tasks(forum: Forum) -> Sequence[str]:
    """What a host has still to do before anybody can be invited, by the names of the tasks."""
    done = {
        "purpose": bool(forum.title and forum.purpose),
        "audience": bool(forum.audience),
        "rules": forum.rules_version > 0,
        "who-can-see": forum.who_can_see_read,
        "platform": len(forum.checklist) == len(PLATFORM),
        "dates": bool(forum.dates),
        "deputy": bool(forum.deputy),
        "keeping": forum.months_kept > 0 and bool(forum.aftercare),
    }
    return [name for name, is_done in done.items() if not is_done]


#: what has to be true of the video platform, by name
PLATFORM = {
    "recording": "Recording is off",
    "transcription": "Transcription is off",
    "note-takers": "AI note-takers are blocked",
    "report": "The attendance report is off",
    "lobby": "The lobby is on, and only hosts let people in",
    "rename": "People can change the name that is shown",
    "title": "The meeting’s title in the platform is neutral",
}
