"""Trusts like one: the nearest of twenty made by hand, and the traits that they share."""

import pytest

from events_app.desk.peers import Peer, Traits, list_peers, not_known

#: code: type, region, area
TWENTY = {
    "A01": ("mental health", "Midlands", "rural"), "A02": ("mental health", "Midlands", "rural"),
    "A03": ("mental health", "London", "urban"), "A04": ("mental health", "London", "urban"),
    "A05": ("mental health", "South West", "coastal"), "A06": ("ambulance", "Midlands", "rural"),
    "A07": ("ambulance", "London", "urban"), "A08": ("ambulance", "South West", "coastal"),
    "A09": ("ambulance", "North West", ""), "A10": ("community", "Midlands", "rural"),
    "A11": ("community", "London", "urban"), "A12": ("community", "South West", "coastal"),
    "A13": ("community", "North West", "urban"), "A14": ("acute", "Midlands", "urban"),
    "A15": ("acute", "London", "urban"), "A16": ("acute", "South West", "coastal"),
    "A17": ("acute", "South West", "coastal"), "A18": ("", "Midlands", "rural"),
    "A19": ("", "London", ""), "A20": ("", "", ""),
}  # fmt: skip


def trusts():
    return [
        Traits(code, f"Trust {code}", kind, region, **({area: True} if area else {}))
        for code, (kind, region, area) in TWENTY.items()
    ]


def nearest(code, most=3):
    own = next(each for each in trusts() if each.code == code)
    return [peer.code for peer in list_peers(own, trusts(), most=most)]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("A01", ["A02", "A03", "A04"]),
        ("A16", ["A17", "A05", "A08"]),
        ("A09", ["A06", "A07", "A08"]),
        ("A18", ["A01", "A02", "A06"]),
        ("A19", []),
        ("A20", []),
    ],
)
def test_the_nearest_trusts_are_these(code, expected):
    assert nearest(code) == expected


def test_why_is_said_trait_by_trait():
    own = Traits("X", "X", "acute", "London", rural=False, coastal=True, urban=True)
    other = Traits("Y", "Y", "acute", "London", rural=False, coastal=True, urban=None)
    shared = ("Both are acute", "Both are coastal", "Both are in London")
    assert list_peers(own, [own, other]) == [Peer("Y", "Y", shared, 6)]


def test_what_is_not_known_is_named_and_never_shared():
    assert not_known(Traits("X", "X", rural=True)) == ["type", "coastal", "urban"]
    assert list_peers(Traits("X", "X"), [Traits("Y", "Y")]) == []
