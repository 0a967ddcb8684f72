"""Meetings of a forum: set, joined, answered, counted, and their notes."""

from dataclasses import replace
from datetime import timedelta

import pytest

from events_app.forums.actions import meetings as actions
from events_app.forums.actions.themes import write_themes
from events_app.forums.facts import Meeting
from events_app.forums.mentions import find_mentions
from events_app.forums.queries.meetings import list_meetings
from events_app.mail.outbox import open_draft
from events_app.mail.settings import MailSettings
from events_app.models.people import Person
from tests.factories.forums import forum_of, make_chair, make_member, sealed_store
from tests.factories.speakers import make_speaker
from tests.forum_walks import page_of
from tests.walking import errors, heading, outbox, send, words

ALL = ["recording", "transcription", "note-takers", "report", "lobby", "rename", "title"]
GOOD = {
    "meeting_day": "8 9 2022", "meeting_time": "18:30", "minutes": "90", "agenda": "Listening",
    "papers": "A paper", "joining": "https://meet.example/1", "run_sheet": "Open at 6",
    "checklist": ALL,
}  # fmt: skip


@pytest.fixture
def place(session, seat, chair):
    return make_member(session, seat, chair)


@pytest.fixture
def meeting(session, seat, host, place, now):
    """In a day, for an hour."""
    starts = now + timedelta(days=1)
    facts = Meeting(starts, starts + timedelta(hours=1), joining="https://meet.example/1")
    given = {"forum_id": seat.forum_id, "by": host, "now": now}
    return actions.set_meeting(sealed_store(session), meeting=facts, **given)


def kept(session, seat):
    return list_meetings(sealed_store(session), forum_of(session, seat))


def drafts(app, session):
    keys = MailSettings.from_config(app.config).keys
    return [open_draft(message, keys) for message in outbox(session)]


def holds(app, session):
    found = [draft.facts.get("calendar") for draft in drafts(app, session)]
    return [(hold["method"], hold["sequence"]) for hold in found if hold]


def test_a_host_sets_a_meeting_and_members_are_told(client, session, sign_in, host, seat, place):
    sign_in(client, host)
    base = f"/host/{seat.facts.address}"
    before = len(outbox(session))
    answer = send(client, f"{base}/m/new", **GOOD)
    assert answer.status_code == 303
    assert "Open at 6" in words(client.get(answer.location))
    assert len(outbox(session)) == before + 1
    sign_in(client, session.get_one(Person, place.facts.person))
    assert "6:30pm on Thursday 8 September 2022" in words(client.get(page_of(place)))
    shown = words(client.get(f"{page_of(place)}/m/{kept(session, seat)[0].id}"))
    assert ("Listening" in shown, "Open at 6" in shown, "meet.example" in shown) == (
        True,
        False,
        False,
    )


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("meeting_day", "31 2 2022", "Enter a date that exists, like 27 3 2027"),
        ("meeting_day", "1 1 2020", "Enter a date and time in the future"),
        ("meeting_time", "half six", "Enter a start time like 18:30"),
        ("minutes", "3", "Enter a length of 15 to 480 minutes"),
        ("checklist", ["lobby"], "Select every setting once you have checked it"),
    ],
)
def test_a_meeting_that_cannot_be_is_not_set(client, sign_in, host, seat, field, value, said):
    sign_in(client, host)
    answer = send(client, f"/host/{seat.facts.address}/m/new", **GOOD | {field: value})
    assert (answer.status_code, errors(answer)) == (422, [said])


def test_joining_opens_15_minutes_before(client, sign_in, set_clock, chair, place, meeting):
    page = f"{page_of(place)}/m/{meeting.id}"
    opens_at = meeting.facts.starts_at - timedelta(minutes=15)
    for moment, there in ((opens_at - timedelta(seconds=1), False), (opens_at, True)):
        set_clock(moment)
        sign_in(client, chair)
        assert ("meet.example" in client.get(page).text) is there


