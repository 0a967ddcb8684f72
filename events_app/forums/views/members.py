"""Invited people and members: the invitation, the reply, the forum's first page, its people."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from events_app.forums import policy
from events_app.forums.actions import invitations as actions
from events_app.forums.actions.membership import choose_to_be_named
from events_app.forums.facts import Forum, Place
from events_app.forums.forms.members import NEVER, YES, NameForm, ReplyForm
from events_app.forums.policy import WHO_SEES, Act, Information, who_it_is_for
from events_app.forums.queries.forums import find_rules, list_named, read_first_page
from events_app.forums.queries.load import count_load
from events_app.forums.queries.places import list_own
from events_app.forums.refusals import InvitationIsOver
from events_app.forums.views.around import dates
from events_app.forums.views.finding import Inside, find_inside, form_page, store
from events_app.refusal import Refusal
from events_app.web.access import now, signed_in, the_person
from events_app.web.errors import not_found


@signed_in
def own_places() -> ResponseReturnValue:
    sealed, moment = store(), now()
    own = [
        (place, forum)
        for place, forum in list_own(sealed, the_person(), now=moment)
        if not policy.may(place.facts, Act.HOST)
    ]
    if not own:
        not_found()
    load = count_load(sealed, own, now=moment)
    shown = [(place.facts, _name_of(place.facts, forum.facts)) for place, forum in own]
    return render_template("forums/own.html", own=shown, load=load)


@signed_in
def first_page(place: str) -> ResponseReturnValue:
    inside = find_inside(place, Act.REPLY, Act.ANSWER_FOR, Act.OPEN)
    if inside.may(Act.REPLY):
        return _invitation(inside, ReplyForm(version=str(inside.forum.facts.rules_version)))
    if inside.may(Act.ANSWER_FOR):
        return dates(inside)
    current, meetings = read_first_page(inside.store, inside.forum)
    return render_template("forums/home.html", inside=inside, rules=current, meetings=meetings)


@signed_in
def reply(place: str) -> ResponseReturnValue:
    inside, form = find_inside(place, Act.REPLY, Act.OPEN), ReplyForm()
    if not inside.may(Act.REPLY):
        return redirect(inside.base, 303)
    if not form.validate_on_submit():
        return _invitation(inside, form)
    try:
        return _answer(inside, form)
    except InvitationIsOver:
        not_found()
    except Refusal as refusal:
        form.version.data = str(inside.forum.facts.rules_version)
        form.refuse("reply", refusal.words)
        return _invitation(inside, form)


@signed_in
def saved() -> ResponseReturnValue:
    """What somebody sees who said no; the same for everybody who looks."""
    return render_template("forums/saved.html")


@signed_in
def people(place: str) -> ResponseReturnValue:
    inside = find_inside(place, Act.SEE_PEOPLE)
    form = NameForm(data={"show_name": inside.place.facts.show_name})
    return _people(inside, form)


@signed_in
def show_name(place: str) -> ResponseReturnValue:
    inside, form = find_inside(place, Act.SEE_PEOPLE), NameForm()
    if not form.validate_on_submit():
        return _people(inside, form)
    choose_to_be_named(
        inside.store,
        place=inside.place,
        show_name=bool(form.show_name.data),
        name_attendance=bool(form.name_attendance.data),
        now=inside.now,
    )
    return redirect(f"{inside.base}/people", 303)


def _name_of(place: Place, forum: Forum) -> str:
    """What the list of one's own places calls a forum: to who sees its dates alone, nothing."""
    sees = policy.sees(place.part, Information.MEETINGS)
    return forum.title if sees else "A date to answer for somebody"


def _people(inside: Inside, form: NameForm) -> ResponseReturnValue:
    named = list_named(inside.store, inside.forum, now=inside.now)
    lines = [*named.names, *("Another member" for _ in range(named.unnamed))]
    return form_page(
        inside, form, "People in this forum", "Save", *lines, action=f"{inside.base}/people"
    )


def _answer(inside: Inside, form: ReplyForm) -> ResponseReturnValue:
    if form.reply.data == YES:
        actions.accept(
            inside.store,
            place=inside.place,
            person=inside.person,
            rules_version=form.version_shown,
            now=inside.now,
        )
        return redirect(inside.base, 303)
    actions.decline(
        inside.store,
        place=inside.place,
        person=inside.person,
        never_again=form.reply.data == NEVER,
        now=inside.now,
    )
    return redirect(url_for("forums.members_saved"), 303)


def _invitation(inside: Inside, form: ReplyForm) -> ResponseReturnValue:
    page = render_template(
        "forums/invitation.html",
        inside=inside,
        form=form,
        rules=find_rules(inside.store, inside.forum),
        who_sees=WHO_SEES,
        who_it_is_for=who_it_is_for(inside.forum.facts),
    )
    return page, 422 if form.errors else 200
