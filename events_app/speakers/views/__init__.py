"""Speakers and facilitators: the addresses of this feature on one screen."""

from flask import Blueprint

from events_app.speakers.views import (
    answering,
    asking,
    directory,
    load,
    matching,
    planning,
    preparing,
    profile,
    who_leads,
)

blueprint = Blueprint("speakers", __name__)

_SPEAKER = "/manage/speakers/<speaker_id>"
_REQUEST = "/speaking/<request_id>"
_SESSION = "/manage/sessions/<session_id>"
_ROUTES = (
    ("/manage/speakers", "GET", directory.directory),
    ("/manage/speakers.csv", "GET", directory.directory_file),
    ("/manage/speakers/new", "GET", directory.new),
    ("/manage/speakers/new", "POST", directory.add),
    ("/manage/speakers/who-leads", "GET", who_leads.who_leads),
    ("/manage/speakers/who-leads.csv", "GET", who_leads.who_leads_file),
    ("/manage/speakers/match", "GET", matching.proposals),
    ("/manage/speakers/match/<appearance_id>", "POST", matching.match),
    (_SPEAKER, "GET", directory.speaker),
    (f"{_SPEAKER}/edit", "GET", directory.edit),
    (f"{_SPEAKER}/edit", "POST", directory.change),
    (f"{_SPEAKER}/consents", "GET", profile.consents_of),
    (f"{_SPEAKER}/consents", "POST", profile.keep_consents_of),
    (f"{_SPEAKER}/line-ups/<appearance_id>/unmatch", "POST", matching.unmatch),
    (f"{_SPEAKER}/asks", "GET", load.asks_of),
    (f"{_SPEAKER}/asks", "POST", load.note_ask),
    (f"{_SESSION}/plan", "GET", planning.plan),
    (f"{_SESSION}/plan", "POST", planning.keep_plan),
    (f"{_SESSION}/ask", "GET", asking.look),
    (f"{_SESSION}/ask/<speaker_id>", "GET", asking.ask),
    (f"{_SESSION}/ask/<speaker_id>", "POST", asking.send),
    (f"{_SESSION}/ask/<speaker_id>/preview", "POST", asking.preview),
    ("/manage/asks/<ask_id>/end", "GET", planning.confirm_end),
    ("/manage/asks/<ask_id>/end", "POST", planning.end_ask),
    ("/manage/asks/<ask_id>/slides", "GET", preparing.file_of),
    ("/speaking", "GET", answering.home),
    (_REQUEST, "GET", answering.request_page),
    (_REQUEST, "POST", answering.answer),
    (f"{_REQUEST}/step-down", "GET", answering.confirm_step_down),
    (f"{_REQUEST}/step-down", "POST", answering.step_down),
    (f"{_REQUEST}/needs", "GET", preparing.needs),
    (f"{_REQUEST}/needs", "POST", preparing.keep_needs),
    (f"{_REQUEST}/slides", "GET", preparing.slides),
    (f"{_REQUEST}/slides", "POST", preparing.send_slides),
    (f"{_REQUEST}/slides/remove", "POST", preparing.remove_slides),
    (f"{_REQUEST}/slides/file", "GET", preparing.own_file),
    ("/speaking/profile", "GET", profile.profile),
    ("/speaking/profile", "POST", profile.keep_profile),
    ("/speaking/consents", "GET", profile.consents),
    ("/speaking/consents", "POST", profile.keep_consents),
)

for path, method, view in _ROUTES:
    blueprint.add_url_rule(path, view_func=view, methods=[method])
