"""What somebody who said yes gets ready: what they need in the session, and their slides."""

import zipfile
from datetime import timedelta
from io import BytesIO

import pytest
from sqlalchemy import func, select, text
from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from events_app.models.asks import Ask
from events_app.models.slides import Slides
from events_app.speakers.slides import MOST_BYTES
from tests.asking import hidden, states
from tests.factories import make_person
from tests.factories.speakers import make_ask, make_speaker
from tests.walking import errors, heading, send, words

NOT_SLIDES = "Select a PDF, PowerPoint (.pptx) or OpenDocument (.odp) file"
TOO_LARGE = "Select a file of 10 MB or less, or enter a link to a larger one"
NO_CAPTIONS = "Add captions to video and sound, or take it out. We help if you ask"
PDF = b"%PDF-1.7\nsome slides\n%%EOF\n"


def package(**entries: str) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as opened:
        for name, content in entries.items():
            opened.writestr(
                name.replace("__", "/").replace("Types", "[Content_Types].xml"), content
            )
    return made.getvalue()


POWERPOINT = package(Types="<x/>", **{"ppt__presentation.xml": "<x/>"})
OPEN_DOCUMENT = package(
    mimetype="application/vnd.oasis.opendocument.presentation", **{"content.xml": "<x/>"}
)
WITH_MACROS = package(Types="<x/>", **{"ppt__presentation.xml": "<x/>", "ppt__vbaProject.bin": "x"})
WORD = package(Types="<x/>", **{"word__document.xml": "<x/>"})


@pytest.fixture
def accepted(session, item, ada):
    facts = {"reference": "yes", "session_id": item.id, "part": "speaker", "state": "accepted"}
    return make_ask(session, speaker=ada, told_title="What they say", **facts)


@pytest.fixture
def upload(browser, accepted):
    """Send slides as a browser does; `name` is what the file is called on their computer."""

    def send_file(content: bytes, name: str = "talk.pdf", media: str = "none", **more: str):
        page = "/speaking/yes/slides"
        fields = hidden(browser.get(page)) | {
            "media": media,
            "file": FileStorage(BytesIO(content), name),
        }
        boundary, body = encode_multipart(fields | more)
        return browser.post(
            page, data=body, content_type=f"multipart/form-data; boundary={boundary}"
        )

    return send_file


def test_what_somebody_needs_is_kept_sealed_and_the_team_sees_it(
    session, team, client, browser, accepted, item
):
    plan = f"/manage/sessions/{item.id}/plan"
    assert "Has not said yet what they need." in words(client.get(plan))
    assert "Incomplete" in words(browser.get("/speaking/yes"))
    page = "/speaking/yes/needs"
    sent = send(browser, page, needs=["live captions"], note="A lectern of 90 cm")
    assert sent.location == "/speaking/yes"
    assert "A lectern of 90 cm" in words(browser.get(page))
    assert "Needs: Live captions" in words(client.get(plan))
    assert "Needs: A lectern of 90 cm" in words(client.get(plan))
    kept = bytes(session.scalar(select(Ask.access_needs)))
    assert (b"lectern" in kept, b"captions" in kept) == (False, False)
    send(browser, page, note="")
    assert "Needs nothing." in words(client.get(plan))


def test_needs_that_are_not_on_offer_or_too_long_are_refused_and_stay_typed(browser, accepted):
    page = "/speaking/yes/needs"
    assert errors(send(browser, page, needs=["a throne"])) == ["Select from the options"]
    long = send(browser, page, note="x" * 301)
    assert errors(long) == ["Enter what helps in 300 characters or fewer"]
    assert "x" * 301 in long.text


def test_once_the_session_has_begun_needs_are_told_to_whoever_runs_it(
    session, browser, accepted, item, set_clock, now
):
    page = "/speaking/yes/needs"
    fields = hidden(browser.get(page))
    item.starts_at = now + timedelta(hours=1)
    session.commit()
    set_clock(item.starts_at)
    assert "This session has begun" in words(browser.get(page))
    assert browser.post(page, data=fields | {"note": "A chair"}).status_code == 409


@pytest.mark.parametrize(
    ("content", "kind"), [(PDF, "pdf"), (POWERPOINT, "pptx"), (OPEN_DOCUMENT, "odp")]
)
def test_slides_are_known_by_their_content_and_handed_out_under_our_own_name(
    team, client, browser, upload, item, content, kind
):
    assert upload(content, name="../../etc/passwd.exe").status_code == 303
    for who, address in (
        (browser, "/speaking/yes/slides/file"),
        (client, "/manage/asks/yes/slides"),
    ):
        file = who.get(address)
        assert file.data == content
        assert file.headers["Content-Disposition"] == (f'attachment; filename="slides-yes.{kind}"')
        assert file.headers["X-Content-Type-Options"] == "nosniff"
        assert file.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    plan = words(client.get(f"/manage/sessions/{item.id}/plan"))
    assert f"Download the slides of Ada Lake ({kind.upper()})" in plan


