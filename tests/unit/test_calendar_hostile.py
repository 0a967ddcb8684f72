"""Whatever people write, it stays in the field it was written in."""

from dataclasses import replace
from datetime import UTC, datetime

import icalendar
import pytest
import vobject
from hypothesis import example, given
from hypothesis import strategies as st

from events_app.mail.calendar import CalendarEntry, Mailbox, build_calendar
from events_app.mail.text import one_line, plain

STARTS = datetime(2027, 4, 6, 9, tzinfo=UTC)
DULL = CalendarEntry(
    uid="one@events.example",
    sequence=0,
    method="REQUEST",
    summary="Event",
    starts=STARTS,
    ends=STARTS.replace(hour=10),
    stamp=STARTS,
    last_modified=STARTS,
    description="About",
    url="https://events.example/",
    location="Leeds",
    organiser=Mailbox("Example membership body", "events@events.example"),
    attendee=Mailbox("Jo", "jo@trust.example"),
)

PIECES = [
    "\r\nATTENDEE:mailto:spy@example.com",
    "\nEND:VEVENT\nBEGIN:VEVENT",
    "\r\n ",
    "\r",
    '"',
    ":;,",
    "\\",
    "\\n",
    "\\N",
    "^n^'^^",
    "{{ body_name }}",
    "{%",
    "<script>",
    "\x00",
    "\x0b\x0c\x1c\x85\u2028\u2029",
    "\u202e\u2066\u200f",
    "\ud800",
    "é" * 40,
    "👩🏽‍⚕️",
    "%0D%0A",
    "x" * 100,
]
hostile = st.lists(st.sampled_from(PIECES) | st.text(max_size=20), max_size=8).map("".join)


def names(component: icalendar.cal.Component) -> list[str]:
    """Every property and component, by name, in order."""
    return [str(name) for name, _value in component.property_items()]


EXPECTED = names(icalendar.Calendar.from_ical(build_calendar([DULL], method="REQUEST")))


def assert_is_sound(content: bytes) -> icalendar.Event:
    assert content.endswith(b"\r\n")
    lines = content.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert not [line for line in lines if b"\r" in line or b"\n" in line]
    text = content.decode()
    assert not [c for c in text if c < " " and c not in "\r\n\t"]
    calendar = icalendar.Calendar.from_ical(content)
    assert names(calendar) == EXPECTED
    assert vobject.readOne(text).validate(raiseException=True)
    assert str(calendar.events[0]["ATTENDEE"]).count("mailto:") == 1
    return calendar.events[0]


@given(hostile)
@example("\r\nATTENDEE:mailto:spy@example.com")
@example("a" * 10_000)
@example("é" * 10_000)
@example('"' * 10_000)
@example("\\" * 10_000)
def test_hostile_words_add_no_property_in_any_field(words: str):
    text = "x" + words
    event = assert_is_sound(
        build_calendar(
            [
                replace(
                    DULL,
                    uid=text,
                    summary=text,
                    description=text,
                    location=text,
                    url="https://events.example/" + words,
                    organiser=Mailbox(text, "events@events.example"),
                    attendee=Mailbox(text, f"{text}@trust.example"),
                )
            ],
            method="REQUEST",
        )
    )
    assert str(event["SUMMARY"]).split() != []


@given(hostile)
def test_a_hostile_name_of_a_feed_adds_nothing_to_it(words: str):
    content = build_calendar([DULL], method="PUBLISH", name="x" + words)
    calendar = icalendar.Calendar.from_ical(content)
    assert len(calendar.events) == 1
    assert [str(name) for name in calendar] == [
        "VERSION", "PRODID", "CALSCALE", "METHOD", "NAME", "X-WR-CALNAME",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "words",
    [
        "Race & equality: “next steps”; a, b",
        "Line one\nLine two\n\nLine four",
        "Tŷ Gobaith, 東京",
        "{x}",
    ],
)
def test_ordinary_words_arrive_as_they_were_written(words: str):
    [content] = [build_calendar([replace(DULL, description=words)], method="REQUEST")]
    event = icalendar.Calendar.from_ical(content).events[0]
    read = vobject.readOne(content.decode())
    assert [str(event["DESCRIPTION"]), read.vevent.description.value] == [words, words]


def test_a_name_with_quotes_and_commas_stays_one_name():
    attendee = Mailbox('Dr "Jo" O\'Neil, MBE: chair; Leeds', "jo+events@trust.example")
    content = build_calendar([replace(DULL, attendee=attendee)], method="REQUEST")
    found = icalendar.Calendar.from_ical(content).events[0]["ATTENDEE"]
    assert found.params["CN"] == "Dr 'Jo' O'Neil, MBE: chair; Leeds"
    assert found.email == "jo+events@trust.example"


@given(st.text(max_size=200))
def test_plain_words_have_no_control_characters_and_stay_plain(words: str):
    cleaned = plain(words)
    assert plain(cleaned) == cleaned
    assert not [c for c in cleaned if (c < " " and c not in "\n\t") or "\x7f" <= c <= "\x9f"]
    assert one_line(words) == one_line(cleaned)
    assert "\n" not in one_line(words)
    cleaned.encode()
