"""Draws form fields with the components of nhsuk-frontend.

Everything goes in as `text`, never as `html`: what a person wrote is never markup. No field is
marked `required`: the server says what is missing, in words.
"""

from collections.abc import Callable
from typing import Any

from jinja2.environment import Environment
from markupsafe import Markup
from wtforms import (
    BooleanField,
    Field,
    Form,
    HiddenField,
    RadioField,
    SelectField,
    SelectMultipleField,
    TextAreaField,
)

from events_app.web.forms import MaxLength, errors_in_order, shown_again

Params = dict[str, Any]

#: input types worth having; the others (a number, say) are text with their own inputmode
TYPED = frozenset({"email", "tel", "password", "search", "url"})


class FieldDrawer:
    """`field(form.x)` and `error_summary(form)` of the templates."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment
        #: from the particular to the general: a RadioField is a SelectField too
        self._kinds: tuple[tuple[type[Field], Callable[[Any, Params], Markup]], ...] = (
            (TextAreaField, self._textarea),
            (RadioField, self._radios),
            (SelectMultipleField, self._checkboxes),
            (SelectField, self._select),
            (BooleanField, self._checkbox),
            (Field, self._input),
        )

    def field(self, field: Field, **options: Any) -> Markup:
        """One field with its label, hint and error.

        `options`, on top of the field's `render_kw`: `heading=True` makes the label (or legend)
        the h1 of the page; `size` of the label is s, m, l or xl; `label` and `hint` replace the
        field's own; `exclusive` is the value of the option that goes without the others, set
        apart by "or"; anything else is a parameter of the component, such as `rows` or `width`.
        """
        if isinstance(field, HiddenField):
            return Markup(field())  # noqa: S704 - the library escapes it
        params = _params(field, {**(field.render_kw or {}), **options})
        draw = next(draw for kind, draw in self._kinds if isinstance(field, kind))
        return draw(field, params)

    def error_summary(self, form: Form) -> Markup:
        """What is wrong, in the order of the page; nothing when nothing is."""
        errors = errors_in_order(form)
        if not errors:
            return Markup("")
        listed = [
            {"text": words, "href": f"#{place}" if place else None} for words, place in errors
        ]
        return self._macro("error-summary", titleText="There is a problem", errorList=listed)

    def _input(self, field: Field, params: Params) -> Markup:
        kind = getattr(field.widget, "input_type", "text")
        typed = {"type": kind if kind in TYPED else "text", "value": _typed_in(field)}
        return self._macro("input", id=field.id, **(typed | params))

    def _textarea(self, field: TextAreaField, params: Params) -> Markup:
        longest = {v.most for v in field.validators if isinstance(v, MaxLength)}
        params = {
            "id": field.id,
            "value": _typed_in(field),
            "maxlength": min(longest, default=None),
        } | params
        return self._macro("character-count" if params["maxlength"] else "textarea", **params)

    def _select(self, field: Any, params: Params) -> Markup:
        items = [_item(choice, "selected") for choice in field.iter_choices()]
        return self._macro("select", id=field.id, items=items, **params)

    def _group(self, component: str, field: Any, params: Params) -> Markup:
        """Radios or checkboxes: the label is the legend of the group."""
        params["fieldset"] = {"legend": params.pop("label")}
        alone = params.pop("exclusive", None)
        items: list[Params] = []
        for choice in field.iter_choices():
            item = _item(choice, "checked")
            if choice.value == alone:
                items.append({"divider": "or"})
                item["exclusive"] = component == "checkboxes"
            items.append(item)
        return self._macro(component, idPrefix=field.id, items=items, **params)

    def _radios(self, field: RadioField, params: Params) -> Markup:
        return self._group("radios", field, params)

    def _checkboxes(self, field: SelectMultipleField, params: Params) -> Markup:
        return self._group("checkboxes", field, params)

    def _checkbox(self, field: BooleanField, params: Params) -> Markup:
        """One box, with its label beside it: no legend, and the hint belongs to the box."""
        box = {"value": "y", "text": params.pop("label")["text"], "checked": bool(field.data)}
        box["hint"] = params.pop("hint", {})
        return self._macro("checkboxes", idPrefix=field.id, items=[box], **params)

    def _macro(self, component: str, **params: Any) -> Markup:
        first, *others = component.split("-")
        name = first + "".join(other.capitalize() for other in others)
        template = self._environment.get_template(f"nhsuk/components/{component}/macro.jinja")
        return getattr(template.module, name)(params).strip()


def _params(field: Field, options: Params) -> Params:
    """What every component takes: its words, as plain text, and the first error."""
    heading = options.pop("heading", False)
    label = {
        "text": str(options.pop("label", field.label.text)),
        "size": options.pop("size", "l" if heading else None),
        "isPageHeading": heading,
    }
    params: Params = {"name": field.name, "label": label}
    hint = options.pop("hint", field.description)
    if hint:
        params["hint"] = {"text": str(hint)}
    if field.errors:
        params["errorMessage"] = {"text": str(field.errors[0])}
    return params | options


def _typed_in(field: Any) -> str:
    return shown_again(field._value())  # noqa: SLF001 - what the library's own widgets show


def _item(choice: Any, chosen: str) -> Params:
    """One option; `hint` in its `render_kw` says more about it."""
    hint = {"text": choice.render_kw.get("hint")}
    return {"value": choice.value, "text": choice.label, chosen: choice.selected, "hint": hint}
