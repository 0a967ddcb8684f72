"""The directory of speakers, and what a speaker sees."""

from tests.browser.scenes import asking, preparing
from tests.browser.scenes import speakers as scenes
from tests.browser.state import State, wrong

LIST = "/manage/speakers"
ONE = "/manage/speakers/<speaker_id>"
PLAN = "/manage/sessions/<session_id>/plan"
ASK = "/manage/sessions/<session_id>/ask/<speaker_id>"
REQUEST = "/speaking/<request_id>"

STATES = (
    State(LIST, scenes.several, "Asked 3 times in 12 months"),
    State(LIST, scenes.nobody, "The directory is empty"),
    State(LIST, scenes.several, "Nobody matches", "?q=nothing+of+the+kind"),
    State(LIST, scenes.several, "There is a problem", f"?q={'x' * 101}", problem=True),
    State(f"{LIST}/new", scenes.nobody, "Add somebody to the directory"),
    wrong(f"{LIST}/new", scenes.nobody, scenes.save_nothing, "Enter the name"),
    State(f"{LIST}/match", scenes.with_names_to_match, "Another organisation: check"),
    State(f"{LIST}/match", scenes.nobody, "Every name in a line-up is matched"),
    State(ONE, scenes.several, "This is somebody else"),
    State(ONE, scenes.with_endless_words, "No line-up has been matched"),
    State(f"{ONE}/edit", scenes.several, "You have 571 characters remaining"),
    State(f"{ONE}/consents", scenes.several, "Note here only what they have told us"),
    State("/speaking", scenes.speaker_without_requests, "You have no speaking requests"),
    State("/speaking", scenes.not_in_the_directory, "You are not in our directory"),
    State("/speaking/profile", scenes.speaker_without_requests, "Your profile"),
    wrong(
        "/speaking/profile", scenes.speaker_without_requests, scenes.save_nothing, "Enter the name"
    ),
    State("/speaking/consents", scenes.speaker_without_requests, "Each answer is separate"),
    State(f"{ONE}/asks", scenes.several, "About race equality"),
    wrong(f"{ONE}/asks", scenes.several, asking.note_nothing, "Enter the day on which"),
    State(PLAN, asking.planned, "Nobody yet"),
    State(PLAN, asking.with_answers, "Suggests: Bola Lake at Barts"),
    State(LIST, asking.planned, "People who would rather not be asked", "?session=1"),
    State(ASK, asking.planned, "Answer by the end of"),
    wrong(ASK, asking.asked_often, asking.see_nothing, "Select what you ask them for"),
    State(ASK, asking.asked_often, "This sends an email to 1 person", act=asking.fill_in),
    State("/manage/asks/<ask_id>/end", asking.with_answers, "This sends an email to 1 person"),
    State("/manage/sessions/<session_id>/participants", asking.facilitated, "same trust as 1"),
    State("/manage/sessions/<session_id>/participants", asking.planned, "Nobody facilitates"),
    State(
        "/manage/sessions/<session_id>/participants",
        asking.looked_at,
        "Nothing to think about, as far",
    ),
    State(PLAN, asking.facilitated, "have registered since somebody last looked"),
    State("/manage", asking.facilitated, "A facilitator works with or manages"),
    State("/speaking", asking.asked, "Answer by 5pm"),
    State(REQUEST, asking.asked, "You can say no, without a reason"),
    wrong(REQUEST, asking.asked, asking.answer_nothing, "Select your answer"),
    State(REQUEST, asking.too_late, "The time to answer has passed"),
    State(REQUEST, asking.accepted_and_moved, "This has changed since we last wrote"),
    State(f"{REQUEST}/step-down", asking.accepted, "Are you sure you cannot do it?"),
    State(PLAN, preparing.prepared, "Needs: A lectern of 90 cm"),
    State("/speaking", asking.accepted, "3 things to do before the session"),
    State(REQUEST, preparing.all_done, "Completed"),
    State(f"{REQUEST}/needs", asking.accepted, "Only you and the event team"),
    State(f"{REQUEST}/needs", preparing.has_begun, "This session has begun"),
    wrong(f"{REQUEST}/needs", asking.accepted, preparing.say_too_much, "in 300 characters or"),
    State(f"{REQUEST}/slides", asking.accepted, "So that everybody can follow"),
    State(f"{REQUEST}/slides", preparing.all_done, "your slides (PDF, 1 KB)"),
    State(f"{REQUEST}/slides", preparing.with_a_link, "We have a link to your slides"),
    State(f"{REQUEST}/slides", preparing.is_cancelled, "No slides are needed"),
    wrong(f"{REQUEST}/slides", asking.accepted, preparing.save_nothing, "Select whether there is"),
    wrong(f"{REQUEST}/slides", asking.accepted, preparing.send_a_picture, "Select a PDF, Power"),
    wrong(f"{REQUEST}/slides", asking.accepted, preparing.send_without_captions, "Add captions to"),
    State(f"{REQUEST}/briefing", preparing.with_a_room, "Trust chair: 6"),
    State(f"{REQUEST}/briefing", asking.accepted, "Fewer than 5 people"),
    State(f"{REQUEST}/results", asking.accepted, "has not taken place yet"),
    State(f"{REQUEST}/results", preparing.open_round, "You see the figures here after that"),
    State(f"{REQUEST}/results", preparing.not_enough, "We wait for 5"),
    State(f"{REQUEST}/results", preparing.with_results, "10 of 20 people who attended"),
    State(f"{LIST}/who-leads", asking.with_a_year, "A quarter of the roles was held by"),
    State(f"{LIST}/who-leads", scenes.nobody, "Nobody is in a line-up of 2022 yet"),
    State("/manage/not-reached", asking.with_a_year, "1 contact at 1 trust"),
    State("/manage/not-reached", scenes.nobody, "Somebody from every trust"),
)
