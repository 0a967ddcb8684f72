"""The programme file: what it may say, and its reading without the database."""

from events_app.events.programme.plan import Programme
from events_app.events.programme.problems import ProgrammeProblems
from events_app.events.programme.reading import read_programme

__all__ = ["Programme", "ProgrammeProblems", "read_programme"]
