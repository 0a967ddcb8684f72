"""Pages that say how things are here: contact, accessibility, privacy, cookies."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from events_app.web.access import public

blueprint = Blueprint("pages", __name__)


@blueprint.get("/contact")
@public
def contact() -> ResponseReturnValue:
    return render_template("pages/contact.html")


@blueprint.get("/accessibility")
@public
def accessibility() -> ResponseReturnValue:
    return render_template("pages/accessibility.html")


@blueprint.get("/privacy")
@public
def privacy() -> ResponseReturnValue:
    return render_template("pages/privacy.html")


@blueprint.get("/cookies")
@public
def cookies() -> ResponseReturnValue:
    return render_template("pages/cookies.html")
