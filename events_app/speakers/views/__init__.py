"""Speakers and facilitators: the addresses of this feature on one screen."""

from flask import Blueprint

from events_app.speakers.views import directory, home, matching, profile

blueprint = Blueprint("speakers", __name__)

_SPEAKER = "/manage/speakers/<speaker_id>"
_ROUTES = (
    ("/manage/speakers", "GET", directory.directory),
    ("/manage/speakers.csv", "GET", directory.directory_file),
    ("/manage/speakers/new", "GET", directory.new),
    ("/manage/speakers/new", "POST", directory.add),
    ("/manage/speakers/match", "GET", matching.proposals),
    ("/manage/speakers/match/<appearance_id>", "POST", matching.match),
    (_SPEAKER, "GET", directory.speaker),
    (f"{_SPEAKER}/edit", "GET", directory.edit),
    (f"{_SPEAKER}/edit", "POST", directory.change),
    (f"{_SPEAKER}/consents", "GET", profile.consents_of),
    (f"{_SPEAKER}/consents", "POST", profile.keep_consents_of),
    (f"{_SPEAKER}/line-ups/<appearance_id>/unmatch", "POST", matching.unmatch),
    ("/speaking", "GET", home.home),
    ("/speaking/profile", "GET", profile.profile),
    ("/speaking/profile", "POST", profile.keep_profile),
    ("/speaking/consents", "GET", profile.consents),
    ("/speaking/consents", "POST", profile.keep_consents),
)

for path, method, view in _ROUTES:
    blueprint.add_url_rule(path, view_func=view, methods=[method])
