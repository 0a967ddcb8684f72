"""A world with a forum and one without are the same for everybody who is not in it."""

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.attacks.cast import SIGNED_OUT
from tests.attacks.crawl import Asked, every_request, every_rule
from tests.attacks.observing import Broke
from tests.attacks.traces import Traces

#: of one thread of a trace: what outsiders do, and what happens in the forum
STEPS = st.lists(st.tuples(st.booleans(), st.integers(0, 100_000)), min_size=2, max_size=7)
SAMPLE, WHOLE = 300, 2000


def crawl(twins, *, whole):
    counted = Counter()
    app = twins.without.app
    for asked in every_request(app, twins.cast, twins.hidden, whole=whole, only=lambda _: True):
        counted[asked.rule.endpoint] += 1
        twins.compare(asked)
    return counted


def test_every_address_says_the_same_in_both_worlds(twins):
    counted = crawl(twins, whole=False)
    assert set(counted) == {rule.endpoint for rule in twins.without.app.url_map.iter_rules()}


@pytest.mark.prove
def test_every_address_says_the_same_to_everybody_whatever_it_is_asked_for(twins):
    counted = crawl(twins, whole=True)
    assert set(counted) == {rule.endpoint for rule in twins.without.app.url_map.iter_rules()}


def test_whatever_outsiders_do_while_the_forum_goes_on_they_see_the_same(twins):
    run_traces(twins, SAMPLE)


@pytest.mark.prove
def test_two_thousand_traces_see_the_same(twins):
    run_traces(twins, WHOLE)


def test_a_page_that_fails_in_both_worlds_is_no_pass(twins, monkeypatch):
    def fail(**parts):
        raise ValueError

    fail.access = "public"
    upcoming = by_endpoint(twins, "events.upcoming")
    for world in twins.both:
        monkeypatch.setitem(world.app.view_functions, "events.upcoming", fail)
    with pytest.raises(Broke, match="GET /events: 500"):
        twins.compare(Asked(upcoming, SIGNED_OUT, "GET", "/events"))
    traces = Traces(twins)
    number = next(n for n, asked in enumerate(traces.requests) if asked.rule == upcoming)
    with pytest.raises(Broke):
        traces.run([(False, number)])


def by_endpoint(twins, endpoint):
    return next(rule for rule in every_rule(twins.without.app) if rule.endpoint == endpoint)


def run_traces(twins, number):
    traces, ran = Traces(twins), []

    @settings(
        max_examples=number,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(STEPS)
    def run(steps):
        ran.append(len(steps))
        traces.run(steps)

    run()
    assert len(ran) >= number
