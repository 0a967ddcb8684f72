"""Every page of the product in every state: what the browser tests look at, area by area.

A guard (tests/guards/test_browser_states.py) compares it with the product's addresses: a new page
needs a row in `rows/`, in the file of its area.
"""

from tests.browser.rows import (
    attendees,
    contacts,
    desk,
    diversity,
    duplicates,
    feedback,
    forums,
    guests,
    members,
    people,
    planning,
    series,
    speakers,
    system,
    topics,
)
from tests.browser.state import State

AREAS = (
    contacts, members, desk, attendees, guests, planning, diversity, series, speakers, people,
    forums, feedback, duplicates, topics, system,
)  # fmt: skip
STATES: tuple[State, ...] = tuple(state for area in AREAS for state in area.STATES)

#: answers to machines, and files
NO_PAGES = {
    "/events.ics",
    "/events/<slug>.ics",
    "/your-events/<reference>/calendar.ics",
    "/calendar/<token>.ics",
    "/your-events/record.csv",
    "/manage/events.csv",
    "/manage/events/<event_id>/people.csv",
    "/manage/events/<event_id>/chase.csv",
    "/manage/events/<event_id>/guests.csv",
    "/manage/speakers.csv",
    "/manage/speakers/who-leads.csv",
    "/manage/not-reached.csv",
    "/speaking/<request_id>/slides/file",
    "/manage/asks/<ask_id>/slides",
    "/manage/partner-dates.csv",
    "/manage/series.csv",
    # leads to the directory
    "/manage/sessions/<session_id>/ask",
    "/manage/events/<event_id>/questions.csv",
    "/manage/reports/<table_name>.csv",
    "/manage/contacts.csv",
    "/manage/imports/template.csv",
    "/manage/imports/<import_id>/problems.csv",
    "/manage/imports/<import_id>/log.csv",
    "/manage/organisations.csv",
    "/manage/diversity/figures/<period>/figures.csv",
    "/accountability/who-leads/<period>/figures.csv",
    "/manage/topics.csv",
    "/manage/feedback.csv",
    "/manage/events/<asked_event_id>/feedback.csv",
    "/manage/events/<asked_event_id>/feedback/<feedback_table>.csv",
    "/manage/feedback/<feedback_table>.csv",
    "/healthz",
    "/readyz",
    "/metrics",
}
#: pages with fields to fill in, also before anything is wrong with them
FORMS = (
    {contacts.REGISTER, contacts.CODE}
    | attendees.FORMS
    | guests.FORMS
    | planning.FORMS
    | forums.FORMS
    | series.FORMS
    | feedback.FORMS
    | topics.FORMS
)
