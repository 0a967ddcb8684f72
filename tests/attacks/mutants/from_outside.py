"""Leaks by what is sent: names of files, parameters, markup, sessions that have ended."""

from functools import wraps
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from flask import request
from markupsafe import Markup
from sqlalchemy import select, text
from whitenoise import WhiteNoise

from events_app.models.people import Person
from events_app.people.queries.people import find_person
from events_app.web.assets import PREFIX, STATIC
from tests.attacks.hostile import ask_for_files, come_back_signed_out, write_markup
from tests.attacks.mutants.kept import Mutant, by, forums, instead, meetings, places, store, view
from tests.attacks.worlds import World


def names_lead_out(patch, twins):
    """Files are found by joining the folder with whatever name was sent."""
    for world in twins.both:
        patch.setattr(world.app, "wsgi_app", _serving_by_name(world))


def _serving_by_name(world: World) -> Any:
    was = world.app.wsgi_app

    def serve(environ, start_response):
        path = unquote(environ["PATH_INFO"])
        file = STATIC / path.removeprefix(PREFIX)
        if not path.startswith(PREFIX) or not file.is_file():
            return was(environ, start_response)
        start_response("200 OK", [("Content-Type", "application/octet-stream")])
        return [file.read_bytes()]

    return serve


def the_folder_is_served(patch, twins):
    """What lies beside the database can be fetched by everybody."""
    for world in twins.both:
        inner = world.app.wsgi_app
        beside = WhiteNoise(inner, root=str(Path(world.file).parent), prefix=PREFIX)
        patch.setattr(world.app, "wsgi_app", beside)


def markup_is_taken(patch, twins):
    def change(render):
        def rendered(name, **facts):
            facts["inside"].forum.facts.purpose = Markup(facts["inside"].forum.facts.purpose)  # noqa: S704 - the leak
            return render(name, **facts)

        return rendered

    instead(patch, "events_app.forums.views.members.render_template", change)


def owner_lifts_the_scope(patch, twins):
    def change(was):
        @wraps(was)
        def listed() -> Any:
            asked = request.args.get("owner")
            found = [forum.facts.title for forum in forums() if forum.id == asked]
            return f"<p>{found[0]}</p>" if found else was()

        return listed

    view(patch, twins, "forums.members_own_places", change)


def search_runs_what_is_typed(patch, twins):
    """The words that were typed are part of the statement."""

    def change(search):
        def found(session, typed):
            hits = search(session, typed)
            asked = request.args.get("q", "")
            statement = f"SELECT count(*) FROM people WHERE full_name = '{asked}'"
            object.__setattr__(hits, "total", hits.total + session.scalar(text(statement)))
            return hits

        return found

    instead(patch, "events_app.desk.views.search.search_people", change)


def the_timetable_has_meetings(patch, twins):
    def change(was):
        @wraps(was)
        def upcoming(**parts: Any) -> Any:
            return f"{was(**parts)}{'<p>A private event</p>' * len(meetings())}"

        return upcoming

    view(patch, twins, "events.upcoming", change)


def says_when_they_were_there(patch, twins):
    def change(was):
        @wraps(was)
        def contact(contact_id: str) -> Any:
            page = was(contact_id)
            agreed = [
                place.facts.agreed_at
                for place in places()
                if str(place.facts.person) == contact_id and place.facts.agreed_at
            ]
            return f"{page}<p>Last active on {agreed[0]:%d %B}</p>" if agreed else page

        return contact

    view(patch, twins, "desk.contact", change)


def the_session_never_ends(patch, twins):
    def anybody(session, *, uniquifier, token, now):
        email = session.scalar(select(Person.email).where(Person.fs_uniquifier == uniquifier))
        return find_person(session, email)

    patch.setattr("events_app.people.identity.find_signed_in", anybody)


def somebody_elses_roster(patch, twins):
    """The people of a forum are shown to whoever knows where they stand."""

    def change(was):
        @wraps(was)
        def people(place: str) -> Any:
            of = [p.forum_id for p in places() if p.facts.address == place]
            if not of:
                return was(place)
            sealed = store()
            forum = sealed.find_forum(of[0])
            return f"<p>{forum.facts.title if forum else ''}</p>"

        return people

    view(patch, twins, "forums.members_people", change)


MUTANTS = (
    Mutant("a name of a file leads out of the folder", "P18, pretalx CVE-2023-28459",
           names_lead_out, ask_for_files),
    Mutant("the folder of the database is served", "P18, EventBuilder VCDB 18114",
           the_folder_is_served, ask_for_files),
    Mutant("a purpose is taken as markup", "Hi.Events CVE-2026-60119", markup_is_taken,
           write_markup),
    Mutant("a parameter lifts the scope", "P8, Events Manager CVE-2026-93662",
           owner_lifts_the_scope, by("forums.members_own_places")),
    Mutant("what is typed runs in the database", "P5, LimeSurvey CVE-2025-56421",
           search_runs_what_is_typed, by("desk.search")),
    Mutant("the programme has private events", "P4, Indico 2.0.3", the_timetable_has_meetings,
           by("events.upcoming")),
    Mutant("a contact’s page says when they were active", "P24, Discourse CVE-2021-37703",
           says_when_they_were_there, by("desk.contact")),
    Mutant("a session that has ended goes on", "P22, pretix CVE-2023-27891",
           the_session_never_ends, come_back_signed_out),
    Mutant("a roster for who knows its address", "P25, Eventin CVE-2026-40776",
           somebody_elses_roster, by("forums.members_people")),
)  # fmt: skip
