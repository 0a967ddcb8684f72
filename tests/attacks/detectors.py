"""What is looked at besides pages: storage, mail, statements, and what members see of each other.

Each raises AssertionError when something can be told that should not be.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import Message
from email.policy import default

from icalendar import Calendar
from sqlalchemy import select
from werkzeug.routing import Rule

from events_app.extensions import db
from events_app.forums.actions import meetings, membership
from events_app.forums.facts import Place
from events_app.forums.queries.places import list_places
from events_app.forums.sealed_rows import Kept
from events_app.models.people import Person
from events_app.models.sealed import SealedDay, SealedRecord
from events_app.people.actions.inbox import leave
from events_app.people.inbox import Message as Told
from tests.attacks.canaries import confirmed_without_keys, count_hits
from tests.attacks.crawl import Asked, Twins, every_request, every_rule
from tests.attacks.forum_acts import ACTS, InForum, act, hold, invite
from tests.attacks.observing import Seen, see
from tests.attacks.traces import Traces, an_hour_later
from tests.attacks.worlds import World
from tests.conftest import NOW
from tests.guards.scene import every_row
from tests.watching import counted

UNKNOWN = "0123456789abcdef" * 2
#: of how many rows there are somebody may know: mail and messages that are announced by mail
SEALED_TABLES = {"sealed_records", "inbox_messages", "outbox_messages"}
#: what a hold may say
ALLOWED_IN_A_HOLD = {
    "UID", "DTSTAMP", "DTSTART", "DTEND", "SEQUENCE", "SUMMARY", "ORGANIZER", "ATTENDEE", "CLASS",
    "STATUS", "TRANSP", "LAST-MODIFIED", "CREATED",
}  # fmt: skip


def crawl(twins: Twins, only: Callable[[Rule], bool]) -> None:
    """Pages, headers, log lines and mails of outsiders, in both worlds."""
    app = twins.without.app
    for asked in every_request(app, twins.cast, twins.hidden, whole=False, only=only):
        twins.compare(asked)


def run_every_act(twins: Twins) -> None:
    """Everything that can happen in the forum happens, with a look at the programme in between."""
    traces = Traces(twins)
    for number, _what in enumerate(ACTS):
        traces.run([(True, number), (False, number * 37)])


def compare_unknown_with_hidden(twins: Twins) -> None:
    """Every address below /p and /host: the same answer, statements and writes for both ids."""
    world = twins.with_forum
    with world.app.app_context():
        engine = db.engine
    for asked, other in _pairs(twins):
        seen = []
        for address in (asked.address, other):
            with counted(engine) as statements:
                answer = world.ask(asked.method, address, twins.cast.cookies[asked.role])
            shown = see(world, answer, since=len(world.logged), mails=[])
            seen.append((shown, statements.texts))
        assert seen[0] == seen[1], f"{asked.method} {asked.rule.rule} by {asked.role}"


def _pairs(twins: Twins) -> Iterator[tuple[Asked, str]]:
    app, hidden = twins.without.app, twins.hidden.parts
    for rule in every_rule(app):
        if not rule.endpoint.startswith("forums.") or not rule.arguments:
            continue
        own = {"task": "purpose"}
        real, never = rule.rule, rule.rule
        for name in rule.arguments:
            value = own.get(name) or hidden[name][0]
            real = real.replace(f"<{name}>", value)
            never = never.replace(f"<{name}>", own.get(name) or UNKNOWN)
        for method in ("GET", "POST"):
            for role in ("uninvited chair", "host of another forum", "administrator"):
                yield Asked(rule, role, method, real), never


def look_twice_as_who_is_in_it(twins: Twins) -> None:
    """To look at a private page, as a mail gateway does too, writes nothing."""
    world = twins.with_forum
    with world.app.app_context():
        before = every_row()
    for part in ("invited", "member", "host"):
        for address in _own_pages(twins, part):
            for method in ("GET", "HEAD"):
                world.ask(method, address, twins.cast.cookies[f"insider {part}"])
    with world.app.app_context():
        assert every_row() == before, "a look at a private page writes"


def _own_pages(twins: Twins, part: str) -> list[str]:
    base = f"/{'host' if part == 'host' else 'p'}/{twins.hidden.places[part]}"
    more = ("/people", "/rules", "/calendar") if part != "host" else ("/invite",)
    return [base, *(f"{base}{path}" for path in more)]


def compare_what_members_see(twins: Twins) -> None:
    """A member’s pages are the same when others pause, answer for a date or choose a hold."""
    world, cast = twins.with_forum, twins.cast
    cookie, pages = cast.cookies["insider member"], _own_pages(twins, "member")
    pages.append(f"{pages[0]}/m/{twins.hidden.parts['meeting_id'][0]}")

    def look() -> list[Seen]:
        return [see(world, world.ask("GET", page, cookie), since=len(world.logged), mails=[])
                for page in pages]  # fmt: skip

    before = look()
    names = [cast.names[f"insider {part}"].encode() for part in ("declined", "never", "unnamed")]
    assert [seen.status for seen in before] == [200] * len(pages)
    shown = [name for seen in before for name in names if name in seen.body]
    with world.session(sealed=True) as session:
        at = InForum(session, cast, twins.hidden.forum_id)
        place = _place_of(at, "unnamed")
        membership.pause(at.store, place=place, paused=True, now=NOW)
        meeting = at.meeting()
        meetings.answer_date(
            at.store, place=place, meeting_id=meeting.id, coming=False, by=at.by, now=NOW
        )
    after = look()
    world.put_back()
    assert shown == []
    assert before == after, "a member can tell what another one did"


def _place_of(at: InForum, part: str) -> Kept[Place]:
    forum = at.store.find_forum(at.forum_id)
    assert forum is not None
    wanted = at.people[part].id
    return next(p for p in list_places(at.store, forum) if p.facts.person == wanted)


def search_what_is_stolen(twins: Twins) -> None:
    """The database as files and as a dump holds no word of the forum, in whatever form."""
    world = twins.with_forum
    files = world.file.parent.glob("events.db*")
    content = b"".join(file.read_bytes() for file in files)
    assert count_hits(content, twins.hidden.words) == 0, "a word of the forum lies in the database"


def weigh_rows(twins: Twins) -> None:
    """Sealed rows have one size, and everything else has as many rows in both worlds."""
    columns = SealedRecord.__table__.columns
    with twins.with_forum.app.app_context(), db.engine.connect() as connection:
        rows = connection.execute(select(*columns)).all()
        days = connection.execute(select(SealedDay.__table__)).all()
    sizes = {tuple(len(value) for value in row) for row in rows}
    assert len(sizes) == 1, f"sealed rows can be told by their size: {sizes}"
    assert {(len(day.heads), len(day.link)) for day in days} <= {(32, 32)}
    counts = []
    for world in twins.both:
        with world.app.app_context():
            counts.append({n: len(r) for n, r in every_row().items() if n not in SEALED_TABLES})
    # the day's entry is written in both: nothing is in it but that a day went by
    for found in counts:
        found.pop("sealed_days", None)
    assert counts[0] == counts[1], "other tables have more rows where there is a forum"


def guess_members(twins: Twins) -> None:
    """Digests of all that can be known of people lead to no row."""
    with twins.with_forum.session() as session:
        people = list(session.scalars(select(Person)))
        assert confirmed_without_keys(session, people) == 0, "a list of people confirms members"


def weigh_mails(twins: Twins) -> None:
    """The mail about an invitation is the one about an ordinary message, to the byte."""
    world = twins.with_forum
    with _waiting(world):
        with world.session(sealed=True) as session:
            act(session, twins.cast, twins.hidden.forum_id, invite)
        with world.session(sealed=True) as session:
            at = InForum(session, twins.cast, twins.hidden.forum_id)
            leave(
                session, person=at.people["left"],
                message=Told("account", "Your account has changed"), keys=at.store.keys.inbox,
                now=NOW,
            )  # fmt: skip
        mails = all_mails(world)
    assert len(mails) == 2
    one, other = (_without_chance(mail) for mail in mails)
    assert len(mails[0]) == len(mails[1]), "the mails have other sizes"
    assert one == other, "mail about a forum can be told from other mail"
    assert all(count_hits(mail, twins.hidden.words) == 0 for mail in mails)


def read_holds(twins: Twins) -> None:
    """A hold says that time is taken, and nothing else."""
    world = twins.with_forum
    with _waiting(world):
        with world.session(sealed=True) as session:
            act(session, twins.cast, twins.hidden.forum_id, hold)
        mails = all_mails(world)
    assert mails, "nobody chose a hold"
    for mail in mails:
        for part in message_from_bytes(mail, policy=default).walk():
            if part.get_content_type() == "text/calendar":
                _read_hold(part)


def _read_hold(part: Message) -> None:
    entry = Calendar.from_ical(part.get_payload(decode=True)).walk("VEVENT")[0]
    assert set(entry) <= ALLOWED_IN_A_HOLD, sorted(set(entry) - ALLOWED_IN_A_HOLD)
    assert entry["SUMMARY"] == "Private meeting"


def all_mails(world: World) -> list[bytes]:
    """Everything that is sent within the next hour, to whomever."""
    insiders, world.insiders = world.insiders, frozenset()
    try:
        with an_hour_later():
            return world.deliver()
    finally:
        world.insiders = insiders


@contextmanager
def _waiting(world: World) -> Iterator[None]:
    try:
        yield
    finally:
        world.put_back()


def _without_chance(mail: bytes) -> bytes:
    """A mail without what is drawn by chance: its reference and its moment."""
    reference = re.search(rb"Message-ID: <([0-9a-f]+)@", mail)
    assert reference is not None
    without = mail.replace(reference[1], b"reference")
    return re.sub(rb"(?m)^Date: .*$", b"Date", without)
