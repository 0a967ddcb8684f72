"""What the event team sees."""

from tests.browser.scenes import desk
from tests.browser.state import State

STATES = (State("/manage", desk.signed_in_as_team, "Today"),)
