"""Series: the addresses of this feature on one screen."""

from flask import Blueprint

from events_app.series.views import cohort, dates, public, team

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
    (f"{_ALL}.csv", "GET", team.series_file),
    (f"{_ALL}/new", "GET", team.new),
    (f"{_ALL}/new", "POST", team.create),
    (_ONE, "GET", team.edit),
    (_ONE, "POST", team.save),
    (f"{_ONE}/events", "POST", team.add_event),
    (f"{_ONE}/events/<dated_event_id>/take-out", "POST", team.take_event_out),
    (f"{_ONE}/people", "GET", cohort.cohort_people),
    (f"{_ONE}/people/add", "GET", cohort.search_for_cohort),
    (f"{_ONE}/people/add/<contact_id>", "GET", cohort.confirm_adding),
    (f"{_ONE}/people/add/<contact_id>", "POST", cohort.add_to_cohort),
    (f"{_ONE}/people/<cohort_person_id>/take-out", "GET", cohort.confirm_taking_out),
    (f"{_ONE}/people/<cohort_person_id>/take-out", "POST", cohort.take_out_of_cohort),
    (f"{_ONE}/dates", "GET", dates.dates),
    (f"{_ONE}/dates", "POST", dates.plan_dates),
)

for path, method, view in _ROUTES:
    blueprint.add_url_rule(path, view_func=view, methods=[method])
