"""What a contact sees beside registering: the calendar feed, an assistant, a record."""

from tests.browser.scenes import members as M  # noqa: N812 - as in the other tables
from tests.browser.state import State

STATES = (
    State("/account/calendar", M.without_a_feed, "Make an address"),
    State("/account/calendar", M.with_a_feed, "You have had a calendar feed since"),
    State("/account/calendar", M.without_a_feed, "Copy this address now", act=M.make_an_address),
    State("/account/calendar/end", M.with_a_feed, "Keep your calendar feed"),
)
