"""`organisations import FILE.csv`: new, changed, left alone, refused."""

import pytest
from sqlalchemy import select

from events_app.demo.load import DATA
from events_app.models.organisations import Organisation
from tests.factories import make_organisation

HEADER = "ORG_CODE,NAME,REGION,TYPE"


@pytest.fixture
def run(app, session, tmp_path):
    """Import a file of this content: the exit code, what was said and what was complained of."""

    def run(content: str) -> tuple[int, str, str]:
        session.commit()
        file = tmp_path / "organisations.csv"
        file.write_text(content)
        result = app.test_cli_runner().invoke(args=["organisations", "import", str(file)])
        return result.exit_code, result.stdout, result.stderr

    return run


def said(new: int = 0, changed: int = 0, unchanged: int = 0, left_alone: int = 0) -> str:
    return (
        f"Imported organisations.csv.\nNew: {new}\nChanged: {changed}\nNo change: {unchanged}\n"
        f"Not in this file, left as they are: {left_alone}\n"
    )


def kept(session) -> list[tuple[str, str, str, str]]:
    session.rollback()
    columns = (Organisation.code, Organisation.name, Organisation.region, Organisation.type)
    return [tuple(row) for row in session.execute(select(*columns).order_by(Organisation.code))]


def test_the_209_trusts_are_taken_in_once(app, session):
    command = ["organisations", "import", str(DATA / "organisations.csv")]
    assert app.test_cli_runner().invoke(args=command).output == said(new=209)
    assert len(kept(session)) == 209
    assert app.test_cli_runner().invoke(args=command).output == said(unchanged=209)


def test_new_changed_and_left_alone_are_counted_and_kept(session, run):
    make_organisation(session, code="R0A", name="Manchester", region="North West", type="")
    make_organisation(session, code="R0B", name="Sunderland", region="London", type="acute")
    make_organisation(session, code="R0D", name="Dorset", region="South West", type="acute")
    content = (
        f"{HEADER}\nr0a,Manchester,North West,\nR0B,Sunderland,North East,acute\nR1A,New,London,\n"
    )
    assert run(content) == (0, said(new=1, changed=1, unchanged=1, left_alone=1), "")
    assert kept(session) == [
        ("R0A", "Manchester", "North West", ""),
        ("R0B", "Sunderland", "North East", "acute"),
        ("R0D", "Dorset", "South West", "acute"),
        ("R1A", "New", "London", ""),
    ]


def test_one_problem_is_enough_to_import_nothing(session, run):
    content = (
        f"{HEADER}\nR0A,Good,London,\nR0A,Again,London,\nR0B,=cmd(),London,\nR0D,No region,,\n"
    )
    assert run(content) == (
        1,
        "",
        (
            "Row 3, ORG_CODE: Check the organisation code: row 2 has the same one\n"
            "Row 4, NAME: Enter a name that does not begin with = + - or @\n"
            "Row 5, REGION: Enter a region\n"
            "Error: 3 rows have problems. Nothing was imported.\n"
        ),
    )
    assert kept(session) == []


def test_a_missing_column_is_named(run):
    assert run("ORG_CODE,NAME,REGION\nR0A,A,London\n") == (
        1,
        "",
        (
            "Error: Your file is missing a column called TYPE. "
            "Right now it has columns called ORG_CODE, NAME, REGION.\n"
        ),
    )
