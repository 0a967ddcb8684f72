"""Possible duplicates: the list, two accounts side by side, and making them one."""

from collections.abc import Sequence
from typing import Any

from flask import redirect, render_template, request
from flask.typing import ResponseReturnValue

from events_app.desk.actions import merging as actions
from events_app.desk.forms.duplicates import MergeAccountsForm
from events_app.desk.views.contacts import sender
from events_app.extensions import db
from events_app.models.history import Subject
from events_app.models.people import Person
from events_app.people.actions.duplicates import say_different
from events_app.people.appointments import in_words
from events_app.people.duplicates import likeness, pair_of, read_pair
from events_app.people.queries import duplicates as queries
from events_app.people.queries.history import list_changes
from events_app.people.queries.pairs import After, list_pairs
from events_app.refusal import Refusal
from events_app.registrations.cancelled import state_for_others
from events_app.registrations.queries.cancelled import list_states
from events_app.registrations.queries.registrations import list_own
from events_app.web.access import event_team, now, the_person
from events_app.web.errors import not_found
from events_app.web.forms import EmptyForm

_LIST = "/manage/contacts/duplicates"
#: the latest changes that a card shows
_LATEST = 5


@event_team
def duplicates() -> ResponseReturnValue:
    after = After.read(request.args.get("after", ""))
    return render_template(
        "desk/duplicates.html", page=list_pairs(db.session, after=after), after=after
    )


@event_team
def duplicate(pair: str) -> ResponseReturnValue:
    people = _find(pair)
    try:
        actions.check_pair(db.session, people=people, by=the_person())
    except Refusal as refusal:
        return _refused(people, refusal), 409
    return _pair_page(people, MergeAccountsForm(people, formdata=None))


@event_team
def merge(pair: str) -> ResponseReturnValue:
    people = _find(pair)
    form = MergeAccountsForm(people, formdata=request.args)
    if not form.validate_alone():
        return _pair_page(people, form), 422
    keep, gone = form.chosen
    try:
        merger = actions.find_account_merger(
            db.session, keep=keep, gone=gone, by=the_person(), now=now()
        )
    except Refusal as refusal:
        return _refused(people, refusal), 409
    return render_template(
        "desk/duplicate_merge.html", pair=pair_of(people), form=form, keep=keep, gone=gone,
        merger=merger,
    )  # fmt: skip


@event_team
def keep_merge(pair: str) -> ResponseReturnValue:
    people = _find(pair)
    form = MergeAccountsForm(people)
    if not form.validate_on_submit():
        return _pair_page(people, form), 422
    keep, gone = form.chosen
    chosen: dict[str, Any] = {"keep": keep, "gone": gone, "full_name": form.full_name}
    try:
        actions.merge_accounts(db.session, **chosen, by=the_person(), sender=sender(), now=now())
    except Refusal as refusal:
        db.session.rollback()
        return _refused(_find(pair), refusal), 409
    return redirect(f"/manage/contacts/{keep.id}", 303)


@event_team
def not_the_same(pair: str) -> ResponseReturnValue:
    people = _find(pair)
    if EmptyForm().validate_on_submit() and len(people) > 1:
        one, other = people
        say_different(db.session, one=one, other=other, by=the_person(), now=now())
    return redirect(_LIST, 303)


def _find(pair: str) -> list[Person]:
    """The two people, the lower number first; only one where both numbers are the same."""
    numbers = read_pair(pair) or not_found()
    people = queries.list_both(db.session, numbers)
    if len(people) != len(set(numbers)):
        not_found()
    return people


def _pair_page(people: Sequence[Person], form: MergeAccountsForm) -> str:
    one, other = people
    return render_template(
        "desk/duplicate.html",
        pair=pair_of(people),
        form=form,
        why=likeness(one, other),
        cards=[_card(person) for person in people],
    )


def _card(person: Person) -> dict[str, Any]:
    own = list_own(db.session, person)
    states = list_states(db.session, own, state_for_others)
    return {
        "person": person,
        "roles": [in_words(held) for held in person.appointments],
        "registrations": [(one, states[one.id]) for one in own],
        "changes": list_changes(db.session, Subject.PERSON, person.id)[:_LATEST],
    }


def _refused(people: Sequence[Person], refusal: Refusal) -> str:
    return render_template("desk/duplicate_refused.html", people=people, words=refusal.words)
