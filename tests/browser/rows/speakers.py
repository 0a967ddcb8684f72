"""The directory of speakers, and what a speaker sees."""

from tests.browser.scenes import speakers as scenes
from tests.browser.state import State, wrong

LIST = "/manage/speakers"
ONE = "/manage/speakers/<speaker_id>"

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
)
