"""The event team's desk, where it reads across features: its addresses on one screen."""

from flask import Blueprint

from events_app.desk.views import today

blueprint = Blueprint("desk", __name__)

_ROUTES = (("/manage", "GET", today.today),)

for path, method, view in _ROUTES:
    blueprint.add_url_rule(path, view_func=view, methods=[method])
