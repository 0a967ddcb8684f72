"""A page in one state: how it comes about, and how to know it."""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

from tests.browser.scenes.programme import nothing
from tests.browser.world import World

#: what stands in addresses: mostly the first row of an empty table
OF_EVERY_SCENE = {
    "<event_id>": "1",
    "<asked_event_id>": "1",
    "<during_slug>": "allyship-in-practice",
    "<topic_id>": "1",
    "<registration_id>": "1",
    "<contact_id>": "1",
    "<pair>": "1-2",
    "<appointment_id>": "1",
    "<claimed_id>": "1",
    "<import_id>": "1",
    "<organisation_code>": "R0A",
    "<speaker_id>": "S",
    "<session_id>": "1",
    "<ask_id>": "Q",
    "<request_id>": "Q",
    "<place>": "P",
    "<seat>": "H",
    "<invitation_id>": "c1776017268cecc31eb19a4f2d18ad4e",
    "<message_id>": "1",
    "<cohort_person_id>": "1",
    "<meeting_id>": "c1776017268cecc31eb19a4f2d18ad4e",
    "<assistance_id>": "1",
    "<guest_id>": "1",
}


@dataclass(frozen=True)
class State:
    """`shows` are words that only this state of the page has."""

    route: str
    arrange: Callable[[World], None]
    shows: str
    query: str = ""
    #: what the person does on the page to get there
    act: Callable[[Page, World], None] | None = None
    status: int = 200
    #: a form that was filled in wrongly
    problem: bool = False
    #: which part of an event, or which task of a forum, where the address has one
    part: str = "details"

    @property
    def path(self) -> str:
        """The address of the one event, or the one registration, of the scene."""
        parts = {"<slug>": "allyship-in-practice", "<reference>": "R", "<status>": str(self.status)}
        parts |= OF_EVERY_SCENE
        parts |= {"<period>": "2021-22", "<new_period>": "2021-22"}
        parts |= {"<session_id>": "1", "<part>": self.part}
        parts["<task>"] = "purpose" if self.part == "details" else self.part
        parts |= {"<attendance_file_id>": "1"}
        parts |= {"<partner_date_id>": "1", "<series_slug>": "network", "<series_id>": "1"}
        path = self.route
        for name, part in parts.items():
            path = path.replace(name, part)
        return path + self.query

    def __str__(self) -> str:
        feature = self.arrange.__module__.rpartition(".")[2]
        doing = f" {self.act.__name__}" if self.act else ""
        asked = f" {self.query[:20]}" if self.query else ""
        page = self.path if "<status>" in self.route or "<part>" in self.route else self.route
        return f"{page}{asked} {feature} {self.arrange.__name__}{doing}".replace("_", " ")


def wrong(
    route: str,
    arrange: Callable[[World], None],
    act: Callable[[Page, World], None],
    shows: str,
    status: int = 422,
    part: str = "details",
) -> State:
    """A form that was filled in wrongly."""
    return State(route, arrange, shows, act=act, status=status, problem=True, part=part)


def error(status: int, shows: str) -> State:
    return State("/dead-end/<status>", nothing, shows, status=status)
