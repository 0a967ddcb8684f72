"""What lies on the disk: the database's files, and those of mails."""

from pathlib import Path

from sqlalchemy import text

from events_app.extensions import db


def files(database) -> list[bytes]:
    """The database's files: all of them, or those of the tables and what is written beside."""
    if database == "sqlite":
        path = Path(str(db.engine.url.database))
        return [each.read_bytes() for each in path.parent.glob(f"{path.name}*")]
    tables = ("feedback_tickets", "feedback_boxes", "feedback_rounds", "feedback_comments")
    with db.engine.connect() as connection:
        connection.execute(text("CHECKPOINT"))
        live = [
            connection.execute(text(f"SELECT pg_read_binary_file(pg_relation_filepath('{name}'))"))
            for name in (*tables[:2], "pk_feedback_tickets", "pk_feedback_boxes", tables[3])
        ]
        return [bytes(each.scalar_one()) for each in live]


def mails(folder: Path) -> list[bytes]:
    return [each.read_bytes() for each in folder.rglob("*") if each.is_file()]
