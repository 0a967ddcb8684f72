"""Topics that were asked for: the addresses of this feature on one screen."""

from flask import Blueprint

from events_app.topics.views import public, team

blueprint = Blueprint("topics", __name__)

_ALL = "/manage/topics"
_ONE = f"{_ALL}/<topic_id>"

_ROUTES = (
    ("/topics", "GET", public.topics),
    ("/topics", "POST", public.ask),
    ("/topics/<topic_id>/ask", "POST", public.ask_too),
    ("/topics/<topic_id>/take-back", "POST", public.take_back),
    (_ALL, "GET", team.all_topics),
    (f"{_ALL}.csv", "GET", team.topics_file),
    (_ONE, "GET", team.topic),
    (_ONE, "POST", team.save),
    (f"{_ONE}/together", "POST", team.put_together),
    (f"{_ONE}/events", "POST", team.add_event),
    (f"{_ONE}/events/<topic_event_id>/take-off", "POST", team.take_event_off),
)

for path, method, view in _ROUTES:
    blueprint.add_url_rule(path, view_func=view, methods=[method])
