"""Series: the addresses of this feature on one screen."""

from flask import Blueprint

from events_app.series.views import public, team

blueprint = Blueprint("series", __name__)

_SERIES = "/series/<series_slug>"
_ALL = "/manage/series"
_ONE = f"{_ALL}/<series_id>"

_ROUTES = (
    (_SERIES, "GET", public.series),
    (f"{_SERIES}/follow", "POST", public.follow),
    (f"{_SERIES}/unfollow", "POST", public.unfollow),
    (f"{_SERIES}/register", "POST", public.register),
    (f"{_SERIES}/leave", "POST", public.leave),
    (_ALL, "GET", team.all_series),
    (f"{_ALL}/new", "GET", team.new),
    (f"{_ALL}/new", "POST", team.create),
    (_ONE, "GET", team.edit),
    (_ONE, "POST", team.save),
    (f"{_ONE}/events", "POST", team.add_event),
    (f"{_ONE}/dates", "GET", team.dates),
    (f"{_ONE}/dates", "POST", team.plan_dates),
)

for path, method, view in _ROUTES:
    blueprint.add_url_rule(path, view_func=view, methods=[method])
