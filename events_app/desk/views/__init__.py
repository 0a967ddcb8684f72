"""The event team's desk, where it reads across features: its addresses on one screen."""

from flask import Blueprint

from events_app.desk.views import (
    contacts,
    duplicates,
    failed_mail,
    independence,
    not_reached,
    peers,
    planning,
    report,
    role_changes,
    search,
    today,
)

blueprint = Blueprint("desk", __name__)

_CONTACT = "/manage/contacts/<contact_id>"
_CLAIMS = "/manage/contacts/role-changes"

_PAIRS = "/manage/contacts/duplicates"

_ROUTES = (
    ("/manage", "GET", today.today),
    ("/manage/search", "GET", search.search),
    (_CLAIMS, "GET", role_changes.role_changes),
    (f"{_CLAIMS}/<claimed_id>/confirm", "POST", role_changes.confirm),
    (f"{_CLAIMS}/<claimed_id>/refuse", "GET", role_changes.refuse),
    (f"{_CLAIMS}/<claimed_id>/refuse", "POST", role_changes.keep_refuse),
    (_PAIRS, "GET", duplicates.duplicates),
    (f"{_PAIRS}/<pair>", "GET", duplicates.duplicate),
    (f"{_PAIRS}/<pair>/merge", "GET", duplicates.merge),
    (f"{_PAIRS}/<pair>/merge", "POST", duplicates.keep_merge),
    (f"{_PAIRS}/<pair>/not-the-same", "POST", duplicates.not_the_same),
    (_CONTACT, "GET", contacts.contact),
    (f"{_CONTACT}/add-role", "GET", contacts.add_role),
    (f"{_CONTACT}/add-role", "POST", contacts.keep_role),
    (f"{_CONTACT}/roles/<appointment_id>/end", "GET", contacts.end),
    (f"{_CONTACT}/roles/<appointment_id>/end", "POST", contacts.keep_end),
    (f"{_CONTACT}/close", "GET", contacts.close),
    (f"{_CONTACT}/close", "POST", contacts.keep_close),
    (f"{_CONTACT}/open", "POST", contacts.open_again),
    ("/manage/not-reached", "GET", not_reached.not_reached),
    ("/manage/organisations/<organisation_code>/peers", "GET", peers.peers),
    ("/manage/not-reached.csv", "GET", not_reached.not_reached_file),
    ("/manage/sessions/<session_id>/participants", "GET", independence.independence),
    ("/manage/sessions/<session_id>/participants", "POST", independence.look_at_independence),
    *planning.ROUTES,
    *failed_mail.ROUTES,
    *report.ROUTES,
)

for path, method, view in _ROUTES:
    blueprint.add_url_rule(path, view_func=view, methods=[method])
# beside the planning of a session and the asking, which stand below this feature
blueprint.add_app_template_global(independence.facilitators_of, "facilitators_of")
blueprint.add_app_template_global(independence.if_they_facilitate, "if_they_facilitate")
