"""What an event that is held in confidence cannot have, however somebody tries."""

import pytest
from sqlalchemy.exc import IntegrityError

from events_app.events.actions.programme import Imported
from events_app.events.confidence import keep_confidence
from events_app.models.events import Recording
from tests.factories import make_event
from tests.programme_files import import_file, the_event

RECORDED = ("where: online", "where: online\n    recording: recorded")


def test_whatever_was_chosen_it_is_not_recorded_and_has_no_attendee_list(session):
    event = make_event(session, recording=Recording.RECORDED, has_attendee_list=True)
    event.held_in_confidence = True
    keep_confidence(event)
    session.commit()
    assert (event.recording, event.has_attendee_list) == ("not recorded", False)


def test_another_event_keeps_what_was_chosen(session):
    event = make_event(session, recording=Recording.RECORDED, has_attendee_list=True)
    keep_confidence(event)
    assert (event.recording, event.has_attendee_list) == ("recorded", True)


@pytest.mark.parametrize(
    "facts", [{"recording": "recorded"}, {"recording": None}, {"has_attendee_list": True}]
)
def test_the_database_refuses_it_too(session, facts):
    with pytest.raises(IntegrityError):
        make_event(session, **{"held_in_confidence": True, "recording": "not recorded", **facts})
    session.rollback()


def test_a_programme_file_cannot_record_it(session, now):
    import_file(session, now=now)
    event = the_event(session)
    event.held_in_confidence, event.recording = True, Recording.NOT_RECORDED
    session.flush()
    assert import_file(session, RECORDED, now=now) == Imported(added=0, changed=0, unchanged=1)
    assert the_event(session).recording == "not recorded"


def test_a_programme_file_that_changes_an_event_raises_its_version(session, now):
    import_file(session, now=now)
    assert the_event(session).version == 1
    import_file(session, ("A talk", "Another talk"), now=now)
    assert the_event(session).version == 2
