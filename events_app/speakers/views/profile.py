"""A speaker's own profile and consents, and the same consents as the event team was told them."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from events_app.events.queries.lists import list_theme_names
from events_app.extensions import db
from events_app.speakers.actions.consents import answer_consents
from events_app.speakers.actions.directory import change_speaker
from events_app.speakers.forms.consents import ConsentForm
from events_app.speakers.forms.profile import ProfileForm, shown
from events_app.speakers.views.finding import keys, needs_of, own_profile, the_speaker
from events_app.web.access import event_team, now, signed_in, the_person


@signed_in
def profile() -> ResponseReturnValue:
    own = own_profile()
    form = ProfileForm(list_theme_names(db.session), data=shown(own, needs_of(own)))
    return render_template("speakers/own_profile.html", form=form, speaker=own)


@signed_in
def keep_profile() -> ResponseReturnValue:
    own = own_profile()
    form = ProfileForm(list_theme_names(db.session))
    if not form.validate_on_submit():
        return render_template("speakers/own_profile.html", form=form, speaker=own), 422
    change_speaker(
        db.session, speaker=own, profile=form.profile, by=the_person(), keys=keys(), now=now()
    )
    return redirect(url_for("speakers.home"), 303)


@signed_in
def consents() -> ResponseReturnValue:
    own = own_profile()
    return render_template("speakers/own_consents.html", form=ConsentForm.showing(own), speaker=own)


@signed_in
def keep_consents() -> ResponseReturnValue:
    own = own_profile()
    form = ConsentForm()
    if not form.validate_on_submit():
        return render_template("speakers/own_consents.html", form=form, speaker=own), 422
    answer_consents(db.session, speaker=own, answers=form.answers, by=the_person(), now=now())
    return redirect(url_for("speakers.home"), 303)


@event_team
def consents_of(speaker_id: str) -> ResponseReturnValue:
    found = the_speaker(speaker_id)
    form = ConsentForm.showing(found)
    return render_template("speakers/consents.html", form=form, speaker=found)


@event_team
def keep_consents_of(speaker_id: str) -> ResponseReturnValue:
    found = the_speaker(speaker_id)
    form = ConsentForm()
    if not form.validate_on_submit():
        return render_template("speakers/consents.html", form=form, speaker=found), 422
    answer_consents(db.session, speaker=found, answers=form.answers, by=the_person(), now=now())
    return redirect(url_for("speakers.speaker", speaker_id=speaker_id), 303)