def test_a_member_says_whether_they_come_and_the_host_sees_a_number(
    client, sign_in, chair, host, seat, place, meeting
):
    sign_in(client, chair)
    page = f"{page_of(place)}/m/{meeting.id}"
    assert send(client, page, f"{page}/coming", coming="yes").status_code == 303
    sign_in(client, host)
    shown = words(client.get(f"/host/{seat.facts.address}/m/{meeting.id}"))
    assert "Said that they come 1 Said that they do not 0" in shown
    assert chair.full_name not in shown


def test_other_rules_ask_every_member_to_agree_again(
    client, session, sign_in, chair, host, seat, place, meeting
):
    sign_in(client, host)
    send(client, f"/host/{seat.facts.address}/rules", text="Other rules.")
    sign_in(client, chair)
    page = page_of(place)
    for closed in (page, f"{page}/m/{meeting.id}", f"{page}/people"):
        assert client.get(closed).location == f"{page}/rules"
    assert heading(client.get(f"{page}/rules")) == "The ground rules have changed"
    assert send(client, f"{page}/rules", agree="y", version="1").status_code == 422
    assert send(client, f"{page}/rules", agree="y", version="2").status_code == 303
    assert heading(client.get(page)) == "Canary forum"


def test_nothing_is_in_a_calendar_unless_it_is_chosen(app, session, meeting):
    assert holds(app, session) == []


def test_a_hold_follows_changes_and_says_only_private_meeting(
    app, client, session, sign_in, chair, host, seat, place, meeting, now
):
    sign_in(client, chair)
    send(client, f"{page_of(place)}/calendar", hold="y")
    moved = replace(meeting.facts, starts_at=meeting.facts.starts_at + timedelta(minutes=5))
    given = {"forum_id": seat.forum_id, "meeting_id": meeting.id, "by": host, "now": now}
    store = sealed_store(session)
    actions.change_meeting(store, changed=moved, **given)
    actions.change_meeting(store, changed=replace(moved, cancelled=True), **given)
    assert holds(app, session) == [("REQUEST", 0), ("REQUEST", 1), ("CANCEL", 2)]
    found = [d.facts["calendar"] for d in drafts(app, session) if d.facts.get("calendar")]
    assert {
        (h["summary"], h["description"], h["location"], h["url"], h["alarm"]) for h in found
    } == {("Private meeting", "", "", "", None)}
    assert len({hold["uid"] for hold in found}) == 1


def test_leaving_takes_the_hold_out_and_tells_the_host_only_that_a_place_is_open(
    app, client, session, sign_in, chair, host, seat, place, meeting
):
    sign_in(client, chair)
    page = page_of(place)
    send(client, f"{page}/calendar", hold="y")
    assert send(client, f"{page}/leave").location == "/p/saved"
    assert client.get(page).status_code == 404
    assert holds(app, session)[-1] == ("CANCEL", 1)
    sign_in(client, host)
    shown = words(client.get(f"/host/{seat.facts.address}/invitations"))
    assert ("A place is open." in shown, chair.full_name in shown) == (True, False)


def test_who_pauses_hears_nothing(client, session, sign_in, chair, host, seat, place, now):
    sign_in(client, chair)
    assert send(client, f"{page_of(place)}/pause").status_code == 303
    before = len(outbox(session))
    starts = now + timedelta(days=2)
    actions.set_meeting(
        sealed_store(session),
        forum_id=seat.forum_id,
        meeting=Meeting(starts, starts + timedelta(hours=1)),
        by=host,
        now=now,
    )
    assert len(outbox(session)) == before


def test_attendance_is_a_number_and_names_only_of_who_agreed(
    client, session, sign_in, set_clock, chair, host, seat, place, meeting
):
    make_member(session, seat, make_chair(session, full_name="Other Person"))
    sign_in(client, chair)
    send(client, f"{page_of(place)}/people", name_attendance="y")
    page = f"{page_of(place)}/m/{meeting.id}"
    send(client, page, f"{page}/coming", coming="yes")
    sign_in(client, host)
    page = f"/host/{seat.facts.address}/m/{meeting.id}"
    assert errors(send(client, f"{page}/count", attended="2")) == [
        "Enter the number once the meeting has started"
    ]
    set_clock(meeting.facts.ends_at)
    sign_in(client, host)
    assert send(client, f"{page}/count", attended="2").status_code == 303
    shown = words(client.get(page))
    assert "Attended 2" in shown
    assert ("Uma Adeyemi" in shown, "Other Person" in shown) == (True, False)


