"""The events that a person who is signed in can register for, and why."""

from itertools import chain

from flask import render_template, request
from flask.typing import ResponseReturnValue

from events_app.clock import london_date
from events_app.eligibility import because, describe_conditions
from events_app.events.forms import read_page
from events_app.events.queries.for_you import list_for_person
from events_app.events.queries.lists import list_audiences
from events_app.events.queries.names import list_audience_names
from events_app.extensions import db
from events_app.web.access import now, signed_in, the_person
from events_app.web.errors import not_found


@signed_in
def for_you() -> ResponseReturnValue:
    person, moment, number = the_person(), now(), read_page(request.args)
    page = list_for_person(db.session, person, page=number, now=moment)
    if number > 1 and not page.events:
        not_found()
    audiences = list_audiences(db.session, page.events)
    names = list_audience_names(db.session, chain.from_iterable(audiences.values()))
    known = tuple(sorted(names.items()))
    held, today = person.appointments, london_date(moment)
    return render_template(
        "events/for_you.html",
        page=page,
        now=moment,
        audiences={of: describe_conditions(items, known) for of, items in audiences.items()},
        reasons={
            event.id: because(
                audiences.get(event.id, ()), held, today=today, first_day=event.starts_date
            )
            for event in page.events
        },
        has_role=any(one.confirmed_at is not None for one in held),
    )
