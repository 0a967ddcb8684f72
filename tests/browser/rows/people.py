"""Contacts at the event team's desk, and "my role has changed" on the other side."""

from tests.browser.scenes import people as P  # noqa: N812 - as in the other tables
from tests.browser.state import State, wrong

CONTACT = "/manage/contacts/<contact_id>"
END = f"{CONTACT}/roles/<appointment_id>/end"
CLAIMS = "/manage/contacts/role-changes"
ROLE = "/events/<slug>/role-changed"
OWN = "/your-events/<reference>"

STATES = (
    State("/manage/contacts", P.several, "Not confirmed"),
    State("/manage/contacts", P.more_than_a_page, "Page 2 of 2"),
    State("/manage/contacts", P.alone, "No contacts match", "?q=nobody"),
    State(CONTACT, P.registered, "Past roles"),
    State(CONTACT, P.closed, "Open this account again"),
    State(f"{CONTACT}/correct", P.one, "we tell the old and the new address"),
    wrong(f"{CONTACT}/correct", P.one, P.save_without_a_name, "Enter the full name"),
    State(f"{CONTACT}/add-role", P.one, "It counts at once"),
    wrong(f"{CONTACT}/add-role", P.one, P.add_nothing, "Select the role"),
    State(END, P.registered, "This ends access to 1 registration", "?last_day=1/8/2022"),
    State(END, P.one, "There is a problem", "?last_day=soon", status=422, problem=True),
    State(f"{CONTACT}/close", P.registered, "Their history stays"),
    State(CLAIMS, P.with_a_role_to_confirm, P.NOTE),
    State(CLAIMS, P.alone, "There is nothing to confirm"),
    State(f"{CLAIMS}/<claimed_id>/refuse", P.one_to_decide, "This sends 1 email"),
    State(ROLE, P.not_for_them, "we keep a place for you for two working days"),
    wrong(ROLE, P.not_for_them, P.say_nothing, "Enter the first day"),
    State(f"{ROLE}/sent", P.not_for_them, "The event team confirms your role"),
    State(OWN, P.with_a_held_place, "You are not registered yet"),
    State(OWN, P.whose_hold_ended, "The place is free again"),
    State(OWN, P.whose_role_ended, "the role that the event is for has ended"),
)
