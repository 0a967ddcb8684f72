"""Equality questions and the figures: the addresses of this feature on one screen."""

from flask import Blueprint, Response, render_template
from flask.typing import ResponseReturnValue

from events_app.diversity.refusals import ChainBroken
from events_app.diversity.views import (
    beside,
    desk,
    equality,
    programme,
    public,
    releasing,
    reminding,
    withdrawing,
)

blueprint = Blueprint("diversity", __name__)

_FIGURES = "/manage/diversity/figures/<period>"
_ROUTES = (
    ("/equality", "GET", equality.about),
    ("/equality/ethnic-group", "GET", equality.ethnic_group),
    ("/equality/ethnic-group", "POST", equality.answer_ethnic_group),
    ("/equality/background", "GET", equality.background),
    ("/equality/background", "POST", equality.answer_background),
    ("/account/equality", "GET", equality.own_answers),
    ("/account/equality/still-right", "POST", equality.still_right),
    ("/account/equality/delete", "GET", equality.confirm_delete),
    ("/account/equality/delete", "POST", equality.delete),
    ("/account/equality/stop", "GET", equality.confirm_stop),
    ("/account/equality/stop", "POST", equality.stop),
    ("/accountability/who-leads", "GET", public.who_leads),
    ("/accountability/who-leads/<period>", "GET", public.who_led),
    ("/accountability/who-leads/<period>/figures.csv", "GET", public.who_led_file),
    ("/manage/diversity", "GET", desk.figures),
    ("/manage/diversity/programme", "GET", programme.programme),
    ("/manage/diversity/aim", "GET", desk.aim),
    ("/manage/diversity/aim", "POST", desk.set_aim),
    ("/manage/diversity/releases", "GET", releasing.releases),
    ("/manage/diversity/releases/<new_period>", "GET", releasing.release),
    ("/manage/diversity/releases/<new_period>", "POST", releasing.make_release),
    (_FIGURES, "GET", desk.figures_of),
    (f"{_FIGURES}/figures.csv", "GET", desk.figures_file),
    ("/manage/diversity/reminder", "GET", reminding.reminder),
    ("/manage/diversity/reminder", "POST", reminding.send_reminder),
    (f"{_FIGURES}/withdrawal", "GET", withdrawing.withdrawal),
    (f"{_FIGURES}/withdrawal", "POST", withdrawing.withdraw_release),
    (f"{_FIGURES}/statement", "GET", desk.statement),
    (f"{_FIGURES}/statement", "POST", desk.sign_statement),
)

for path, method, view in _ROUTES:
    blueprint.add_url_rule(path, view_func=view, methods=[method])
# beside the planning of a session, which stands below this feature
blueprint.add_app_template_global(beside.last_figures, "last_figures")
# the same page, at the address that speakers are given
blueprint.add_url_rule(
    "/speaking/equality", "about_for_speakers", view_func=equality.about, methods=["GET"]
)


@blueprint.errorhandler(ChainBroken)
def say_that_figures_cannot_be_shown(refusal: ChainBroken) -> ResponseReturnValue:
    """Figures that are not what was signed are not shown to anybody."""
    return render_template("diversity/not_signed.html", refusal=refusal), 409


@blueprint.after_request
def say_nothing_to_others(response: Response) -> Response:
    """No page that is opened from one of these hears where somebody came from."""
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
