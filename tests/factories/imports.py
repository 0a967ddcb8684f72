"""Files of members that wait to be imported, or were."""

from datetime import datetime

from flask import current_app
from sqlalchemy.orm import Session

from events_app.models.imports import MemberImport
from events_app.models.people import Person
from events_app.people.actions.import_files import keep_file, run_import
from events_app.people.import_reading import read_file
from events_app.sealing import SealingKeys

HEADER = "EMAIL,FULL_NAME,ORG_CODE,BOARD_ROLE,COMMITTEE,FROM,UNTIL\n"


def make_import(
    session: Session,
    *,
    by: Person,
    rows: str,
    now: datetime,
    code: str = "R0A",
    imported: bool = False,
) -> MemberImport:
    """A file with these rows under the usual header, uploaded and perhaps imported."""
    content = (HEADER + rows).encode()
    read = read_file(content, {code})
    keys = SealingKeys.from_setting(current_app.config["SEALING_KEYS"], "member import")
    kept = keep_file(
        session,
        name="members-march.csv",
        content=content,
        refused=read.refused,
        by=by,
        keys=keys,
        now=now,
    )
    if imported:
        run_import(session, kept=kept, rows=read.rows, now=now)
    return kept
