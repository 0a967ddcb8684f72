"""What surrounds a member's place: where alerts go, an assistant, a new host, and a wish."""

from flask import current_app, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from events_app.forums.actions import alerts, hosts, meetings, membership
from events_app.forums.facts import Place
from events_app.forums.forms.meetings import ComingForm
from events_app.forums.forms.members import AddressForm, VoteForm, WishForm
from events_app.forums.policy import Act
from events_app.forums.queries.inviting import find_candidate
from events_app.forums.queries.meetings import find_meeting, list_upcoming
from events_app.forums.queries.people import list_hosts
from events_app.forums.queries.places import find_helped
from events_app.forums.queries.wishes import list_who_wish
from events_app.forums.sealed_rows import Kept
from events_app.forums.views.finding import Inside, find_inside, form_page, store
from events_app.models.people import Person
from events_app.people.codes import masked
from events_app.people.forms.sign_in import EnterCode
from events_app.people.identity import sealing_keys
from events_app.refusal import Refusal
from events_app.web.access import now, signed_in, the_person
from events_app.web.errors import not_found


@signed_in
def alerts_to(place: str) -> ResponseReturnValue:
    return _alerts(find_inside(place, Act.CHOOSE_ALERTS), AddressForm())


@signed_in
def keep_alerts(place: str) -> ResponseReturnValue:
    inside, form = find_inside(place, Act.CHOOSE_ALERTS), AddressForm()
    if not form.validate_on_submit():
        return _alerts(inside, form)
    address = form.email_address.data or ""
    alerts.choose_address(
        inside.store,
        place=inside.place,
        address=address,
        secret=current_app.config["SECRET_KEY"],
        keys=sealing_keys(),
        now=inside.now,
    )
    return redirect(f"{inside.base}/alerts/code" if address else inside.base, 303)


@signed_in
def alerts_code(place: str) -> ResponseReturnValue:
    inside = find_inside(place, Act.CHOOSE_ALERTS)
    return _code(inside, EnterCode()) if inside.place.facts.new_alert else not_found()


@signed_in
def confirm_alerts(place: str) -> ResponseReturnValue:
    inside, form = find_inside(place, Act.CHOOSE_ALERTS), EnterCode()
    if not inside.place.facts.new_alert:
        not_found()
    if not form.validate_on_submit():
        return _code(inside, form)
    confirmed = alerts.confirm_address(
        inside.store,
        place=inside.place,
        code=form.digits,
        secret=current_app.config["SECRET_KEY"],
        now=inside.now,
    )
    return redirect(inside.base if confirmed else f"{inside.base}/alerts", 303)


@signed_in
def assistant(place: str) -> ResponseReturnValue:
    return _assistant(find_inside(place, Act.NAME_ASSISTANT), AddressForm())


@signed_in
def name_assistant(place: str) -> ResponseReturnValue:
    inside, form = find_inside(place, Act.NAME_ASSISTANT), AddressForm()
    if not form.validate_on_submit():
        return _assistant(inside, form)
    found = (
        find_candidate(inside.store, form.email_address.data) if form.email_address.data else None
    )
    membership.name_assistant(
        inside.store,
        place=inside.place,
        assistant=found if found is not None and found.id != inside.person.id else None,
        now=inside.now,
    )
    return redirect(inside.base, 303)


def dates(inside: Inside) -> ResponseReturnValue:
    """The one page of an assistant: dates and times of a person, nothing of the forum."""
    helped, person = _helped(inside)
    upcoming = list_upcoming(inside.store, inside.forum, now=inside.now)
    return render_template(
        "forums/dates.html", inside=inside, helped=helped.facts, person=person, upcoming=upcoming
    )


@signed_in
def answer_for(place: str, meeting_id: str) -> ResponseReturnValue:
    inside, form = find_inside(place, Act.ANSWER_FOR), ComingForm()
    helped, _person = _helped(inside)
    if find_meeting(inside.store, inside.forum, meeting_id) is None:
        not_found()
    if form.validate_on_submit():
        meetings.answer_date(
            inside.store,
            place=helped,
            meeting_id=meeting_id,
            coming=form.coming.data == "yes",
            by=inside.person,
            now=inside.now,
        )
    return redirect(inside.base, 303)


@signed_in
def new_host(place: str) -> ResponseReturnValue:
    inside = find_inside(place, Act.CHOOSE_HOST)
    return _new_host(inside, _vote_form(inside))


@signed_in
def vote(place: str) -> ResponseReturnValue:
    inside = find_inside(place, Act.CHOOSE_HOST)
    form = _vote_form(inside)
    if not form.validate_on_submit():
        return _new_host(inside, form)
    chosen = {host.email: host for host in list_hosts(inside.store)}[form.host.data]
    try:
        hosts.vote_for_host(inside.store, place=inside.place, candidate=chosen, now=inside.now)
    except Refusal as refusal:
        form.refuse("host", refusal.words)
        return _new_host(inside, form)
    return redirect(inside.base, 303)


@signed_in
def wish() -> ResponseReturnValue:
    sealed, person = store(), the_person()
    form = WishForm(data={"wishes": person.id in list_who_wish(sealed, [person.id])})
    return render_template("forums/wish.html", form=form)


@signed_in
def keep_wish() -> ResponseReturnValue:
    form = WishForm()
    if not form.validate_on_submit():
        return render_template("forums/wish.html", form=form), 422
    wishes = bool(form.wishes.data)
    membership.keep_wish(store(), person=the_person(), wishes=wishes, now=now())
    return redirect(url_for("people.account"), 303)


def _helped(inside: Inside) -> tuple[Kept[Place], Person]:
    return find_helped(inside.store, inside.forum, inside.place, now=inside.now) or not_found()


def _alerts(inside: Inside, form: AddressForm) -> ResponseReturnValue:
    facts = inside.place.facts
    told = f"Alerts go to {masked(facts.alert or inside.person.email)}."
    more = "They say only that there is a message. Leave the field empty to use your own address."
    return form_page(inside, form, "Where alerts go", "Continue", told, more)


def _code(inside: Inside, form: EnterCode) -> ResponseReturnValue:
    told = f"We sent a code to {masked(inside.place.facts.new_alert)}."
    return form_page(inside, form, "Check that address", "Confirm the address", told)


def _assistant(inside: Inside, form: AddressForm) -> ResponseReturnValue:
    seen = (
        "They see dates and times, that they are yours, and nothing else: no name, no paper "
        "and no member of the forum."
    )
    told = (
        "If there is an account with the address you enter, we leave a message there and send "
        "1 email. Leave the field empty if nobody is to answer for you."
    )
    return form_page(inside, form, "Somebody who answers dates for you", "Save", seen, told)


def _vote_form(inside: Inside) -> VoteForm:
    return VoteForm([(host.email, host.full_name) for host in list_hosts(inside.store)])


def _new_host(inside: Inside, form: VoteForm) -> ResponseReturnValue:
    told = "When both hosts are gone, members choose. The forum has a new host as soon as more "
    rest = "than half of the members have selected the same person."
    return form_page(inside, form, "If both hosts are gone", "Select", told + rest)
