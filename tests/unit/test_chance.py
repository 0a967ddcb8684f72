"""Where randomness comes from."""

from events_app.chance import Chance, random_id, random_token


def test_what_is_drawn_for_one_purpose_does_not_shift_another():
    chance = Chance()
    with chance.seeded(b"a seed"):
        alone = [chance.draw("ids", 16) for _ in range(3)]
    with chance.seeded(b"a seed"):
        mixed = []
        for _ in range(3):
            chance.draw("other things", 40)
            mixed.append(chance.draw("ids", 16))
    assert (mixed, len(set(mixed))) == (alone, 3)


def test_another_seed_draws_other_bytes_and_no_seed_never_the_same():
    chance = Chance()
    with chance.seeded(b"one"):
        one = chance.draw("ids", 40)
    with chance.seeded(b"two"):
        assert chance.draw("ids", 40) != one
    assert chance.draw("ids", 40) != chance.draw("ids", 40)


def test_a_number_is_below_its_limit_and_each_comes_up():
    chance = Chance()
    with chance.seeded(b"a seed"):
        assert {chance.below("dice", 6) for _ in range(200)} == set(range(6))


def test_ids_and_tokens_are_of_one_length():
    assert (len(random_id("x")), len(random_token("x"))) == (32, 43)
