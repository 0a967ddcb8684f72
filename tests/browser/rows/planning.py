"""What the event team sees when it plans."""

from tests.browser.scenes import planning as scenes
from tests.browser.state import State, wrong

EVENTS = "/manage/events"
EVENT = f"{EVENTS}/<event_id>"
PART = f"{EVENT}/edit/<part>"
NEW_SESSION = f"{EVENT}/sessions/new"
SESSION = f"{EVENT}/sessions/<session_id>"

PARTNERS = "/manage/partner-dates"

FORMS = {
    *(f"{PARTNERS}/new", f"{PARTNERS}/<partner_date_id>"),
    *(EVENTS, f"{EVENTS}/new", f"{EVENT}/copy", PART, f"{EVENT}/audience"),
    *(NEW_SESSION, SESSION, f"{EVENT}/postpone", f"{EVENT}/cancel"),
}

STATES = (
    State(EVENTS, scenes.nothing_planned, "There are no events yet"),
    State(EVENTS, scenes.a_draft, "Draft (1)"),
    State(EVENTS, scenes.a_draft, "There is a problem", f"?q={'x' * 120}", problem=True),
    State(f"{EVENTS}/new", scenes.nothing_planned, "until you publish it"),
    wrong(
        f"{EVENTS}/new", scenes.nothing_planned, scenes.create_with_wrong_times, "clocks go forward"
    ),
    State(EVENT, scenes.a_draft, "Warning: wants the same people"),
    State(EVENT, scenes.endless_words, "Move up"),
    State(EVENT, scenes.published, "Cancel the event"),
    State(f"{EVENT}/copy", scenes.a_draft, "People are never copied"),
    State(PART, scenes.a_draft, "Themes (optional)"),
    State(PART, scenes.a_draft, "Somebody else changed", act=scenes.save_over_somebody, status=409),
    State(PART, scenes.a_draft, "Leave empty for no limit", part="places"),
    wrong(PART, scenes.a_draft, scenes.give_no_places, "Enter a whole number", part="places"),
    State(PART, scenes.a_draft, "Ground rules (needed", part="taking-part"),
    State(PART, scenes.published, "This sends an email", act=scenes.move_it, part="when"),
    State(f"{EVENT}/audience", scenes.a_draft, "Or group 2", act=scenes.count_chairs),
    State(NEW_SESSION, scenes.a_draft, "Person 2"),
    wrong(SESSION, scenes.a_draft, scenes.name_nobody, "Enter the name too"),
    State(SESSION, scenes.a_draft, "Remove this session"),
    State(f"{SESSION}/remove", scenes.a_draft, "This tells nobody"),
    State(f"{EVENT}/publish", scenes.a_draft, "You can publish without these"),
    State(f"{EVENT}/publish", scenes.held_in_confidence_without_rules, "cannot be published yet"),
    State(f"{EVENT}/publish", scenes.a_date_of_a_full_cohort, "1 person joins the waiting list"),
    State(f"{EVENT}/delete", scenes.a_draft, "This cannot be undone"),
    State(f"{EVENT}/delete", scenes.published, "Only a draft can be deleted"),
    State(f"{EVENT}/postpone", scenes.published, "This sends an email to 2 people"),
    wrong(f"{EVENT}/cancel", scenes.published, scenes.give_no_reason, "Enter the reason"),
    State(f"{EVENT}/cancel", scenes.published, "This cannot be undone"),
    State(f"{EVENT}/finish", scenes.over, "Do this when it is over"),
    State(f"{EVENT}/finish", scenes.published, "This event is not over yet"),
    State(PARTNERS, scenes.nothing_planned, "There are no dates to come"),
    State(PARTNERS, scenes.a_partners_date, "1 date to come"),
    State(f"{PARTNERS}/<partner_date_id>", scenes.a_partners_date, "Remove this date"),
    State(f"{PARTNERS}/<partner_date_id>/remove", scenes.a_partners_date, "This tells nobody"),
    State(f"{PARTNERS}/new", scenes.nothing_planned, "Whose it is"),
)
