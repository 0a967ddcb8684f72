"""Private pages, of members and of hosts."""

from tests.browser.scenes import forums as scenes
from tests.browser.state import State, wrong

PLACE, SEAT = "/p/<place>", "/host/<seat>"
TASK = f"{SEAT}/set-up/<task>"

STATES = (
    State("/p", scenes.invited, "reply until 9am"),
    State("/sign-in/again", scenes.invited, "Enter a new code"),
    State("/p/saved", scenes.invited, "Your reply is saved"),
    State(PLACE, scenes.invited, "You are invited to a confidential forum"),
    wrong(PLACE, scenes.invited, scenes.reply_nothing, "Select if you want to accept"),
    State(PLACE, scenes.member, "Ground rules"),
    State(f"{PLACE}/people", scenes.member, "Another member"),
    State("/host", scenes.host_of_none, "You host no forum yet"),
    State("/host", scenes.hosting, "Canary forum"),
    State("/host/new", scenes.host_of_none, "Begin a forum"),
    wrong("/host/new", scenes.host_of_none, scenes.begin_nothing, "Enter a name of the forum"),
    State(SEAT, scenes.setting_up, "when every task is completed"),
    State(SEAT, scenes.hosting, "Invite somebody"),
    State(TASK, scenes.setting_up, "2 sentences are enough"),
    wrong(TASK, scenes.setting_up, scenes.save_nothing, "Enter the purpose of the forum"),
    State(f"{SEAT}/rules", scenes.hosting, "Version 1 counts now"),
    State(f"{SEAT}/deputy", scenes.hosting, "Name the deputy host"),
    State(f"{SEAT}/invite", scenes.hosting, "Would welcome"),
    wrong(f"{SEAT}/invite", scenes.hosting, scenes.invite_nobody, "Enter an email address"),
    State(f"{SEAT}/invitations", scenes.setting_up, "You have invited nobody yet"),
    State(f"{SEAT}/invitations", scenes.hosting, "A place is open"),
    State(f"{SEAT}/invitations/<invitation_id>", scenes.hosting, "Are you sure"),
)
#: pages with fields, also before anything is wrong
FORMS = {PLACE, f"{PLACE}/people", "/host/new", TASK, f"{SEAT}/rules", f"{SEAT}/deputy"}
FORMS |= {f"{SEAT}/invite"}
