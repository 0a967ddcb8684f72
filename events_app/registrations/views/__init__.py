"""Registering and one's own registrations: the addresses of this feature on one screen."""

from flask import Blueprint

from events_app.registrations.views import (
    account_needs,
    assistants,
    assisting,
    attendee_list,
    briefing,
    feed,
    invitation,
    joining,
    offers,
    on_the_way,
    own,
    own_answers,
    questions,
    record,
    register,
    role_changed,
    waiting_list,
)
from events_app.registrations.views.team.routes import ROUTES as TEAM_ROUTES

blueprint = Blueprint("registrations", __name__)

_THEIR_EVENT = "/assisting/<assistance_id>/events/<slug>"
_THEIRS = "/assisting/<assistance_id>/registrations/<reference>"

_ROUTES = (
    ("/events/<slug>/register", "GET", register.access),
    ("/events/<slug>/register", "POST", register.keep_access),
    ("/events/<slug>/register/visibility", "GET", on_the_way.visibility),
    ("/events/<slug>/register/visibility", "POST", on_the_way.keep_visibility),
    ("/events/<slug>/register/question", "GET", on_the_way.question),
    ("/events/<slug>/register/question", "POST", on_the_way.keep_question),
    ("/events/<slug>/register/check", "GET", register.check),
    ("/events/<slug>/register/check", "POST", register.register),
    ("/events/<slug>/waiting-list", "GET", waiting_list.waiting_list),
    ("/events/<slug>/waiting-list", "POST", waiting_list.join),
    ("/events/<slug>/people", "GET", attendee_list.listed_people),
    ("/events/<slug>/role-changed", "GET", role_changed.role_changed),
    ("/events/<slug>/role-changed", "POST", role_changed.say_role),
    ("/events/<slug>/role-changed/sent", "GET", role_changed.role_said),
    ("/events/<slug>/guest", "GET", invitation.invitation),
    ("/events/<slug>/guest", "POST", invitation.answer_invitation),
    ("/events/<slug>/guest/cannot-come", "POST", invitation.say_not_coming),
    ("/your-events", "GET", own.your_events),
    ("/your-events/record", "GET", record.record),
    ("/your-events/record.csv", "GET", record.record_file),
    ("/your-events/<reference>", "GET", own.registration),
    ("/your-events/<reference>/done", "GET", own.done),
    ("/your-events/<reference>/change", "GET", own.answers),
    ("/your-events/<reference>/change", "POST", own.change),
    ("/your-events/<reference>/visibility", "GET", own_answers.own_visibility),
    ("/your-events/<reference>/visibility", "POST", own_answers.change_own_visibility),
    ("/your-events/<reference>/question", "GET", own_answers.own_question),
    ("/your-events/<reference>/question", "POST", own_answers.change_own_question),
    ("/your-events/<reference>/ground-rules", "GET", own_answers.own_rules),
    ("/your-events/<reference>/ground-rules", "POST", own_answers.accept_own_rules),
    ("/your-events/<reference>/cancel", "GET", own.confirm_cancel),
    ("/your-events/<reference>/cancel", "POST", own.cancel),
    ("/your-events/<reference>/calendar.ics", "GET", own.calendar),
    ("/your-events/<reference>/join", "POST", joining.join_event),
    ("/your-events/<reference>/offer", "GET", offers.offer),
    ("/your-events/<reference>/offer", "POST", offers.accept_offer),
    ("/your-events/<reference>/offer/decline", "POST", offers.decline_offer),
    ("/calendar/<token>.ics", "GET", feed.feed),
    ("/account/assistants", "GET", assistants.assistants),
    ("/account/assistants", "POST", assistants.name_assistant),
    ("/account/assistants/<assistance_id>/end", "GET", assistants.confirm_end_assisting),
    ("/account/assistants/<assistance_id>/end", "POST", assistants.end_assisting),
    ("/assisting", "GET", assisting.assisting),
    ("/assisting/<assistance_id>", "GET", assisting.assisted),
    ("/assisting/<assistance_id>/accept", "POST", assisting.accept_assisting),
    (_THEIR_EVENT, "GET", assisting.check_for_them),
    (_THEIR_EVENT, "POST", assisting.register_for_them),
    (_THEIRS, "GET", assisting.their_registration),
    (f"{_THEIRS}/cancel", "GET", assisting.confirm_cancel_theirs),
    (f"{_THEIRS}/cancel", "POST", assisting.cancel_theirs),
    ("/account/needs", "GET", account_needs.needs),
    ("/account/needs", "POST", account_needs.keep_needs),
    ("/account/calendar", "GET", feed.feed_page),
    ("/account/calendar", "POST", feed.renew_address),
    ("/account/calendar/end", "GET", feed.confirm_end_of_feed),
    ("/account/calendar/end", "POST", feed.take_feed_away),
    ("/speaking/<request_id>/briefing", "GET", briefing.briefing),
    ("/manage/events/<event_id>/questions", "GET", questions.questions),
    ("/manage/events/<event_id>/questions.csv", "GET", questions.questions_csv),
)

for path, method, view in _ROUTES:
    blueprint.add_url_rule(path, view_func=view, methods=[method])

for path, method, name, view in TEAM_ROUTES:
    blueprint.add_url_rule(path, name, view, methods=[method])
