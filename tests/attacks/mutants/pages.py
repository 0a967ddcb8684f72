"""Leaks on everybody's pages, in feeds, files, figures and headers."""

from functools import wraps
from typing import Any

from flask import Response, abort, request
from sqlalchemy import func, select, true

from events_app.desk.queries.failed_mail import FAILED
from events_app.extensions import db
from events_app.forums.queries.people import list_people
from events_app.mail.calendar import CalendarEntry
from events_app.models.messages import OutboxMessage
from events_app.models.sealed import SealedRecord
from tests.attacks.mutants.kept import (
    Mutant,
    after_each,
    by,
    forums,
    instead,
    meetings,
    places,
    store,
    taking_part,
    titles,
    view,
)


def numbers_in_order(patch, twins):
    def number(_purpose: str) -> str:
        return f"{db.session.scalar(select(func.count(OutboxMessage.id))):032x}"

    patch.setattr("events_app.mail.outbox.random_id", number)


def failed_by_number(patch, twins):
    def change(was):
        @wraps(was)
        def failed() -> Any:
            numbers = db.session.scalars(select(OutboxMessage.id).where(*FAILED))
            return f"{was()}{[f'/manage/failed-mail/{number}' for number in numbers]}"

        return failed

    view(patch, twins, "desk.failed_mail", change)


def counts_all_mail(patch, twins):
    patch.setattr("events_app.web.probes.COUNTED", true())


def counts_meetings(patch, twins):
    def change(was):
        @wraps(was)
        def listed(*args: Any, **options: Any) -> Any:
            page = was(*args, **options)
            object.__setattr__(page, "total", page.total + len(meetings()))
            return page

        return listed

    instead(patch, "events_app.people.views.contacts.list_contacts", change)


def feed_has_meetings(patch, twins):
    def change(build):
        def built(entries, **options):
            more = [
                CalendarEntry(
                    uid=m.id, sequence=0, method="PUBLISH", summary="Busy",
                    starts=m.facts.starts_at, ends=m.facts.ends_at, stamp=m.facts.starts_at,
                    last_modified=m.facts.starts_at,
                )
                for m in meetings()
            ]  # fmt: skip
            return build([*entries, *more], **options)

        return built

    instead(patch, "events_app.events.views.calendar.build_calendar", change)


def search_finds_titles(patch, twins):
    def change(search):
        def found(session, typed):
            hits = search(session, typed)
            more = sum(typed.casefold() in title.casefold() for title in titles())
            object.__setattr__(hits, "total", hits.total + more)
            return hits

        return found

    for name in ("search_people", "search_events", "search_organisations"):
        instead(patch, f"events_app.desk.views.search.{name}", change)


def export_has_members(patch, twins):
    def change(write):
        def written(header, rows, name):
            more = [[place.facts.state] + [""] * (len(header) - 1) for place in places()]
            return write(header, [*rows, *more], name)

        return written

    instead(patch, "events_app.people.views.contacts.csv_file", change)


def old_address_by_id(patch, twins):
    def change(was):
        @wraps(was)
        def event(slug: str) -> Any:
            found = [forum for forum in forums() if forum.id == slug]
            return found[0].facts.title if found else was(slug)

        return event

    view(patch, twins, "events.event", change)


def tagged_by_all_rows(patch, twins):
    def tag(response: Response) -> Response:
        rows = db.session.scalar(select(func.count(SealedRecord.id)))
        response.headers["X-Version"] = response.headers["ETag"] = f'"{rows}"'
        return response

    after_each(patch, twins, tag)


def excludes_members(patch, twins):
    def change(was):
        def listed(*args: Any, **options: Any) -> Any:
            page = was(*args, **options)
            group = request.args.get("exclude")
            inside = {p.facts.person for p in places() if p.forum_id == group}
            rows = [row for row in page.rows if row.id not in inside]
            object.__setattr__(page, "rows", rows)
            return page

        return listed

    instead(patch, "events_app.people.views.contacts.list_contacts", change)


def directory_says(patch, twins):
    def change(was):
        @wraps(was)
        def contact(contact_id: str) -> Any:
            page = was(contact_id)
            has = contact_id.isdigit() and taking_part(int(contact_id))
            return f"{page}<p>Takes part in a private page</p>" if has else page

        return contact

    view(patch, twins, "desk.contact", change)


def clash_is_refused(patch, twins):
    def change(create):
        def created(session, **options):
            taken = {m.facts.starts_at.date() for m in meetings()}
            if options["facts"]["starts_date"] in taken:
                abort(409)
            return create(session, **options)

        return created

    instead(patch, "events_app.desk.views.planning.new.actions.create_event", change)


def cannot_be_closed(patch, twins):
    def change(close):
        def closed(session, *, person, **options):
            if taking_part(person.id):
                abort(409)
            return close(session, person=person, **options)

        return closed

    instead(patch, "events_app.desk.views.contacts.actions.close_account", change)


def sign_in_knows(patch, twins):
    def change(was):
        @wraps(was)
        def ask(*args: Any, **options: Any) -> Any:
            people = list_people(store(), (place.facts.person for place in places())).values()
            invited = {p.email for p in people if p.email.startswith("canary")}
            # what counts the tries begins before anything else
            db.session.rollback()
            return "Welcome back" if request.form.get("email") in invited else was(*args, **options)

        return ask

    view(patch, twins, "people.ask_for_code", change)


CONTACTS = by("people.contacts")


MUTANTS = (
    Mutant("ids in the order of all mail", "P2, EventON CVE-2023-2796", numbers_in_order,
           by("people.ask_for_code")),
    Mutant("failed mail by its number", "P2", failed_by_number, by("desk.failed_mail")),
    Mutant("figures count all mail", "P3, OpenList CVE-2026-102663", counts_all_mail,
           by("probes.metrics")),
    Mutant("a total with what is hidden", "P3, Indico deep_events_count", counts_meetings,
           CONTACTS),
    Mutant("the feed has meetings", "P4, Indico CVE-2026-28352", feed_has_meetings,
           by("events.feed")),
    Mutant("search counts titles", "P5, The Events Calendar CVE-2023-6557", search_finds_titles,
           by("desk.search")),
    Mutant("a file has members", "P6, Amelia CVE-2026-107616", export_has_members,
           by("people.contacts_file")),
    Mutant("an old address looks ids up", "P6, MISP CVE-2026-86283", old_address_by_id,
           by("events.event")),
    Mutant("a tag of all rows", "P7, Indico PR 5753", tagged_by_all_rows, by("events.upcoming")),
    Mutant("a filter leaves members out", "P8, Discourse CVE-2026-33425", excludes_members,
           CONTACTS),
    Mutant("the directory says who", "P9, Gitea CVE-2026-66853", directory_says,
           by("desk.contact")),
    Mutant("signing in knows who is invited", "P9, ownCloud CVE-2025-59716", sign_in_knows,
           by("people.ask_for_code")),
    Mutant("a clash with a meeting", "P10", clash_is_refused, by("desk.create")),
    Mutant("an account that is in use", "P11", cannot_be_closed, by("desk.keep_close")),
)  # fmt: skip
