"""What a contact sees beside registering: the calendar feed, an assistant, a record."""

from tests.browser.scenes import assisting as A  # noqa: N812 - as in the other tables
from tests.browser.scenes import members as M  # noqa: N812 - as in the other tables
from tests.browser.scenes import programme as P  # noqa: N812 - as above
from tests.browser.state import State, wrong

REGISTER = "/events/<slug>/register"
OWN = "/your-events/<reference>"

THEM = "/assisting/<assistance_id>"

STATES = (
    State("/account/assistants", A.has_named_one, "Has not accepted yet"),
    wrong("/account/assistants", A.has_named_one, A.name_nobody, "Enter an email address"),
    State("/account/assistants/<assistance_id>/end", A.has_named_one, "End it"),
    State("/assisting", A.was_asked, "Asks you to register them"),
    State("/assisting", M.without_a_feed, "Nobody has asked you"),
    State(THEM, A.books, "Events that are for them"),
    State(f"{THEM}/events/<slug>", A.books, "Register them"),
    State(f"{THEM}/registrations/<reference>", A.books_with_a_registration, "Cancel their place"),
    State(f"{THEM}/registrations/<reference>/cancel", A.books_with_a_registration, "both of you"),
    State("/your-events/record", M.came_to_something, "1.5 hours"),
    State("/your-events/record", M.without_a_feed, "We have not recorded"),
    State("/events/<slug>/tell", P.open_to_all, "Write an email with these words"),
    State("/events/for-you", P.signed_in, "You are a trust chair at Barts"),
    State("/events/for-you", M.without_a_feed, "No event to come is for the roles"),
    State(f"{REGISTER}/visibility", M.event_with_a_list, "Who can see that you attend?"),
    State(f"{REGISTER}/question", M.event_with_questions, "Show my name with the question"),
    wrong(
        f"{REGISTER}/question", M.event_with_questions, M.ask_too_much, "Your question must be 300"
    ),
    State(f"{REGISTER}/check", M.in_confidence, "I accept the ground rules"),
    wrong(f"{REGISTER}/check", M.in_confidence, M.accept_nothing, "Select that you accept"),
    State("/events/<slug>/people", M.six_are_listed, "6 people chose to be listed"),
    State("/events/<slug>/people", M.nobody_is_listed, "once 5 people have chosen"),
    State(OWN, M.registered_with_everything, "Read before"),
    State(OWN, M.with_rules_to_accept, "Accept its ground rules"),
    State(f"{OWN}/visibility", M.registered_with_everything, "Who can see that you attend?"),
    State(f"{OWN}/question", M.registered_with_everything, "What would you like to ask"),
    State(f"{OWN}/ground-rules", M.with_rules_to_accept, "If you cannot accept them"),
    State("/account/needs", M.without_a_feed, "What would help you take part?"),
    State("/manage/events/<event_id>/questions", M.with_questions, "2 questions"),
    State("/manage/events/<event_id>/questions", M.without_questions, "Nobody has asked"),
    State("/account/calendar", M.without_a_feed, "Make an address"),
    State("/account/calendar", M.with_a_feed, "You have had a calendar feed since"),
    State("/account/calendar", M.without_a_feed, "Copy this address now", act=M.make_an_address),
    State("/account/calendar/end", M.with_a_feed, "Keep your calendar feed"),
)
