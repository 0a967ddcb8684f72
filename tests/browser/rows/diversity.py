"""Equality questions, the figures, and how they are released."""

from tests.browser.scenes import diversity as scenes
from tests.browser.state import State, wrong

FIGURES = "/manage/diversity/figures/<period>"
RELEASE = "/manage/diversity/releases/<new_period>"

STATES = (
    State("/equality", scenes.contact, "It takes 1 minute"),
    State("/speaking/equality", scenes.contact, "Answer the equality questions"),
    State("/equality/ethnic-group", scenes.contact, "What is your ethnic group?"),
    wrong(
        "/equality/ethnic-group", scenes.contact, scenes.save_nothing, "Select one of the options"
    ),
    State("/equality/background", scenes.answered, "How would you describe your background?"),
    State("/account/equality", scenes.contact, "You have not answered"),
    State("/account/equality", scenes.answered, "Black, Black British"),
    State("/account/equality", scenes.stopped, "You told us to stop"),
    State("/account/equality/delete", scenes.answered, "Keep my answers"),
    State("/account/equality/stop", scenes.answered, "Nobody is told"),
    State("/accountability/who-leads", scenes.released, "Race equality and other subjects"),
    State("/accountability/who-leads", scenes.nothing, "0 of the 40 people needed"),
    State("/accountability/who-leads/<period>", scenes.released, "These figures are made up"),
    State("/manage/diversity", scenes.released, "Make the statement"),
    State("/manage/diversity", scenes.team, "There are not enough people yet"),
    State(FIGURES, scenes.small, "of the 100 people needed"),
    State(f"{FIGURES}/statement", scenes.released, "It is made once"),
    wrong(
        f"{FIGURES}/statement",
        scenes.released,
        scenes.publish_nothing,
        "Enter what you say to these figures",
    ),
    State(f"{FIGURES}/withdrawal", scenes.released, "Keep the figures"),
    wrong(
        f"{FIGURES}/withdrawal",
        scenes.released,
        scenes.withdraw_nothing,
        "Enter why the figures are withdrawn",
    ),
    State(FIGURES, scenes.withdrawn, "These figures are withdrawn"),
    State(FIGURES, scenes.all_withheld, "No figures for this period"),
    State("/manage/diversity", scenes.withdrawn, "(withdrawn)"),
    State("/manage/diversity", scenes.all_withdrawn, "(withdrawn)"),
    State("/accountability/who-leads", scenes.all_withdrawn, "(withdrawn)"),
    State("/accountability/who-leads", scenes.all_withheld, "No figures for this period"),
    State("/accountability/who-leads/<period>", scenes.withdrawn, "These figures are withdrawn"),
    State("/manage/diversity/releases", scenes.withdrawn, "Withdrawn Monday"),
    State("/manage/diversity/releases", scenes.interrupted, "Interrupted"),
    State(RELEASE, scenes.waiting, "It waits for its turn"),
    State(RELEASE, scenes.interrupted, "interrupted before anything was published"),
    State(RELEASE, scenes.refused, "The last try ended without a release"),
    State(RELEASE, scenes.team, "This cannot be undone"),
    State("/manage/diversity/reminder", scenes.reminder_waits, "is on its way"),
    State("/manage/diversity/reminder", scenes.reminder_sent, "It was for everyone who had led"),
    State("/manage/diversity/reminder", scenes.line_up, "Do not send it"),
    State("/manage/diversity/reminder", scenes.team, "Nobody with an account"),
    State("/manage/diversity/aim", scenes.team, "It counts from today"),
    wrong("/manage/diversity/aim", scenes.team, scenes.set_nothing, "Enter a share, like 25"),
    State("/manage/diversity/programme", scenes.line_up, "A quarter of the parts"),
    State("/manage/diversity/programme", scenes.team, "Nobody has led or spoken"),
    State("/manage/diversity/releases", scenes.small, "Not released"),
    State(RELEASE, scenes.line_up, "This cannot be undone"),
    State(RELEASE, scenes.being_made, "Checking 3 tables: 40% done"),
    State(RELEASE, scenes.small, "is released already"),
)
