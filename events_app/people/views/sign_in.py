"""Signing in with a code. Nothing on these pages tells a known address from an unknown one."""

from flask import current_app, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from events_app import policy
from events_app.extensions import db
from events_app.models.people import Person
from events_app.people import rules
from events_app.people.actions import sign_in as actions
from events_app.people.codes import masked
from events_app.people.forms.sign_in import AskForCode, EnterCode
from events_app.people.identity import begin_session, end_session, sealing_keys
from events_app.people.queries.people import find_person
from events_app.refusal import Refusal
from events_app.web.access import current_person, now, public
from events_app.web.forms import EmptyForm, PageForm
from events_app.web.headers import forgotten
from events_app.web.limits import within
from events_app.web.transaction import apart

#: no page of ours has a longer address
LONGEST_PATH = 300
TOO_MANY_ASKS = "You have asked for too many codes. Wait 15 minutes, then try again"
TOO_MANY_TRIES = "You have entered too many codes. Wait 15 minutes, then try again"


@public
def sign_in() -> ResponseReturnValue:
    if current_person() is not None:
        return redirect(_onward())
    if (onward := _safe_path(request.args.get("next", ""))) != "":
        session["onward"] = onward
    return render_template("people/sign_in.html", form=AskForCode())


@public
def ask_for_code() -> ResponseReturnValue:
    form = AskForCode()
    if not form.validate_on_submit():
        return render_template("people/sign_in.html", form=form), 422
    email = form.address
    if not _asks_are_within(email):
        return _refused("people/sign_in.html", form, "email", TOO_MANY_ASKS, 429)
    try:
        actions.ask_for_code(
            db.session, email=email, secret=_secret(), keys=sealing_keys(), now=now()
        )
    except Refusal as refusal:
        return _refused("people/sign_in.html", form, "email", refusal.words, 429)
    session["signing_in"] = email
    return redirect(url_for("people.code"), 303)


@public
def code() -> ResponseReturnValue:
    email = session.get("signing_in")
    if email is None:
        return redirect(url_for("people.sign_in"))
    return render_template("people/code.html", form=EnterCode(), email=email, masked=masked(email))


@public
def enter_code() -> ResponseReturnValue:
    email = session.get("signing_in")
    if email is None:
        return redirect(url_for("people.sign_in"), 303)
    form = EnterCode()
    shown = {"email": email, "masked": masked(email)}
    if not form.validate_on_submit():
        return render_template("people/code.html", form=form, **shown), 422
    if not _tries_are_within(email):
        return _refused("people/code.html", form, "code", TOO_MANY_TRIES, 429, **shown)
    try:
        return _spend(email, form.digits)
    except Refusal as refusal:
        return _refused("people/code.html", form, "code", refusal.words, 422, **shown)


@public
def not_received() -> ResponseReturnValue:
    email = session.get("signing_in")
    if email is None:
        return redirect(url_for("people.sign_in"))
    return render_template("people/not_received.html", email=email, masked=masked(email))


@public
def sign_out() -> ResponseReturnValue:
    person = current_person()
    if not EmptyForm().validate_on_submit():
        return redirect(url_for("events.home"), 303)
    if person is not None:
        actions.sign_out_device(db.session, person=person, token=session["device"], now=now())
    end_session()
    return forgotten(redirect(url_for("people.signed_out"), 303))


@public
def signed_out() -> ResponseReturnValue:
    return render_template("people/signed_out.html")


def _spend(email: str, digits: str) -> ResponseReturnValue:
    """Use the code up, then sign in, or ask somebody new who they are."""
    moment = now()
    with apart() as own:
        kept = actions.count_try(own, email=email, secret=_secret(), now=moment)
    actions.spend_code(db.session, email=email, secret=_secret(), code=digits, kept=kept)
    person = find_person(db.session, email)
    onward = session.get("onward") or _first_page(person)
    if person is None:
        session.clear()
        session.update(proved=email, proved_at=moment.timestamp(), onward=onward)
        return redirect(url_for("people.about_you"), 303)
    token = actions.sign_in_device(db.session, person=person, now=moment)
    if (before := session.get("device")) is not None:  # a code was asked for again
        actions.sign_out_device(db.session, person=person, token=before, now=moment)
    begin_session(person, token, moment)
    return redirect(onward, 303)


def _first_page(person: Person | None) -> str:
    """Where somebody goes who was on the way to nowhere: the event team to its desk."""
    return url_for("desk.today" if policy.plan_events(person) else "registrations.your_events")


def _asks_are_within(email: str) -> bool:
    """A source that is over its limit uses up nobody's."""
    source = within(rules.ASKS_PER_SOURCE, "asks", "source", request.remote_addr or "")
    return source and within(rules.ASKS_PER_ADDRESS, "asks", "address", email)


def _tries_are_within(email: str) -> bool:
    source = within(rules.TRIES_PER_SOURCE, "tries", "source", request.remote_addr or "")
    return source and within(rules.TRIES_PER_ADDRESS, "tries", "address", email)


def _refused(
    template: str, form: PageForm, field: str, words: str, status: int, **shown: object
) -> ResponseReturnValue:
    """The page again, with the refusal beside the field and what was typed."""
    form.refuse(field, words)
    return render_template(template, form=form, **shown), status


def _secret() -> str:
    return current_app.config["SECRET_KEY"]


def _onward() -> str:
    return _safe_path(request.args.get("next", "")) or url_for("registrations.your_events")


def _safe_path(path: str) -> str:
    """The path if it is one of this site, else nothing: nobody is led away by a link."""
    good = path.startswith("/") and not path.startswith("//") and "\\" not in path
    return path if good and path.isprintable() and len(path) <= LONGEST_PATH else ""
