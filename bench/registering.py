"""Registering: all that a signed-in person asks for on the way to the confirmation."""

from bench import visits
from bench.programme import path_of
from bench.rows import Row, Spread, percentile
from bench.setting import TURN_SECONDS, Setting
from bench.statements import count_statements

CONNECTIONS = 16
PEOPLE_A_ROUND = 150
PEOPLE_A_SECOND = 60
P99_MS = 500


def registering(setting: Setting, first_event: int) -> Row:
    """Each round is for an event of its own, from `first_event` on."""
    path = path_of(first_event)
    short = count_statements(setting.app, next(visits.returning(path, setting.known[:1])))
    long = count_statements(setting.app, next(visits.first_time(path, [setting.new])))
    people = setting.known[1 : 1 + PEOPLE_A_ROUND]
    rates, ratios, took, errors = [], [], [], 0
    for number in range(setting.rounds):
        yardstick = setting.bare.read("/event", seconds=TURN_SECONDS, connections=CONNECTIONS)
        path = path_of(first_event + 1 + number)
        tally = setting.ours.visit("returning", path, people, connections=CONNECTIONS)
        rates.append(tally.rate)
        ratios.append(tally.request_rate / yardstick.request_rate)
        took += tally.took
        errors += sum(tally.errors.values())
    rate, p99 = Spread(rates), percentile(took, 99) * 1000
    return Row(
        "registering, signed in, 4 requests",
        setting.database,
        f"{rate.middle:.0f} people/s ({min(rates):.0f} to {max(rates):.0f}), p99 {p99:.0f} ms"
        f"{f', {errors} errors' if errors else ''}; its requests {Spread(ratios)} of bare Flask; "
        f"{short} SQL statements, {long} the first time",
        f"{PEOPLE_A_SECOND} people/s; p99 {P99_MS} ms; 15 statements, 25 the first time",
        not errors and rate.middle >= PEOPLE_A_SECOND and p99 <= P99_MS
        and short <= 15 and long <= 25,
    )  # fmt: skip
