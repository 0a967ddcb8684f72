"""Hosts: setting a forum up, and inviting people one by one."""

from events_app.forums.facts import PlaceState
from tests.factories import make_person
from tests.factories.forums import make_forum, make_host
from tests.forum_walks import send_invitation, states
from tests.walking import errors, heading, send, words


def test_the_host_pages_are_not_there_for_others(client, session, sign_in, chair, seat):
    other = make_host(session)
    for person, expected in ((chair, 404), (other, 200)):
        sign_in(client, person)
        assert client.get("/host").status_code == expected
        assert client.get("/host/new").status_code == expected
        assert client.get(f"/host/{seat.facts.address}").status_code == 404


def test_nobody_can_be_invited_before_everything_is_set_up(client, session, sign_in, host, chair):
    seat = make_forum(session, host=host, ready=False)
    sign_in(client, host)
    base = f"/host/{seat.facts.address}"
    assert "You can invite people when every task is completed." in words(client.get(base))
    assert client.get(f"{base}/invite").location == base
    page = client.get("/host/new").text
    assert states(session, seat) == []
    assert "Name of the forum" in page


def test_a_host_sets_a_forum_up_task_by_task(client, session, sign_in, host):
    deputy = make_host(session, full_name="Dee Deputy")
    sign_in(client, host)
    base = send(client, "/host/new", title="A new forum").location
    for task, fields in {
        "set-up/purpose": {
            "title": "A new forum",
            "purpose": "To speak.",
            "length": "1 hour",
            "platform": "Teams",
        },
        "set-up/audience": {"roles": ["chair"]},
        "set-up/who-can-see": {"who_can_see_read": "y"},
        "set-up/platform": {
            "checklist": [
                "recording", "transcription", "note-takers", "report", "lobby", "rename", "title",
            ]
        },
        "set-up/dates": {"dates": "Four evenings"},
        "set-up/keeping": {"months_kept": "12", "aftercare": "Sam", "briefing": "Listen."},
        "rules": {"text": "Be kind."},
        "deputy": {"deputy": deputy.email},
    }.items():  # fmt: skip
        assert "To do" in words(client.get(base))
        answer = send(client, f"{base}/{task}", **fields)
        assert (task, answer.status_code) == (task, 303)
    shown = words(client.get(base))
    assert ("To do" in shown, "Invite somebody" in shown) == (False, True)
    assert len(deputy_pages(client, sign_in, deputy)) == 1


def deputy_pages(client, sign_in, deputy):
    sign_in(client, deputy)
    return [line for line in client.get("/host").text.splitlines() if "A new forum" in line]


def test_every_platform_setting_must_be_checked(client, sign_in, host, seat):
    sign_in(client, host)
    page = f"/host/{seat.facts.address}/set-up/platform"
    answer = send(client, page, checklist=["recording"])
    assert errors(answer) == ["Select every setting once you have checked it"]


def test_a_host_invites_one_by_one_after_a_look(client, session, sign_in, host, seat, chair):
    sign_in(client, host)
    base = f"/host/{seat.facts.address}"
    listed = words(client.get(f"{base}/invite"))
    assert f"Uma Adeyemi, Barts, {chair.email}" in listed
    check = send(
        client, f"{base}/invite", f"{base}/invite/check", invited=chair.email, invited_as="member"
    )
    assert heading(check) == "Check before you invite"
    assert states(session, seat) == []
    assert send_invitation(client, session, sign_in, seat, chair).status_code == 303
    assert states(session, seat) == [(chair.id, PlaceState.INVITED)]
    shown = words(client.get(f"{base}/invitations"))
    assert "Uma Adeyemi, Barts As a member Invited until 9am" in shown


def test_only_whom_it_is_for_is_invited_and_once(client, session, sign_in, seat, chair, invited):
    governor = make_person(session)
    for person in (governor, chair):
        answer = send_invitation(client, session, sign_in, seat, person)
        assert (answer.status_code, errors(answer)) == (
            422,
            ["Select somebody from the list. This person cannot be invited"],
        )
    assert send_invitation(
        client, session, sign_in, seat, governor, invited_as="facilitator"
    ).status_code == 303  # fmt: skip
