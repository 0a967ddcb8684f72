"""Reading: one event's page, and a list of events with filters."""

from dataclasses import dataclass
from statistics import median

from bench import visits
from bench.programme import path_of
from bench.rows import Row, Spread
from bench.servers import Server
from bench.setting import TURN_SECONDS, WARM_UP_SECONDS, Setting
from bench.statements import count_statements

EVENT = path_of(505)
#: 25 rows, and the same list narrowed to one row
LIST = "/events?kind=webinar&for=non-executive+director"
ONE_ROW = "/events?kind=webinar&for=non-executive+director&q=505"


def event_page(setting: Setting) -> Row:
    statements = count_statements(setting.app, visits.read_once(EVENT))
    figures, ratio = against_bare(setting, EVENT, "/event")
    return Row(
        "public event page",
        setting.database,
        f"{figures}; {statements} SQL statements",
        "1/5 = 0.20; 3 statements",
        ratio.middle >= 1 / 5 and statements <= 3,
    )


def events_list(setting: Setting) -> Row:
    statements = count_statements(setting.app, visits.read_once(LIST))
    for_one = count_statements(setting.app, visits.read_once(ONE_ROW))
    figures, ratio = against_bare(setting, LIST, "/list")
    return Row(
        "events list, 25 of 1,000, filtered",
        setting.database,
        f"{figures}; {statements} SQL statements, {for_one} for one row",
        "1/8 = 0.13; 4 statements, as many for one row",
        ratio.middle >= 1 / 8 and statements == for_one <= 4,
    )


def against_bare(setting: Setting, ours: str, bare: str, cookie: str = "") -> tuple[str, Spread]:
    """Take turns, ours after bare Flask, and compare each pair."""
    yardsticks, turns = [], []
    setting.bare.read(bare, seconds=WARM_UP_SECONDS)
    setting.ours.read(ours, seconds=WARM_UP_SECONDS, cookie=cookie)
    for _ in range(setting.rounds):
        yardsticks.append(turn(setting.bare, bare))
        turns.append(turn(setting.ours, ours, cookie))
    ratio = Spread([t.rate / y.rate for t, y in zip(turns, yardsticks, strict=True)])
    rate, cpu, bare_cpu = (
        median(figures)
        for figures in ([t.rate for t in turns], [t.ms for t in turns], [y.ms for y in yardsticks])
    )
    return (
        f"{rate:,.0f}/s = {ratio} of bare Flask; {cpu:.1f} ms of CPU (bare {bare_cpu:.1f})",
        ratio,
    )


@dataclass(frozen=True)
class Turn:
    """Pages a second, and the processor time of one page in milliseconds."""

    rate: float
    ms: float


def turn(server: Server, path: str, cookie: str = "") -> Turn:
    """Ask for one page for a while."""
    used = server.cpu_seconds()
    tally = server.read(path, seconds=TURN_SECONDS, cookie=cookie)
    return Turn(tally.request_rate, (server.cpu_seconds() - used) * 1000 / tally.requests)
