"""What a measurement stands on: the application on a database, and servers side by side."""

from dataclasses import dataclass
from pathlib import Path

from flask import Flask

from bench.servers import Server

#: how long each turn lasts
TURN_SECONDS = 1.0
WARM_UP_SECONDS = 0.3


@dataclass(frozen=True)
class Setting:
    """One database with a programme and people, served by us and by bare Flask."""

    database: str
    app: Flask
    ours: Server
    bare: Server
    #: session cookies of people who have registered before
    known: list[str]
    #: one of somebody who has not
    new: str
    #: settings of a server on this database, for those that are started later
    environment: dict[str, str]
    #: for logs and mail, deleted at the end
    folder: Path
    #: how often bare Flask and we take turns
    rounds: int
