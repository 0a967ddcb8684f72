"""What is shown where something is not there or went wrong."""

from tests.browser.scenes import programme
from tests.browser.state import State, error

STATES = (
    State("/nothing-here", programme.nothing, "Page not found", status=404),
    State("/nothing-here", programme.signed_in, "Page not found", status=404),
    error(400, "We could not read what you sent"),
    error(403, "You cannot use this page"),
    error(410, "This link no longer works"),
    error(413, "What you sent is too large"),
    error(429, "You have tried too many times"),
    error(500, "there is a problem with the service"),
    error(503, "the service is not available"),
)