@pytest.mark.parametrize(
    "text",
    [
        "Uma said so", "Adeyemi said so", "at BARTS they do", "the chair of a trust told us",
        "ADÉYEMI spoke", "R0A is ahead",
    ],
)  # fmt: skip
def test_notes_that_name_somebody_are_refused(
    client, session, sign_in, set_clock, host, seat, place, meeting, trust, text
):
    trust.code = "R0A"
    set_clock(meeting.facts.ends_at)
    sign_in(client, host)
    page = f"/host/{seat.facts.address}/m/{meeting.id}/notes"
    answer = send(client, page, themes=text)
    assert answer.status_code == 422
    assert errors(answer)[0].startswith("Enter notes without names, trusts or job titles: ")
    assert "themes" not in words(client.get(page.removesuffix("/notes"))).lower().split("notes")[0]


def test_a_text_without_names_mentions_nobody(session, chair):
    assert find_mentions("People felt heard. Some wanted more time.", [chair]) == []


@pytest.fixture
def notes(session, seat, host, meeting, set_clock):
    """Written at the end of the meeting."""
    set_clock(meeting.facts.ends_at)
    write_themes(
        sealed_store(session),
        forum_id=seat.forum_id,
        meeting_id=meeting.id,
        text="People felt heard.",
        by=host,
        now=meeting.facts.ends_at,
    )
    return meeting.facts.ends_at


def test_notes_wait_48_hours_and_a_member_can_stop_them(
    client, sign_in, set_clock, chair, host, seat, place, meeting, notes
):
    sign_in(client, chair)
    page = f"{page_of(place)}/m/{meeting.id}"
    assert "People felt heard." not in words(client.get(page))
    assert "People felt heard." in words(client.get(f"{page}/notes"))
    set_clock(notes + timedelta(hours=48))
    sign_in(client, chair)
    assert "People felt heard." in words(client.get(page))
    late = send(client, f"{page}/notes", correction="Not so")
    assert errors(late) == ["The 48 hours are over. Tell the independent person about a concern"]


def test_notes_that_were_stopped_are_read_by_nobody(
    client, sign_in, set_clock, chair, host, seat, place, meeting, notes
):
    sign_in(client, chair)
    page = f"{page_of(place)}/m/{meeting.id}"
    assert send(client, f"{page}/notes", correction="Leave out the second").status_code == 303
    set_clock(notes + timedelta(hours=49))
    sign_in(client, chair)
    assert "People felt heard." not in words(client.get(page))
    sign_in(client, host)
    shown = words(client.get(f"/host/{seat.facts.address}/m/{meeting.id}/notes"))
    assert "A member asks: Leave out the second" in shown
    assert chair.full_name not in shown


def test_the_settings_that_were_checked_are_kept_with_each_meeting(
    client, session, sign_in, host, seat
):
    sign_in(client, host)
    base = f"/host/{seat.facts.address}"
    send(client, f"{base}/m/new", **GOOD)
    made = kept(session, seat)[0]
    assert made.facts.checked == ALL
    assert "Checked for this meeting: Recording is off" in words(client.get(f"{base}/m/{made.id}"))


def test_notes_with_the_job_title_of_somebody_who_takes_part_are_refused(
    client, session, sign_in, host, seat, meeting, chair, set_clock
):
    make_speaker(session, person=chair, job_role="Director of Estates")
    session.commit()
    sign_in(client, host)
    set_clock(meeting.facts.starts_at + timedelta(hours=2))
    sign_in(client, host)
    page = f"/host/{seat.facts.address}/m/{meeting.id}/notes"
    answer = send(client, page, themes="The director of estates was heard.")
    told = "Enter notes without names, trusts or job titles: director of estates"
    assert (answer.status_code, errors(answer)) == (422, [told])
