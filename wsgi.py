"""What a server and the `flask` command load."""

import gc

# Nothing that is loaded here is ever thrown away, so to look for it takes a tenth of the start.
gc.disable()

from events_app import create_app, create_feedback  # noqa: E402 - after the line above
from events_app.feedback.giving.application import Alone  # noqa: E402 - after it too

app = create_app()
#: feedback at an origin of its own: what FEEDBACK_URL names, `gunicorn wsgi:feedback`
feedback = Alone(create_feedback(app))

# What is loaded now stays: collections need not look at it again, and workers that are forked from
# here go on sharing its memory.
gc.collect()
gc.freeze()
gc.enable()
