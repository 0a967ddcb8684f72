"""The harness is proved: it is silent about the product, and finds every leak that is put into it.

`make prove` runs all of them and prints the table; `make test` runs a sample.
"""

import pytest

from tests.attacks import detectors, hostile
from tests.attacks.mutants import behind, from_outside, pages, private_pages
from tests.attacks.observing import Broke

EVERY = [
    *private_pages.MUTANTS,
    *pages.MUTANTS,
    *behind.MUTANTS,
    *from_outside.MUTANTS,
]
#: one of each way of being found
SAMPLE = {
    "403 for somebody else’s page",
    "ids in the order of all mail",
    "failed mail by its number",
    "a filter leaves members out",
    "the mail’s size",
    "a hold says what it is about",
    "the log says what is done",
    "stored and copied in plain",
    "the size says how much",
    "digests without a key",
    "more statements for a hidden id",
    "looking spends the invitation",
    "everybody who was invited is named",
    "a name of a file leads out of the folder",
    "a purpose is taken as markup",
    "what is typed runs in the database",
    "a session that has ended goes on",
}
DETECTORS = (
    detectors.run_every_act,
    detectors.compare_unknown_with_hidden,
    detectors.look_twice_as_who_is_in_it,
    detectors.compare_what_members_see,
    detectors.search_what_is_stolen,
    detectors.weigh_rows,
    detectors.guess_members,
    detectors.weigh_mails,
    detectors.read_holds,
    hostile.ask_for_files,
    hostile.write_markup,
    hostile.come_back_signed_out,
)
CLASSES = [f"P{number}" for number in range(1, 26)]


def marked():
    for mutant in EVERY:
        marks = () if mutant.name in SAMPLE else pytest.mark.prove
        yield pytest.param(mutant, id=mutant.name, marks=marks)


@pytest.mark.parametrize("mutant", list(marked()))
def test_a_leak_is_found(twins, monkeypatch, capsys, mutant):
    mutant.leak(monkeypatch, twins)
    with pytest.raises(AssertionError) as found:
        mutant.found_by(twins)
    assert not isinstance(found.value, Broke), f"the leak does not work: {found.value}"
    with capsys.disabled():
        print(f"| {mutant.name} | {mutant.of} | {found.value!s:.90} |".replace("\n", " "))


@pytest.mark.parametrize("detector", DETECTORS, ids=lambda detector: detector.__name__)
def test_the_product_has_none_of_them(twins, detector):
    detector(twins)


def test_there_is_a_leak_of_every_class_of_the_threat_model():
    assert {name for mutant in EVERY for name in mutant.of.split(", ") if name in CLASSES} == {
        *CLASSES
    }
    assert len(EVERY) >= 25
    assert {mutant.name for mutant in EVERY} >= SAMPLE
