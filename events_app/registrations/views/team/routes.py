"""The addresses of the event team about the people of an event, on one screen."""

from events_app.registrations.views.team import (
    access,
    add,
    attendance,
    attendance_file,
    chase,
    guests,
    people,
    person,
    waiting,
)

_EVENT = "/manage/events/<event_id>"
_PERSON = f"{_EVENT}/people/<registration_id>"
_ADD = f"{_EVENT}/people/add"
_ATTENDANCE = f"{_EVENT}/attendance"
_ACCESS = f"{_EVENT}/access"
_CHASE = f"{_EVENT}/chase"
_GUESTS = f"{_EVENT}/guests"
_GUEST = f"{_GUESTS}/<guest_id>"
_FILE = f"{_ATTENDANCE}/files/<attendance_file_id>"

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
    (_ATTENDANCE, "GET", "attendance", attendance.attendance),
    (_ATTENDANCE, "POST", "save_attendance", attendance.save),
    (f"{_ATTENDANCE}/upload", "GET", "choose_attendance_file", attendance_file.choose_file),
    (f"{_ATTENDANCE}/upload", "POST", "upload_attendance", attendance_file.upload),
    (f"{_FILE}/columns", "GET", "attendance_columns", attendance_file.columns),
    (f"{_FILE}/columns", "POST", "keep_columns", attendance_file.keep_columns),
    (_FILE, "GET", "attendance_result", attendance_file.result),
    (_FILE, "POST", "use_attendance", attendance_file.use),
    (_ACCESS, "GET", "access_list", access.access_list),
    (f"{_ACCESS}/<registration_id>", "GET", "arrange", access.arrange),
    (f"{_ACCESS}/<registration_id>", "POST", "keep_arranged", access.keep),
    (f"{_ACCESS}/<registration_id>/tell", "GET", "confirm_tell_arranged", access.confirm_tell),
    (f"{_ACCESS}/<registration_id>/tell", "POST", "tell_arranged", access.tell),
    (f"{_EVENT}/waiting-list", "GET", "in_line", waiting.in_line),
    (f"{_EVENT}/waiting-list", "POST", "switch_offers", waiting.switch),
    (f"{_PERSON}/offer", "GET", "confirm_offer", waiting.confirm_offer),
    (f"{_PERSON}/offer", "POST", "offer_to", waiting.offer),
    (_CHASE, "GET", "chase", chase.chase),
    (f"{_CHASE}.csv", "GET", "chase_file", chase.chase_file),
    (f"{_CHASE}/invite", "GET", "confirm_invite", chase.confirm_invite),
    (f"{_CHASE}/invite", "POST", "invite", chase.invite),
    (f"{_CHASE}/<contact_id>", "GET", "call", chase.call),
    (f"{_CHASE}/<contact_id>", "POST", "keep_call", chase.keep_call),
    (_GUESTS, "GET", "guests", guests.guests),
    (f"{_GUESTS}.csv", "GET", "guests_file", guests.guests_file),
    (f"{_GUESTS}/invite", "GET", "new_guest", guests.new_guest),
    (f"{_GUESTS}/invite", "POST", "create_guest", guests.create_guest),
    (_GUEST, "GET", "guest", guests.guest),
    (f"{_GUEST}/confirm", "GET", "check_confirm_guest", guests.check_confirm_guest),
    (f"{_GUEST}/confirm", "POST", "confirm_guest", guests.confirm_guest),
    (f"{_GUEST}/decline", "GET", "check_decline_guest", guests.check_decline_guest),
    (f"{_GUEST}/decline", "POST", "decline_guest", guests.decline_guest),
    (f"{_GUEST}/withdraw", "GET", "check_withdraw_guest", guests.check_withdraw_guest),
    (f"{_GUEST}/withdraw", "POST", "withdraw_guest", guests.withdraw_guest),
)
