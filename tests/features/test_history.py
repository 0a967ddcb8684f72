"""Who changed what is kept, and read back the latest first."""

from events_app.models.history import Subject
from events_app.people.actions.history import keep_change
from events_app.people.queries.history import list_changes
from tests.factories import make_person


def test_changes_to_a_thing_are_read_the_latest_first_with_who_made_them(session, now):
    ama = make_person(session, full_name="Ama Mensah")
    for what, by in (("created", None), ("capacity raised", ama)):
        keep_change(
            session,
            subject=Subject.EVENT,
            subject_id=7,
            what=what,
            by=by,
            now=now,
            fields={"Capacity": ("40", "60")},
        )
    keep_change(session, subject=Subject.PERSON, subject_id=7, what="corrected", by=ama, now=now)
    session.commit()
    found = [
        (change.what, change.made_by.full_name if change.made_by else None, change.fields)
        for change in list_changes(session, Subject.EVENT, 7)
    ]
    fields = {"Capacity": ["40", "60"]}
    assert found == [("capacity raised", "Ama Mensah", fields), ("created", None, fields)]
