"""Reading: one event's page, and a list of events with filters."""

from bench import visits
from bench.programme import path_of
from bench.rows import Row, Spread
from bench.setting import TURN_SECONDS, Setting
from bench.statements import count_statements

EVENT = path_of(505)
#: 25 rows, and the same list narrowed to one row
LIST = "/events?kind=webinar&for=non-executive+director&q=race+board"
ONE_ROW = "/events?kind=webinar&for=non-executive+director&q=race+board+505"


def event_page(setting: Setting) -> Row:
    statements = count_statements(setting.app, next(visits.reading(EVENT)))
    figures, ratio = _against_bare(setting, EVENT, "/event")
    return Row(
        "public event page",
        setting.database,
        f"{figures}; {statements} SQL statements",
        "1/5 = 0.20; 3 statements",
        ratio.middle >= 1 / 5 and statements <= 3,
    )


def events_list(setting: Setting) -> Row:
    statements = count_statements(setting.app, next(visits.reading(LIST)))
    for_one = count_statements(setting.app, next(visits.reading(ONE_ROW)))
    figures, ratio = _against_bare(setting, LIST, "/list")
    return Row(
        "events list, 25 of 1,000, filtered",
        setting.database,
        f"{figures}; {statements} SQL statements, {for_one} for one row",
        "1/8 = 0.13; 4 statements, as many for one row",
        ratio.middle >= 1 / 8 and statements == for_one <= 4,
    )


def _against_bare(setting: Setting, ours: str, bare: str) -> tuple[str, Spread]:
    """Take turns, ours after bare Flask, and compare each pair."""
    yardsticks, rates = [], []
    for _ in range(setting.rounds):
        yardsticks.append(setting.bare.read(bare, seconds=TURN_SECONDS).rate)
        rates.append(setting.ours.read(ours, seconds=TURN_SECONDS).rate)
    ratio = Spread([rate / yardstick for rate, yardstick in zip(rates, yardsticks, strict=True)])
    return f"{Spread(rates).middle:,.0f}/s = {ratio} of bare Flask", ratio
