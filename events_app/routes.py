"""Every address of the product, by feature, and what the day's page hears from features above."""

from flask import Flask

from events_app.desk.to_do import WORK_ABOVE
from events_app.desk.views import blueprint as desk
from events_app.diversity.views import blueprint as diversity
from events_app.events.views import blueprint as events
from events_app.feedback.to_do import overdue_answers
from events_app.feedback.views import blueprint as feedback
from events_app.feedback.views.private import blueprint as private_feedback
from events_app.forums.views import blueprint as forums
from events_app.people.views import blueprint as people
from events_app.registrations.views import blueprint as registrations
from events_app.series.views import blueprint as series
from events_app.speakers.views import blueprint as speakers
from events_app.topics.views import blueprint as topics
from events_app.web.pages import blueprint as pages
from events_app.web.probes import blueprint as probes


def init_app(app: Flask) -> None:
    programme = (events, people, registrations, diversity, speakers, series, topics)
    features = (*programme, desk, forums, feedback, private_feedback)
    for blueprint in (*features, pages, probes):
        app.register_blueprint(blueprint)
    app.extensions[WORK_ABOVE] = (overdue_answers,)
