"""What people and boards asked for: topics, and who asked for each."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, validates

from events_app.extensions import Base
from events_app.folding import fold
from events_app.models.types import Moment, letters

LONGEST_TOPIC = 200


def fold_topic(title: str) -> str:
    """The words of a topic as they are compared."""
    return fold(title)[: 2 * LONGEST_TOPIC]


class Topic(Base):
    """A topic or a session that somebody asked for. The same words are the same topic."""

    __tablename__ = "topics"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(LONGEST_TOPIC))
    folded_title: Mapped[str] = mapped_column(letters(2 * LONGEST_TOPIC), unique=True)
    #: whether everybody with an account sees it and can ask for it too; the event team says so
    listed: Mapped[bool] = mapped_column(default=False)
    made_at: Mapped[datetime] = mapped_column(Moment)

    @validates("title")
    def _follow_title(self, _key: str, title: str) -> str:
        self.folded_title = fold_topic(title)
        return title


class TopicWish(Base):
    """Somebody asked for a topic, for themselves or on behalf of a board."""

    __tablename__ = "topic_wishes"
    __table_args__ = (UniqueConstraint("person_id", "topic_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    topic_id: Mapped[int] = mapped_column(ForeignKey("topics.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    #: the trust of who asked, then; None: we know of none
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisations.id"), index=True)
    #: whether the board of that trust asks
    for_board: Mapped[bool] = mapped_column(default=False)
    wished_at: Mapped[datetime] = mapped_column(Moment)
    #: the event on it that they heard of last
    heard_of_id: Mapped[int | None] = mapped_column(ForeignKey("events.id"), index=True)
