"""What the event team sees."""

from tests.browser.scenes import desk
from tests.browser.state import State

STATES = (
    State("/manage", desk.signed_in_as_team, "Three steps to begin"),
    State("/manage", desk.with_a_week, "2 people wait while places are free"),
    State("/manage/reports", desk.with_a_year, "Race equality"),
    State("/manage/reports", desk.signed_in_as_team, "Programme report, April 2022"),
    State("/manage/failed-mail", desk.with_failed_mail, "1 email"),
    State("/manage/failed-mail", desk.signed_in_as_team, "Every email has been delivered"),
    State("/manage/failed-mail/<message_id>", desk.with_failed_mail, "Send to 1 person"),
)
