"""The addresses of the event team about the people of an event, on one screen."""

from events_app.registrations.views.team import add, people, person

_EVENT = "/manage/events/<event_id>"
_PERSON = f"{_EVENT}/people/<registration_id>"
_ADD = f"{_EVENT}/people/add"

#: address, method, the view's name among those of registrations, the view
ROUTES = (
    (f"{_EVENT}/people", "GET", "people", people.people),
    (f"{_EVENT}/people.csv", "GET", "people_file", people.people_file),
    (_ADD, "GET", "add_search", add.search),
    (f"{_ADD}/new", "GET", "new_contact", add.new_contact),
    (f"{_ADD}/new", "POST", "create_contact", add.create_contact),
    (f"{_ADD}/<contact_id>", "GET", "add_check", add.check),
    (f"{_ADD}/<contact_id>", "POST", "add", add.add),
    (_PERSON, "GET", "person", person.person),
    (f"{_PERSON}/resend", "GET", "confirm_resend", person.confirm_resend),
    (f"{_PERSON}/resend", "POST", "resend", person.resend),
    (f"{_PERSON}/move", "GET", "confirm_move", person.confirm_move),
    (f"{_PERSON}/move", "POST", "move", person.move),
    (f"{_PERSON}/cancel", "GET", "confirm_cancel_for", person.confirm_cancel),
    (f"{_PERSON}/cancel", "POST", "cancel_for", person.cancel),
    (f"{_PERSON}/answers", "GET", "answers_for", person.answers),
    (f"{_PERSON}/answers", "POST", "change_for", person.change),
)