@pytest.mark.parametrize(
    ("content", "more", "said"),
    [
        (b"", {}, "Select a file, or enter a link"),
        (b"\x89PNG\r\n\x1a\n" + PDF, {}, NOT_SLIDES),
        (b"%PDF-1.7 cut off", {}, NOT_SLIDES),
        (b"PK\x03\x04 no package", {}, NOT_SLIDES),
        (WORD, {}, NOT_SLIDES),
        (WITH_MACROS, {}, "Save the slides without macros, and select them again"),
        (b"%PDF-" + bytes(MOST_BYTES), {}, TOO_LARGE),
        (PDF, {"media": "not captioned"}, NO_CAPTIONS),
        (PDF, {"media": ""}, "Select whether there is video or sound in them"),
        (PDF, {"link": "https://slides.example/1"}, "Enter a link or select a file, not both"),
        (b"", {"link": "javascript:alert(1)"}, "Enter a link that begins with https://"),
        (PDF, {"checked": "nothing"}, "Select from the options"),
    ],
    ids=["nothing", "picture", "cut off", "broken package", "text document", "macros", "too large",
         "no captions", "no word on sound", "both", "bad link", "unknown check"],
)  # fmt: skip
def test_slides_that_we_do_not_take_are_refused_with_what_to_do(
    session, upload, content, more, said
):
    answer = upload(content, name="talk.pdf" if content else "", **more)
    assert (answer.status_code, errors(answer)) == (422, [said])
    assert session.scalar(select(func.count(Slides.ask_id))) == 0


def test_a_body_beyond_all_measure_is_not_read(session, upload):
    assert upload(bytes(MOST_BYTES + 200_000)).status_code == 413


def test_a_link_takes_the_place_of_a_file_and_the_check_list_is_kept(
    session, team, client, browser, upload, item
):
    upload(PDF)
    upload(b"", name="", link="https://slides.example/1", media="captioned", checked="contrast")
    kept = session.scalars(select(Slides)).one()
    assert (kept.kind, kept.size, kept.link) == ("", 0, "https://slides.example/1")
    assert browser.get("/speaking/yes/slides/file").status_code == 404
    plan = words(client.get(f"/manage/sessions/{item.id}/plan"))
    assert "Link to the slides of Ada Lake" in plan
    assert "Checked: contrast. With captions." in plan
    upload(b"", name="", media="none")
    session.refresh(kept)
    assert (kept.link, kept.media, kept.checked) == ("https://slides.example/1", "none", [])


def test_slides_can_be_removed(session, browser, upload):
    upload(PDF)
    page = "/speaking/yes/slides"
    assert send(browser, page, f"{page}/remove").location == page
    assert session.scalar(select(func.count(Slides.ask_id))) == 0
    assert browser.get(f"{page}/file").status_code == 404


def test_who_cannot_do_it_after_all_leaves_neither_needs_nor_slides(session, browser, upload):
    upload(PDF)
    send(browser, "/speaking/yes/needs", note="A chair")
    send(browser, "/speaking/yes/step-down")
    assert states(session) == ["declined"]
    assert session.scalar(select(Ask.access_needs)) is None
    assert session.scalar(select(func.count(Slides.ask_id))) == 0


@pytest.mark.parametrize("part", ["needs", "slides", "slides/file", "briefing", "results"])
def test_another_speaker_a_contact_and_who_has_not_said_yes_find_nothing(
    app, session, sign_in, browser, upload, accepted, part
):
    upload(PDF)
    other = make_person(session)
    make_speaker(session, person=other)
    opened = app.test_client()
    sign_in(opened, other)
    assert opened.get(f"/speaking/yes/{part}").status_code == 404
    assert opened.get("/manage/asks/yes/slides").status_code == 403
    assert browser.get("/manage/asks/yes/slides").status_code == 403
    session.execute(text("UPDATE asks SET state = 'asked'"))
    session.commit()
    assert browser.get(f"/speaking/yes/{part}").status_code == 404


def test_the_home_page_counts_what_is_still_to_do(browser, accepted, set_clock, now):
    assert "3 things to do before the session" in words(browser.get("/speaking"))
    send(browser, "/speaking/yes/needs", note="A chair")
    assert "2 things to do before the session" in words(browser.get("/speaking"))
    accepted.told_ends_at = now - timedelta(days=1)
    assert heading(browser.get("/speaking")) == "Speaking"
