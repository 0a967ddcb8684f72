"""The forms about an attendance file."""

from collections.abc import Sequence
from typing import Any, Self

from flask import request
from flask_wtf.file import FileField
from wtforms import IntegerField, RadioField, ValidationError

from events_app.registrations.actions.attendance_results import Choice
from events_app.registrations.attendance.stays import SHORTEST_STAY, Columns, Stay
from events_app.registrations.attendance.table import LARGEST_FILE
from events_app.web.choosing import Choose, SelectChoice
from events_app.web.forms import Needed, PageForm

#: what a select says where the file has no such column
NO_COLUMN = ""
#: minutes of a day
LONGEST_STAY = 1440


class UploadForm(PageForm):
    file = FileField("Attendance file (CSV)")

    def validate_file(self, field: FileField) -> None:
        if not field.data:
            raise ValidationError("Select a file")

    @property
    def content(self) -> bytes:
        """What is in the file; one byte more than we take says that it is too large."""
        with self.file.data.stream as stream:
            return stream.read(LARGEST_FILE + 1)


class ColumnsForm(PageForm):
    email_column = Choose("Email address", unknown="Select one of the columns of your file")
    name_column = Choose("Name", unknown="Select one of the columns of your file")
    stay_column = Choose("How long they stayed", unknown="Select one of the columns of your file")
    shortest = IntegerField(
        "Shortest stay, in minutes",
        default=SHORTEST_STAY,
        description="Who stayed for less did not attend. Enter 0 to count everybody.",
        render_kw={"inputmode": "numeric", "width": 4},
    )

    def __init__(self, columns: Sequence[str], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        choices = [
            SelectChoice(NO_COLUMN, "My file does not say"),
            *(
                SelectChoice(str(n), name[:80] or f"Column {n + 1}")
                for n, name in enumerate(columns)
            ),
        ]
        for field in (self.email_column, self.name_column, self.stay_column):
            field.choices = choices

    @classmethod
    def showing(cls, columns: Sequence[str], likely: Columns) -> Self:
        """The form with the columns that we take to be the ones."""
        places = {
            "email_column": likely.email,
            "name_column": likely.name,
            "stay_column": likely.stay,
        }
        return cls(columns, data={k: NO_COLUMN if v is None else str(v) for k, v in places.items()})

    def validate_shortest(self, field: IntegerField) -> None:
        if field.data is None or not 0 <= field.data <= LONGEST_STAY:
            field.errors = []
            raise ValidationError(f"Enter a number of minutes from 0 to {LONGEST_STAY}")

    @property
    def columns(self) -> Columns:
        def place(field: Choose) -> int | None:
            return int(field.data) if field.data else None

        return Columns(place(self.email_column), place(self.name_column), place(self.stay_column))

    @property
    def reading(self) -> dict[str, int | None]:
        """What is kept of it."""
        asked = self.columns
        shortest = self.shortest.data
        return {
            "email": asked.email, "name": asked.name, "stay": asked.stay, "shortest": shortest
        }  # fmt: skip


class ResultForm(PageForm):
    missing = RadioField(
        "People who are registered and did not attend, as far as the file says",
        choices=[
            SelectChoice("mark", "Mark them as did not attend"),
            SelectChoice("leave", "Leave them as they are"),
        ],
        validators=[Needed("Select what to do about people who are not in the file")],
    )

    def choices(self, unknown: Sequence[Stay]) -> list[Choice]:
        """What was chosen for each, by their row of the file."""
        return [self._choice(stay) for stay in unknown]

    def _choice(self, stay: Stay) -> Choice:
        chosen = request.form.get(f"choice-{stay.row}", "")
        typed = " ".join(request.form.get(f"who-{stay.row}", "").replace("\0", " ").split())
        if chosen == "match":
            return Choice(stay, registered_as=typed or "nobody")
        return Choice(stay, add=chosen == "add")
