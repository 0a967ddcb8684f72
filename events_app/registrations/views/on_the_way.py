"""On the way to the check page: who may see that one comes, and a question for the speakers."""

from collections.abc import Callable
from dataclasses import replace

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from events_app.models.events import Event
from events_app.registrations.forms import QuestionForm, VisibilityForm
from events_app.registrations.to_others import ToOthers, has_list
from events_app.registrations.views.drafts import Draft, find_draft, keep_draft, next_step
from events_app.registrations.views.finding import Asking, find_asking, refused
from events_app.web.access import signed_in
from events_app.web.errors import not_found


@signed_in
def visibility(slug: str) -> ResponseReturnValue:
    asking, draft = _find(slug, has_list)
    return _page(asking, "visibility", VisibilityForm.showing(draft.to_others))


@signed_in
def keep_visibility(slug: str) -> ResponseReturnValue:
    asking, draft = _find(slug, has_list)
    form = VisibilityForm()
    if not form.validate_on_submit():
        return _page(asking, "visibility", form, 422)
    return _on(asking, draft, replace(draft.to_others, listed=form.listed.data))


@signed_in
def question(slug: str) -> ResponseReturnValue:
    asking, draft = _find(slug, takes_questions)
    return _page(asking, "question", QuestionForm.showing(draft.to_others))


@signed_in
def keep_question(slug: str) -> ResponseReturnValue:
    asking, draft = _find(slug, takes_questions)
    form = QuestionForm()
    if not form.validate_on_submit():
        return _page(asking, "question", form, 422)
    said = replace(
        draft.to_others, question=form.question.data or "", question_named=form.named.data
    )
    return _on(asking, draft, said)


def takes_questions(event: Event) -> bool:
    return event.takes_questions


def _find(slug: str, asks: Callable[[Event], bool]) -> tuple[Asking, Draft]:
    """The event, if it asks this, and what was answered so far."""
    asking = find_asking(slug)
    if not asks(asking.event):
        not_found()
    return asking, find_draft(asking.person, asking.event) or Draft()


def _page(
    asking: Asking, name: str, form: VisibilityForm | QuestionForm, status: int = 200
) -> ResponseReturnValue:
    if (page := refused(asking)) is not None:
        return page
    slug = asking.event.slug
    page = render_template(
        f"registrations/{name}.html",
        form=form,
        event=asking.event,
        caption=f"Register for {asking.event.title}",
        address=f"/events/{slug}/register/{name}",
        back=f"/events/{slug}/register?change=1",
        button_words="Continue",
    )
    return page, status


def _on(asking: Asking, draft: Draft, said: ToOthers) -> ResponseReturnValue:
    """Keep the answer and go on; without what would help them take part, to that first."""
    if (page := refused(asking)) is not None:
        return page
    draft = draft._replace(to_others=said)
    keep_draft(asking.person, asking.event, draft)
    return redirect(url_for(next_step(asking.event, draft), slug=asking.event.slug), 303)
