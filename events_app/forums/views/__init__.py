"""Private pages: the addresses of this feature on one screen."""

from flask import Blueprint

from events_app.forums.views import hosts, invitations, members, setting_up
from events_app.forums.views.finding import ask_for_fresh_code, say_little

blueprint = Blueprint("forums", __name__)
blueprint.before_request(ask_for_fresh_code)
blueprint.after_request(say_little)

_ROUTES = (
    ("/p", "GET", members.own_places),
    ("/p/saved", "GET", members.saved),
    ("/p/<place>", "GET", members.first_page),
    ("/p/<place>/reply", "POST", members.reply),
    ("/p/<place>/people", "GET", members.people),
    ("/p/<place>/people", "POST", members.show_name),
    ("/host", "GET", hosts.own_forums),
    ("/host/new", "GET", hosts.new_forum),
    ("/host/new", "POST", hosts.begin),
    ("/host/<seat>", "GET", hosts.forum),
    ("/host/<seat>/set-up/<task>", "GET", setting_up.task),
    ("/host/<seat>/set-up/<task>", "POST", setting_up.keep_task),
    ("/host/<seat>/rules", "GET", setting_up.rules),
    ("/host/<seat>/rules", "POST", setting_up.write_rules),
    ("/host/<seat>/deputy", "GET", setting_up.deputy),
    ("/host/<seat>/deputy", "POST", setting_up.name_deputy),
    ("/host/<seat>/invite", "GET", invitations.choose),
    ("/host/<seat>/invite/check", "POST", invitations.check),
    ("/host/<seat>/invite", "POST", invitations.send),
    ("/host/<seat>/invitations", "GET", invitations.sent),
    ("/host/<seat>/invitations/<invitation_id>", "GET", invitations.confirm_withdraw),
    ("/host/<seat>/invitations/<invitation_id>/withdraw", "POST", invitations.withdraw),
)

for path, method, view in _ROUTES:
    blueprint.add_url_rule(path, view_func=view, methods=[method])
