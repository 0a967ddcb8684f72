"""What the event team sees of the people of an event."""

from tests.browser.scenes import attendees as scenes
from tests.browser.scenes import offers
from tests.browser.state import State, wrong

PEOPLE = "/manage/events/<event_id>/people"
PERSON = f"{PEOPLE}/<registration_id>"
ADD = f"{PEOPLE}/add"
CONTACT = f"{ADD}/<contact_id>"

ATTENDANCE = "/manage/events/<event_id>/attendance"
FILE = f"{ATTENDANCE}/files/<attendance_file_id>"

CHASE = "/manage/events/<event_id>/chase"
CALL = f"{CHASE}/<contact_id>"
OFFER = "/your-events/<reference>/offer"

FORMS = {PEOPLE, ADD, f"{ADD}/new", CONTACT, f"{PERSON}/answers", f"{PERSON}/cancel"}
ACCESS = "/manage/events/<event_id>/access"
FORMS |= {
    CALL,
    f"{ACCESS}/<registration_id>",
    ATTENDANCE,
    f"{ATTENDANCE}/upload",
    f"{FILE}/columns",
    FILE,
}

STATES = (
    State(PEOPLE, scenes.several, "Registered (2)"),
    State(PEOPLE, scenes.nobody, "Nobody is in this part of the list yet"),
    State(PEOPLE, scenes.several, "There is a problem", f"?q={'x' * 120}", problem=True),
    State(PERSON, scenes.one, "Confirmation sent again"),
    State(PERSON, scenes.one, "The confirmation is on its way", "?sent=yes"),
    State(f"{PERSON}/resend", scenes.one, "This sends one email to 1 person"),
    State(f"{PERSON}/move", scenes.waiting, "If a place is free"),
    State(f"{PERSON}/cancel", scenes.one, "takes the event out of their calendar"),
    wrong(f"{PERSON}/cancel", scenes.one, scenes.give_a_long_reason, "Your reason must be"),
    State(f"{PERSON}/answers", scenes.one, "More about it (optional)"),
    State(ADD, scenes.nobody, "Part of their name"),
    State(ADD, scenes.one, "Registered already", "?q=uma"),
    State(f"{ADD}/new", scenes.nobody, "counts when it is confirmed"),
    wrong(f"{ADD}/new", scenes.nobody, scenes.create_nobody, "Enter their full name"),
    State(CONTACT, scenes.somebody_to_add, "There is room"),
    State(CONTACT, scenes.called_about_a_full_event, "Put them on the waiting list"),
    State(CONTACT, scenes.somebody_it_is_not_for, "Why not"),
    State(ATTENDANCE, scenes.begun, "Save this page"),
    State(ATTENDANCE, scenes.nobody, "Nobody is registered"),
    State(f"{ATTENDANCE}/upload", scenes.begun, "Up to 5 MB"),
    wrong(f"{ATTENDANCE}/upload", scenes.begun, scenes.upload_nothing, "Select a file"),
    State(f"{FILE}/columns", scenes.with_a_file, "People are matched by their email address"),
    State(FILE, scenes.with_a_file, "Joined but not registered"),
    wrong(FILE, scenes.with_a_file, scenes.record_nothing, "Select what to do about people"),
    State(ACCESS, scenes.with_needs, "still to be arranged"),
    State(ACCESS, scenes.nobody, "Nobody with a place has asked for anything"),
    State(f"{ACCESS}/<registration_id>", scenes.with_needs, "Who arranges it"),
    State(f"{ACCESS}/<registration_id>/tell", scenes.with_needs, "Live captions"),
    State("/manage/events/<event_id>/waiting-list", offers.with_an_offer, "Place offered until"),
    State("/manage/events/<event_id>/waiting-list", scenes.nobody, "Nobody is waiting"),
    State(f"{PERSON}/offer", scenes.waiting, "until a stated time"),
    State(OFFER, offers.offered, "Accept the place"),
    State(OFFER, offers.offer_is_over, "This offer ended at"),
    State(OFFER, offers.offer_given_back, "Do you want to stay on the list?"),
    State(CHASE, scenes.somebody_to_add, "1 person"),
    State(CHASE, scenes.called, "Called 1 August: not reached", "?invited=no&sent=2"),
    State(CHASE, scenes.nobody, "said no, or nobody is in its audience"),
    State(CALL, scenes.somebody_to_add, "Nobody has called yet"),
    State(CALL, scenes.called, "Not reached"),
    wrong(CALL, scenes.called, scenes.keep_no_outcome, "Select what came of the call"),
    State(f"{CHASE}/invite", scenes.somebody_to_add, "Send to 1 person"),
    State(f"{CHASE}/invite", scenes.called_about_a_full_event, "joins the waiting list"),
)
