"""The tasks of setting a forum up: one page each, all of the same kind."""

from flask import redirect
from flask.typing import ResponseReturnValue

from events_app.events.queries.offered import list_named
from events_app.forums.actions import setting_up as actions
from events_app.forums.forms import setting_up as forms
from events_app.forums.policy import WHO_SEES
from events_app.forums.queries.forums import find_rules
from events_app.forums.queries.people import list_hosts
from events_app.forums.views.finding import Inside, find_hosting, form_page
from events_app.web.access import signed_in
from events_app.web.errors import not_found

#: by name: what it is called, where its page is, its form where it only sets facts
TASKS: dict[str, tuple[str, str, type[forms.TaskForm] | None]] = {
    "purpose": ("Purpose", "set-up/purpose", forms.PurposeForm),
    "audience": ("Who it is for", "set-up/audience", forms.AudienceForm),
    "rules": ("Ground rules", "rules", None),
    "who-can-see": ("Who can see what", "set-up/who-can-see", forms.WhoCanSeeForm),
    "platform": ("Platform settings", "set-up/platform", forms.PlatformForm),
    "dates": ("Dates", "set-up/dates", forms.DatesForm),
    "keeping": ("Keeping, aftercare and briefing", "set-up/keeping", forms.KeepingForm),
    "deputy": ("Deputy host", "deputy", None),
}


@signed_in
def task(seat: str, task: str) -> ResponseReturnValue:
    inside, (words, form) = find_hosting(seat), _find_task(task)
    return _page(inside, _ready(inside, form.showing(inside.forum.facts)), words)


@signed_in
def keep_task(seat: str, task: str) -> ResponseReturnValue:
    inside, (words, kind) = find_hosting(seat), _find_task(task)
    form = _ready(inside, kind())
    if not form.validate_on_submit():
        return _page(inside, form, words)
    actions.set_up(
        inside.store,
        forum_id=inside.forum.id,
        facts=form.facts,
        by=inside.person,
        now=inside.now,
    )
    return redirect(inside.base, 303)


@signed_in
def rules(seat: str) -> ResponseReturnValue:
    inside = find_hosting(seat)
    current = find_rules(inside.store, inside.forum)
    return _rules_page(inside, forms.RulesForm(data={"text": current.text if current else ""}))


@signed_in
def write_rules(seat: str) -> ResponseReturnValue:
    inside, form = find_hosting(seat), forms.RulesForm()
    if not form.validate_on_submit():
        return _rules_page(inside, form)
    actions.write_rules(
        inside.store,
        forum_id=inside.forum.id,
        text=form.text.data or "",
        by=inside.person,
        now=inside.now,
    )
    return redirect(inside.base, 303)


@signed_in
def deputy(seat: str) -> ResponseReturnValue:
    inside = find_hosting(seat)
    return _deputy_page(inside, _deputy_form(inside))


@signed_in
def name_deputy(seat: str) -> ResponseReturnValue:
    inside = find_hosting(seat)
    form = _deputy_form(inside)
    if not form.validate_on_submit():
        return _deputy_page(inside, form)
    hosts = {host.email: host for host in list_hosts(inside.store)}
    actions.name_deputy(
        inside.store,
        forum_id=inside.forum.id,
        deputy=hosts[form.deputy.data],
        by=inside.person,
        now=inside.now,
    )
    return redirect(inside.base, 303)


def _find_task(name: str) -> tuple[str, type[forms.TaskForm]]:
    words, _path, form = TASKS.get(name, ("", "", None))
    return (words, form) if form is not None else not_found()


def _ready(inside: Inside, form: forms.TaskForm) -> forms.TaskForm:
    """The form with what can be chosen in it, where that depends on the members' trusts."""
    if isinstance(form, forms.AudienceForm):
        form.offer(list_named(inside.store.session, inside.forum.facts.items))
    return form


def _page(inside: Inside, form: forms.TaskForm, words: str) -> ResponseReturnValue:
    told = isinstance(form, forms.WhoCanSeeForm)
    lines = [f"{row.information}: {row.who}. {row.until}." for row in WHO_SEES] if told else []
    return form_page(inside, form, words, "Save and continue", *lines)


def _rules_page(inside: Inside, form: forms.RulesForm) -> ResponseReturnValue:
    version = inside.forum.facts.rules_version
    told = f"Version {version} counts now. Other rules ask every member to agree again."
    lines = [told] if version else []
    return form_page(inside, form, "Ground rules", "Save and continue", *lines)


def _deputy_form(inside: Inside) -> forms.DeputyForm:
    others = [host for host in list_hosts(inside.store) if host.id != inside.person.id]
    return forms.DeputyForm([(host.email, host.full_name) for host in others])


def _deputy_page(inside: Inside, form: forms.DeputyForm) -> ResponseReturnValue:
    told = (
        "The deputy host sees what you see and takes over when you cannot. "
        "They get a message and one email."
    )
    return form_page(inside, form, "Deputy host", "Name the deputy host", told)
