"""The public page: the same releases as the event team sees."""

from flask.typing import ResponseReturnValue

from events_app.diversity.views.reading import file_of, show
from events_app.web.access import public

TEMPLATE = "diversity/who_leads.html"


@public
def who_leads() -> ResponseReturnValue:
    return show(TEMPLATE, None)


@public
def who_led(period: str) -> ResponseReturnValue:
    return show(TEMPLATE, period)


@public
def who_led_file(period: str) -> ResponseReturnValue:
    return file_of(period)
