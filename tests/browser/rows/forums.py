"""Private pages, of members and of hosts."""

from tests.browser.scenes import forums as scenes
from tests.browser.scenes import private_feedback as private
from tests.browser.state import State, wrong

PLACE, SEAT = "/p/<place>", "/host/<seat>"
TASK = f"{SEAT}/set-up/<task>"
MEETING, HOSTS_MEETING = f"{PLACE}/m/<meeting_id>", f"{SEAT}/m/<meeting_id>"

STATES = (
    State("/p", scenes.invited, "reply until 9am"),
    State("/sign-in/again", scenes.invited, "Enter a new code"),
    State("/p/unsent", scenes.with_unsent, "What you wrote is still here"),
    State("/p/saved", scenes.invited, "Your reply is saved"),
    State(PLACE, scenes.invited, "You are invited to a confidential forum"),
    wrong(PLACE, scenes.invited, scenes.reply_nothing, "Select if you want to accept"),
    State(PLACE, scenes.member, "Ground rules"),
    State(f"{PLACE}/people", scenes.member, "Another member"),
    State(MEETING, scenes.with_a_meeting, "You can see the joining details here from"),
    State(f"{MEETING}/notes", scenes.with_notes, "Stop these notes"),
    State(f"{PLACE}/rules", scenes.member, "I agree to these ground rules"),
    State(f"{PLACE}/calendar", scenes.member, "Sign in to see the date"),
    State(f"{PLACE}/alerts", scenes.member, "They say only that there is a message"),
    State(f"{PLACE}/alerts/code", scenes.with_a_code, "Confirm the address"),
    State(f"{PLACE}/assistant", scenes.member, "They see dates and times"),
    State(PLACE, scenes.assistant, "You answer for"),
    State(f"{PLACE}/new-host", scenes.member, "If both hosts are gone"),
    State(f"{PLACE}/pause", scenes.member, "Pause for a while"),
    State(f"{PLACE}/leave", scenes.member, "Are you sure you want to leave"),
    State(f"{PLACE}/concern", scenes.member, "Tell an independent person"),
    State("/account/confidential-conversation", scenes.member, "I would welcome"),
    State("/host", scenes.host_of_none, "You host no forum yet"),
    State("/host", scenes.hosting, "Canary forum"),
    State("/host/new", scenes.host_of_none, "Begin a forum"),
    wrong("/host/new", scenes.host_of_none, scenes.begin_nothing, "Enter a name of the forum"),
    State(SEAT, scenes.setting_up, "when every task is completed"),
    State(SEAT, scenes.hosting, "Invite somebody"),
    State(TASK, scenes.setting_up, "2 sentences are enough"),
    wrong(TASK, scenes.setting_up, scenes.save_nothing, "Enter the purpose of the forum"),
    State(TASK, scenes.for_nobody_yet, "Kinds of trust", part="audience"),
    wrong(
        TASK,
        scenes.for_nobody_yet,
        scenes.save_no_role,
        "Select who the forum is for",
        part="audience",
    ),
    State(f"{SEAT}/rules", scenes.hosting, "Version 1 counts now"),
    State(f"{SEAT}/deputy", scenes.hosting, "Name the deputy host"),
    State(f"{SEAT}/invite", scenes.hosting, "Would welcome"),
    wrong(f"{SEAT}/invite", scenes.hosting, scenes.invite_nobody, "Enter an email address"),
    State(f"{SEAT}/invitations", scenes.setting_up, "You have invited nobody yet"),
    State(f"{SEAT}/invitations", scenes.hosting, "A place is open"),
    State(f"{SEAT}/invitations/<invitation_id>", scenes.hosting, "Are you sure"),
    State(f"{SEAT}/m/new", scenes.hosting, "Set the meeting"),
    State(HOSTS_MEETING, scenes.hosting_a_meeting, "Not counted yet"),
    State(f"{HOSTS_MEETING}/change", scenes.hosting_a_meeting, "holds in calendars follow"),
    State(f"{HOSTS_MEETING}/cancel", scenes.hosting_a_meeting, "Are you sure"),
    State(f"{HOSTS_MEETING}/count", scenes.hosting_a_meeting, "Names are kept for 30 days"),
    State(f"{HOSTS_MEETING}/notes", scenes.hosting_a_meeting, "Save the notes"),
    State(f"{HOSTS_MEETING}/feedback", private.nobody_asked, "Nobody has been asked yet"),
    State(f"{HOSTS_MEETING}/feedback", private.asked, "8 members can answer until"),
    State(f"{HOSTS_MEETING}/feedback", private.closed, "Save, and destroy what members wrote"),
    State(f"{HOSTS_MEETING}/feedback", private.too_few, "Not enough answers to show"),
    State(f"{HOSTS_MEETING}/feedback", private.in_the_room, "Ask in the room"),
    wrong(f"{HOSTS_MEETING}/feedback", private.closed, private.save_no_words, "Enter what you"),
    State(MEETING, private.with_a_form, "Give feedback"),
    State(f"{SEAT}/hand-over", scenes.hosting, "Hand the forum over"),
    State(f"{SEAT}/close", scenes.hosting, "Are you sure you want to close"),
    State("/account", scenes.administrator, "Your work for us"),
    State("/admin/close-private", scenes.administrator, "You close it without seeing it"),
    State("/admin/close-private/done", scenes.administrator, "Nothing is open under this id"),
    State("/data-protection/concerns", scenes.no_concerns, "There are no concerns"),
    State("/data-protection/concerns", scenes.concerns, "Something was repeated"),
)
#: pages with fields, also before anything is wrong
FORMS = {PLACE, f"{PLACE}/people", "/host/new", TASK, f"{SEAT}/rules", f"{SEAT}/deputy"}
FORMS |= {f"{SEAT}/invite", f"{MEETING}/notes", f"{PLACE}/concern", f"{PLACE}/assistant"}
FORMS |= {
    f"{SEAT}/m/new",
    f"{HOSTS_MEETING}/change",
    f"{HOSTS_MEETING}/notes",
}
