"""Names in line-ups and the directory: proposed, never matched by themselves."""

import pytest
from sqlalchemy import select

from events_app.models.events import Appearance
from events_app.models.people import AccountRole
from events_app.models.speakers import Speaker
from tests.factories import make_event, make_organisation, make_person, make_session
from tests.factories.speakers import make_speaker
from tests.walking import heading, send, words

PAGE = "/manage/speakers/match"


@pytest.fixture
def team(client, session, sign_in, now):
    sign_in(client, make_person(session, roles=[AccountRole.EVENT_TEAM]))


def appear(session, *people):
    """Each (name, organisation) in a session of its own."""
    made = []
    for name, organisation in people:
        item = make_session(session, event=make_event(session), speakers=[name])
        item.line_up[0].organisation = organisation
        made.append(item.line_up[0].id)
    session.flush()
    return made


def matched(session):
    session.expire_all()
    rows = select(Appearance.name, Speaker.name).outerjoin(
        Speaker, Speaker.id == Appearance.speaker_id
    )
    return [tuple(row) for row in session.execute(rows.order_by(Appearance.id))]


def test_a_name_is_proposed_and_matched_everywhere_it_stands_when_somebody_says_so(
    client, session, team
):
    first, *_ = appear(
        session, ("Zoë Lake", "Barts"), ("zoe  lake", "BARTS"), ("Zoë Lake", "Guy's")
    )
    make_speaker(session, reference="z", name="Zoe Lake", employer="Barts")
    page = words(client.get(PAGE))
    assert "In 2 line-ups. The same organisation." in page
    assert "Another organisation: check that it is the same person." in page
    assert matched(session) == [("Zoë Lake", None), ("zoe  lake", None), ("Zoë Lake", None)]
    send(client, PAGE, f"{PAGE}/{first}", speaker="z")
    assert matched(session) == [
        ("Zoë Lake", "Zoe Lake"),
        ("zoe  lake", "Zoe Lake"),
        ("Zoë Lake", None),
    ]
    assert "matched with 2 appearances" in words(client.get("/manage/speakers/z"))


def test_a_name_that_nobody_has_becomes_an_entry_with_what_the_line_up_says(client, session, team):
    make_organisation(session, name="Barts Health")
    (only,) = appear(session, ("Ada", "barts health"))
    send(client, PAGE, f"{PAGE}/{only}", speaker="")
    made = session.scalar(select(Speaker))
    session.refresh(made, ["organisation"])
    assert (made.name, made.tie, made.organisation.name) == ("Ada", "member trust", "Barts Health")
    assert "Every name in a line-up is matched" in words(client.get(PAGE))


def test_who_matches_second_is_told_that_it_is_done(client, session, team):
    (only,) = appear(session, ("Ada", ""))
    make_speaker(session, reference="a", name="Ada")
    appear(session, ("Bola", ""))
    send(client, PAGE, f"{PAGE}/{only}", speaker="a")
    late = send(client, PAGE, f"{PAGE}/{only}", speaker="a")
    assert (late.status_code, heading(late)) == (409, "This is not possible now")


@pytest.mark.parametrize(
    ("given", "status"), [("abc", 404), ("-1", 404), ("999999999", 409), ("9" * 40, 404)]
)
def test_a_name_that_is_not_there_cannot_be_matched(client, session, team, given, status):
    appear(session, ("Ada", ""))
    assert send(client, PAGE, f"{PAGE}/{given}", speaker="").status_code == status
    assert matched(session) == [("Ada", None)]


def test_a_match_is_taken_back(client, session, team):
    (only,) = appear(session, ("Ada", ""))
    make_speaker(session, reference="a", name="Ada")
    send(client, PAGE, f"{PAGE}/{only}", speaker="a")
    address = f"/manage/speakers/a/line-ups/{only}/unmatch"
    send(client, "/manage/speakers/a", address)
    assert matched(session) == [("Ada", None)]
    again = send(client, "/manage/speakers/a/edit", address)
    assert again.status_code == 409
