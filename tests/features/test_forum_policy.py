"""Who will see what: the words on the invitation are those of the policy that the pages obey."""

import html5lib
import pytest

from events_app.forums import policy
from events_app.forums.facts import Part
from events_app.forums.policy import WHO_SEES, Information
from tests.factories import make_person
from tests.factories.forums import invite, make_chair, make_member
from tests.forum_walks import page_of
from tests.walking import words


def table(page):
    tree = html5lib.parse(page.text, namespaceHTMLElements=False)
    rows = ["".join(cell.itertext()).strip() for cell in tree.iter() if cell.tag in ("td", "th")]
    return [tuple(rows[i : i + 3]) for i in range(3, len(rows), 3)]


def test_the_invitation_shows_the_policy_row_by_row(client, sign_in, chair, invited):
    sign_in(client, chair)
    assert table(client.get(page_of(invited))) == [
        (row.information.value, row.who, row.until) for row in WHO_SEES
    ]


def test_every_kind_of_information_has_one_row():
    assert [row.information for row in WHO_SEES] == list(Information)


@pytest.mark.parametrize("part", [Part.MEMBER, Part.FACILITATOR])
def test_who_sees_names_and_invitations_is_what_the_policy_says(
    client, session, sign_in, host, seat, part
):
    """Each page is there for the parts that the policy names, and for no other."""
    named = make_member(session, seat, make_chair(session, full_name="Named Member"))
    invite(session, seat, make_chair(session, full_name="Only Invited"))
    person = make_chair(session) if part == Part.MEMBER else make_person(session)
    own = page_of(make_member(session, seat, person, part))
    base = f"/host/{seat.facts.address}"
    sign_in(client, person)
    assert (client.get(f"{own}/people").status_code == 200) is policy.sees(part, Information.NAME)
    pages = [client.get(page).text for page in (own, f"{own}/people", f"{base}/invitations")]
    assert ("Only Invited" in "".join(pages)) is policy.sees(part, Information.INVITED)
    sign_in(client, host)
    shown = words(client.get(f"{base}/invitations"))
    assert ("Only Invited" in shown) is policy.sees(Part.HOST, Information.INVITED)
    assert named.facts.address not in shown


def test_the_words_name_those_who_see_and_nobody_else():
    said = {row.information: row.who for row in WHO_SEES}
    names = {Part.HOST: "host", Part.MEMBER: "members", Part.FACILITATOR: "facilitators"}
    for row in WHO_SEES:
        before = said[row.information].removesuffix(row.how).lower()
        found = {part for part, name in names.items() if name in before}
        assert found == row.parts - {Part.ASSISTANT}
