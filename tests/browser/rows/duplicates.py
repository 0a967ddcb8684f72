"""Possible duplicates among contacts, and two accounts that are made one."""

from tests.browser.scenes import duplicates as D  # noqa: N812 - as in the other tables
from tests.browser.state import State

LIST = "/manage/contacts/duplicates"
PAIR = f"{LIST}/<pair>"

STATES = (
    State(LIST, D.two_accounts, "1 pair"),
    State(LIST, D.nobody_twice, "No two open accounts look like"),
    State(PAIR, D.two_accounts, "They are the same person"),
    State(PAIR, D.with_endless_words, "They are the same person"),
    State(PAIR, D.merged_already, "was merged already", status=409),
    State(f"{PAIR}/merge", D.two_accounts, "3 emails go", "?keep=1&name_of=2"),
    State(f"{PAIR}/merge", D.two_accounts, "There is a problem", "?", status=422, problem=True),
    State("/your-events/<reference>", D.registered_twice, "Your other registration stays"),
    State("/manage/contacts/<contact_id>", D.merged_into_another, "It stays closed"),
)
