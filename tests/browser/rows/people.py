"""Contacts at the event team's desk, and "my role has changed" on the other side."""

from tests.browser.scenes import editors as E  # noqa: N812 - as in the other tables
from tests.browser.scenes import people as P  # noqa: N812 - as in the other tables
from tests.browser.state import State, wrong

CONTACT = "/manage/contacts/<contact_id>"
END = f"{CONTACT}/roles/<appointment_id>/end"
TRUST = "/manage/organisations/<organisation_code>"
MERGE = "?into=R0B&merge_day=1+April+2022"
IMPORT = "/manage/imports/<import_id>"
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
    State(
        f"{CONTACT}/correct",
        E.a_contact,
        "what the contact says now",
        act=E.correct_after_somebody,
        status=409,
    ),
    State(f"{CONTACT}/add-role", P.one, "It counts at once"),
    wrong(f"{CONTACT}/add-role", P.one, P.add_nothing, "Select the role"),
    State(END, P.registered, "This ends access to 1 registration", "?last_day=1/8/2022"),
    State(END, P.one, "There is a problem", "?last_day=soon", status=422, problem=True),
    State(f"{CONTACT}/close", P.registered, "Their history stays"),
    State("/manage/search", P.registered, "Results for “uma”", "?q=uma"),
    State("/manage/search", P.alone, "No organisation.", "?q=zz"),
    State("/manage/search", P.alone, "There is a problem", "?q=u", status=422, problem=True),
    State("/manage/organisations", P.several, "Barts Health NHS Trust"),
    State("/manage/organisations", P.alone, "No organisations match", "?q=nowhere"),
    State(TRUST, P.several, "People now and to come"),
    State(f"{TRUST}/peers", P.alike, "Both are acute"),
    State(f"{TRUST}/peers", P.several, "We know of no trust that shares"),
    State(f"{TRUST}/profile", P.several, "None means that we do not know"),
    State(
        f"{TRUST}/profile",
        E.a_contact,
        "what the organisation says now",
        act=E.save_after_somebody,
        status=409,
    ),
    State(f"{TRUST}/merge", P.two_trusts, "2 roles go on", MERGE),
    State(f"{TRUST}/merge", P.several, "There is a problem", "?into=", status=422, problem=True),
    State("/manage/imports", P.imported, "members-march.csv"),
    State("/manage/imports", P.alone, "No file has been imported on screen yet"),
    State("/manage/imports/new", P.alone, "CSV, up to 5MB, up to 10,000 rows"),
    wrong("/manage/imports/new", P.alone, P.upload_nothing, "Select a file"),
    State(IMPORT, P.with_problems, "Import the row with no problems"),
    State(IMPORT, P.imported, "Undo this import"),
    State(f"{IMPORT}/check", P.with_problems, "Import 1 change"),
    State(f"{IMPORT}/check", P.with_possible_duplicates, "These new people may have an account"),
    State(f"{IMPORT}/undo", P.imported, "Nobody is emailed"),
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
