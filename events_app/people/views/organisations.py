"""Member organisations: the list, one of them, its profile, and a merger."""

from typing import Any
from urllib.parse import urlencode

from flask import redirect, render_template, request
from flask.typing import ResponseReturnValue

from events_app.clock import london_date
from events_app.extensions import db
from events_app.models.history import Subject
from events_app.models.organisations import Organisation
from events_app.people.actions import organisations as actions
from events_app.people.actions.history import ChangedSince
from events_app.people.appointments import in_words
from events_app.people.contact_filters import page_number, search_words
from events_app.people.forms.organisations import MergeForm, ProfileForm
from events_app.people.profiles import areas_of
from events_app.people.queries import members as queries
from events_app.people.queries.history import find_version, list_changes, list_changes_since
from events_app.people.queries.organisations import find_organisation, list_names
from events_app.refusal import Refusal
from events_app.web.access import event_team, now, the_person
from events_app.web.csv_files import csv_file
from events_app.web.errors import not_found

_HEADER = ("ORG_CODE", "NAME", "TYPE", "REGION", "RURAL", "COASTAL", "URBAN", "ENDED")


@event_team
def organisations() -> ResponseReturnValue:
    types, regions = queries.list_types_and_regions(db.session)
    filters, kept = _filters(types, regions)
    number = page_number(request.args.get("page", "1"))
    page = queries.list_organisations(db.session, filters=filters, page=number)
    if number > 1 and not page.rows:
        not_found()
    return render_template(
        "people/organisations.html",
        page=page,
        filters=filters,
        types=[(name, name.capitalize(), name == filters.type) for name in types],
        regions=[(name, name, name == filters.region) for name in regions],
        kept=kept,
    )


@event_team
def organisations_file() -> ResponseReturnValue:
    filters, _kept = _filters(*queries.list_types_and_regions(db.session))
    rows = queries.list_all_organisations(db.session, filters=filters)
    return csv_file(_HEADER, (tuple(row) for row in rows), "organisations.csv")


@event_team
def organisation(organisation_code: str) -> ResponseReturnValue:
    found, today = _find(organisation_code), london_date(now())
    held = [(p, in_words(a), a) for p, a in queries.list_people_at(db.session, found)]
    return render_template(
        "people/organisation.html",
        organisation=found,
        areas=areas_of(found),
        into=db.session.get(Organisation, found.merged_into_id) if found.merged_into_id else None,
        merged=queries.list_merged_into(db.session, found),
        current=[row for row in held if not row[2].until_date or row[2].until_date >= today],
        past=[row for row in held if row[2].until_date and row[2].until_date < today],
        changes=list_changes(db.session, Subject.ORGANISATION, found.id),
    )


@event_team
def profile(organisation_code: str) -> ResponseReturnValue:
    found = _find(organisation_code)
    version = find_version(db.session, Subject.ORGANISATION, found.id)
    return _profile_page(found, ProfileForm.showing(found, version))


@event_team
def keep_profile(organisation_code: str) -> ResponseReturnValue:
    found, form = _find(organisation_code), ProfileForm()
    if not form.validate_on_submit():
        return _profile_page(found, form), 422
    try:
        actions.change_profile(
            db.session, organisation=found, profile=form.profile, version=form.opened_with,
            by=the_person(), now=now(),
        )  # fmt: skip
    except ChangedSince:
        return _conflict(found, form), 409
    return redirect(f"/manage/organisations/{found.code}", 303)


def _conflict(found: Organisation, form: ProfileForm) -> str:
    """What others changed meanwhile, above what was typed; saving again takes what was typed."""
    since = list_changes_since(db.session, Subject.ORGANISATION, found.id, form.opened_with)
    form.version.data = str(find_version(db.session, Subject.ORGANISATION, found.id))
    differing = [(name, *pair) for name, pair in actions.differing(found, form.profile).items()]
    return _profile_page(found, form, meanwhile=since, differing=differing)


def _profile_page(found: Organisation, form: ProfileForm, **more: Any) -> str:
    return render_template(
        "people/organisation_profile.html", organisation=found, form=form, **more
    )


@event_team
def merge(organisation_code: str) -> ResponseReturnValue:
    found = _find(organisation_code)
    asked = "into" in request.args
    form = MergeForm(list_names(db.session), formdata=request.args if asked else None)
    if not asked:
        return _merge_page(found, form, None)
    if not form.validate_alone():
        return _merge_page(found, form, None), 422
    try:
        return _merge_page(found, form, actions.find_merger(db.session, **_merger(found, form)))
    except Refusal as refusal:
        form.refuse("into", refusal.words)
        return _merge_page(found, form, None), 422


@event_team
def keep_merge(organisation_code: str) -> ResponseReturnValue:
    found, form = _find(organisation_code), MergeForm(list_names(db.session))
    if not form.validate_on_submit():
        return _merge_page(found, form, None), 422
    try:
        actions.merge(db.session, **_merger(found, form), by=the_person(), now=now())
    except Refusal as refusal:
        form.refuse("into", refusal.words)
        return _merge_page(found, form, None), 422
    return redirect(f"/manage/organisations/{found.code}", 303)


def _find(code: str) -> Organisation:
    return find_organisation(db.session, code) or not_found()


def _merger(found: Organisation, form: MergeForm) -> dict[str, Any]:
    into = find_organisation(db.session, form.into.data)
    if into is None or form.merge_day.day is None:
        raise Refusal("Select the organisation")
    return {"organisation": found, "into": into, "day": form.merge_day.day}


def _merge_page(found: Organisation, form: MergeForm, merger: actions.Merger | None) -> str:
    return render_template(
        "people/organisation_merge.html",
        organisation=found,
        form=form,
        merger=merger,
        into=dict(list_names(db.session)).get(form.into.data or "", ""),
    )


def _filters(types: list[str], regions: list[str]) -> tuple[queries.OrganisationFilters, str]:
    """What the address asks for, and the part of it that keeps it when the page changes."""
    args = request.args
    asked = {
        "q": search_words(args.get("q", "")),
        "type": args.get("type", "") if args.get("type", "") in types else "",
        "region": args.get("region", "") if args.get("region", "") in regions else "",
        "ended": "y" if args.get("ended") == "y" else "",
    }
    filters = queries.OrganisationFilters(
        asked["q"], asked["type"], asked["region"], bool(asked["ended"])
    )
    return filters, urlencode({name: value for name, value in asked.items() if value})
