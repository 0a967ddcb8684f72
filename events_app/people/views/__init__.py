"""Signing in and the account: the addresses of this feature on one screen."""

from flask import Blueprint

from events_app.people.views import (
    about_you,
    account,
    again,
    contacts,
    imports,
    messages,
    organisations,
    sign_in,
)

blueprint = Blueprint("people", __name__)

_IMPORTS = "/manage/imports"
_IMPORT = f"{_IMPORTS}/<import_id>"
_ORGANISATIONS = "/manage/organisations"
_ONE = f"{_ORGANISATIONS}/<organisation_code>"

_ROUTES = (
    ("/sign-in", "GET", sign_in.sign_in),
    ("/sign-in", "POST", sign_in.ask_for_code),
    ("/sign-in/code", "GET", sign_in.code),
    ("/sign-in/code", "POST", sign_in.enter_code),
    ("/leave-page", "POST", again.leave_page),
    ("/sign-in/again", "GET", again.again),
    ("/sign-in/not-received", "GET", sign_in.not_received),
    ("/sign-in/about-you", "GET", about_you.about_you),
    ("/sign-in/about-you", "POST", about_you.open_account),
    ("/sign-out", "POST", sign_in.sign_out),
    ("/signed-out", "GET", sign_in.signed_out),
    ("/messages", "GET", messages.messages),
    ("/messages/<message_id>/remove", "POST", messages.remove_message),
    ("/account", "GET", account.account),
    ("/account/sign-out-everywhere", "POST", account.sign_out_everywhere),
    (_IMPORTS, "GET", imports.imports),
    (f"{_IMPORTS}/new", "GET", imports.new),
    (f"{_IMPORTS}/new", "POST", imports.upload),
    (f"{_IMPORTS}/template.csv", "GET", imports.template),
    (_IMPORT, "GET", imports.member_import),
    (f"{_IMPORT}/problems.csv", "GET", imports.problems),
    (f"{_IMPORT}/check", "GET", imports.check),
    (f"{_IMPORT}/import", "POST", imports.run),
    (f"{_IMPORT}/log.csv", "GET", imports.log),
    (f"{_IMPORT}/undo", "GET", imports.undo),
    (f"{_IMPORT}/undo", "POST", imports.keep_undo),
    (_ORGANISATIONS, "GET", organisations.organisations),
    (f"{_ORGANISATIONS}.csv", "GET", organisations.organisations_file),
    (_ONE, "GET", organisations.organisation),
    (f"{_ONE}/profile", "GET", organisations.profile),
    (f"{_ONE}/profile", "POST", organisations.keep_profile),
    (f"{_ONE}/merge", "GET", organisations.merge),
    (f"{_ONE}/merge", "POST", organisations.keep_merge),
    ("/manage/contacts", "GET", contacts.contacts),
    ("/manage/contacts.csv", "GET", contacts.contacts_file),
    ("/manage/contacts/<contact_id>/correct", "GET", contacts.correct),
    ("/manage/contacts/<contact_id>/correct", "POST", contacts.keep_correct),
)

for path, method, view in _ROUTES:
    blueprint.add_url_rule(path, view_func=view, methods=[method])
