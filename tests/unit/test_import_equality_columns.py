"""A file with a column of equality information is refused whole."""

import io

import pytest

from events_app.people.imports.csv_table import header_of
from events_app.people.imports.equality_columns import is_equality_column
from events_app.people.imports.members import MEMBER_COLUMNS
from events_app.people.imports.organisations import ORGANISATION_COLUMNS
from events_app.people.imports.problems import FileProblem

REFUSED = """
ETHNICITY
ETHNIC GROUP
ETHNIC_ORIGIN
EthnicCategory
RACE
race
race code
R A C E
SEX
SEX (M/F)
StaffSex
Sex at birth
GENDER
GenderIdentity
RELIGION
RELIGION OR BELIEF
RELIGIOUS_BELIEF
Faith
DISABILITY
DISABLED
SEXUAL ORIENTATION
SEXUAL_ORIENTATION
Sexuality
LGBTQ+
DATE OF BIRTH
DATE_OF_BIRTH
DateOfBirth
D.O.B.
DOB
BIRTHDAY
AGE
age in years
Age band
AGE_GROUP
AgeRange
NATIONALITY
COUNTRY OF ORIGIN
COUNTRY OF BIRTH
MARITAL STATUS
MARITAL_STATUS
MARRIAGE OR CIVIL PARTNERSHIP
PREGNANCY
PREGNANT
MATERNITY LEAVE
BME
BAME
ÉTHNICITÉ
\uff25\uff34\uff28\uff2e\uff29\uff23\uff29\uff34\uff39
ETH\u200bNICITY
Pronouns
""".strip().splitlines()


@pytest.mark.parametrize("name", REFUSED)
def test_a_column_of_equality_information_is_known_however_it_is_written(name: str) -> None:
    assert is_equality_column(name)


@pytest.mark.parametrize(
    "name",
    [
        *MEMBER_COLUMNS,
        *ORGANISATION_COLUMNS,
        "PHONE",
        "LANGUAGE",
        "PAGE",
        "MANAGER",
        "STAGE",
        "TRACE",
        "SUSSEX",
        "ESSEX AND SUFFOLK",
        "GRACE",
        "TRANSPORT",
        "NATION",
        "JOB TITLE",
        "",
        "123",
    ],
)
def test_other_columns_are_not_taken_for_one(name: str) -> None:
    assert not is_equality_column(name)


def test_the_refusal_names_the_column_as_the_file_does() -> None:
    header = ",".join([*MEMBER_COLUMNS, "Ethnic group"])
    with pytest.raises(FileProblem) as raised:
        header_of(io.BytesIO(header.encode()), MEMBER_COLUMNS)
    assert raised.value.words == (
        "Remove the column Ethnic group. We only take this from the person."
    )


def test_several_are_named_and_before_anything_else_that_is_wrong() -> None:
    with pytest.raises(FileProblem) as raised:
        header_of(io.BytesIO(b"EMAIL,EMAIL,SEX,AGE\n"), MEMBER_COLUMNS)
    assert raised.value.words == "Remove the columns SEX, AGE. We only take this from the person."
