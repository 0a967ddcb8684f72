"""Feedback as the event team reads it, and what the public is told was done about it."""

from flask import Blueprint

from events_app.feedback.views import (
    comments,
    comparisons,
    meanwhile,
    replies,
    reports,
    speaking,
)

blueprint = Blueprint("feedback", __name__)

_EVENT = "/manage/events/<asked_event_id>/feedback"
_SERIES = "/manage/series/<series_id>/feedback/reply"
_ROUTES = (
    ("/manage/feedback", "GET", reports.year),
    ("/manage/feedback.csv", "GET", reports.year_file),
    ("/manage/feedback/<feedback_table>.csv", "GET", comparisons.year_table),
    (_EVENT, "GET", reports.event),
    (f"{_EVENT}/reply", "GET", replies.reply),
    (f"{_EVENT}/reply", "POST", replies.send_reply),
    (_SERIES, "GET", replies.reply_to_series),
    (_SERIES, "POST", replies.send_reply_to_series),
    ("/events/<during_slug>/during", "GET", meanwhile.meanwhile),
    ("/events/<during_slug>/during/<question_id>", "POST", meanwhile.decide_question),
    ("/accountability/you-said-we-did", "GET", replies.you_said_we_did),
    ("/speaking/<request_id>/results", "GET", speaking.results),
    (f"{_EVENT}.csv", "GET", reports.event_file),
    (f"{_EVENT}/<feedback_table>.csv", "GET", comparisons.event_table),
    (f"{_EVENT}/comments", "GET", comments.to_check),
    (f"{_EVENT}/comments/<comment_id>", "POST", comments.decide),
)

for path, method, view in _ROUTES:
    blueprint.add_url_rule(path, view_func=view, methods=[method])
