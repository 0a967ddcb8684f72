"""Private pages: the addresses of this feature on one screen."""

from flask import Blueprint

from events_app.forums.views import (
    afterwards,
    around,
    ending,
    host_meetings,
    hosts,
    invitations,
    meetings,
    members,
    outside,
    setting_up,
    taking_part,
    unsent,
)
from events_app.forums.views.lasting import ask_for_fresh_code, say_how_long, say_little

blueprint = Blueprint("forums", __name__)
blueprint.before_request(ask_for_fresh_code)
blueprint.after_request(say_little)
blueprint.context_processor(say_how_long)

_ROUTES = (
    ("/p", "GET", members.own_places),
    ("/p/saved", "GET", members.saved),
    ("/p/stay", "POST", unsent.stay),
    ("/p/unsent", "GET", unsent.unsent),
    ("/p/unsent", "POST", unsent.send_unsent),
    ("/p/<place>", "GET", members.first_page),
    ("/p/<place>/reply", "POST", members.reply),
    ("/p/<place>/people", "GET", members.people),
    ("/p/<place>/people", "POST", members.show_name),
    ("/p/<place>/m/<meeting_id>", "GET", meetings.meeting),
    ("/p/<place>/m/<meeting_id>/coming", "POST", meetings.answer),
    ("/p/<place>/m/<meeting_id>/answer", "POST", around.answer_for),
    ("/p/<place>/m/<meeting_id>/notes", "GET", meetings.stop),
    ("/p/<place>/m/<meeting_id>/notes", "POST", meetings.stop_notes),
    ("/p/<place>/rules", "GET", taking_part.rules),
    ("/p/<place>/rules", "POST", taking_part.agree),
    ("/p/<place>/calendar", "GET", taking_part.calendar),
    ("/p/<place>/calendar", "POST", taking_part.keep_calendar),
    ("/p/<place>/alerts", "GET", around.alerts_to),
    ("/p/<place>/alerts", "POST", around.keep_alerts),
    ("/p/<place>/alerts/code", "GET", around.alerts_code),
    ("/p/<place>/alerts/code", "POST", around.confirm_alerts),
    ("/p/<place>/assistant", "GET", around.assistant),
    ("/p/<place>/assistant", "POST", around.name_assistant),
    ("/p/<place>/new-host", "GET", around.new_host),
    ("/p/<place>/new-host", "POST", around.vote),
    ("/p/<place>/pause", "GET", taking_part.pause),
    ("/p/<place>/pause", "POST", taking_part.keep_pause),
    ("/p/<place>/leave", "GET", taking_part.leave),
    ("/p/<place>/leave", "POST", taking_part.leave_for_good),
    ("/p/<place>/concern", "GET", taking_part.concern),
    ("/p/<place>/concern", "POST", taking_part.raise_concern),
    ("/account/confidential-conversation", "GET", around.wish),
    ("/account/confidential-conversation", "POST", around.keep_wish),
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
    ("/host/<seat>/m/new", "GET", host_meetings.new_meeting),
    ("/host/<seat>/m/new", "POST", host_meetings.set_meeting),
    ("/host/<seat>/m/<meeting_id>", "GET", host_meetings.meeting),
    ("/host/<seat>/m/<meeting_id>/change", "GET", host_meetings.edit),
    ("/host/<seat>/m/<meeting_id>/change", "POST", host_meetings.change),
    ("/host/<seat>/m/<meeting_id>/cancel", "GET", host_meetings.confirm_cancel),
    ("/host/<seat>/m/<meeting_id>/cancel", "POST", host_meetings.cancel),
    ("/host/<seat>/m/<meeting_id>/count", "GET", afterwards.count),
    ("/host/<seat>/m/<meeting_id>/count", "POST", afterwards.keep_count),
    ("/host/<seat>/m/<meeting_id>/notes", "GET", afterwards.notes),
    ("/host/<seat>/m/<meeting_id>/notes", "POST", afterwards.write_notes),
    ("/host/<seat>/hand-over", "GET", ending.hand_over),
    ("/host/<seat>/hand-over", "POST", ending.go),
    ("/host/<seat>/close", "GET", ending.close),
    ("/host/<seat>/close", "POST", ending.close_for_good),
    ("/admin/close-private", "GET", outside.close_private),
    ("/admin/close-private", "POST", outside.close_unseen),
    ("/admin/close-private/done", "GET", outside.closed),
    ("/data-protection/concerns", "GET", outside.concerns),
    ("/data-protection/concerns/<concern_id>/dealt-with", "POST", outside.deal_with_concern),
)

for path, method, view in _ROUTES:
    # a member's page and a host's may have the same name: each is named with its module too
    name = f"{view.__module__.rpartition('.')[2]}_{view.__name__}"
    blueprint.add_url_rule(path, endpoint=name, view_func=view, methods=[method])
