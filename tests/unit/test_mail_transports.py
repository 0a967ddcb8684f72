"""Which transport MAIL_URL names, and how a mail server is spoken to."""

import ssl
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path

import pytest
from aiosmtpd.smtp import AuthResult, LoginPassword
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from events_app.mail import transports
from events_app.mail.transports import FileTransport, MailServerUnreachable, transport_for
from tests.mail_server import mail_server

MAIL = EmailMessage()
MAIL["From"], MAIL["To"] = "events@events.example", "jo@trust.example"


def opens(_server: object, _session: object, _envelope: object, _how: str, given: object):
    return AuthResult(success=given == LoginPassword(b"us@er", b"p:/ss"), handled=False)


@pytest.fixture(scope="module")
def tls(tmp_path_factory: pytest.TempPathFactory) -> ssl.SSLContext:
    """What a server needs that signed its own certificate."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    begins = datetime(2020, 1, 1, tzinfo=UTC)
    builder = x509.CertificateBuilder(
        name, name, key.public_key(), 1, begins, begins + timedelta(days=36500)
    )
    file = tmp_path_factory.mktemp("tls") / "server.pem"
    pem = serialization.Encoding.PEM
    private = key.private_bytes(
        pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file.write_bytes(private + builder.sign(key, hashes.SHA256()).public_bytes(pem))
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(file)
    return context


def test_a_folder_is_named_by_a_file_url_with_spaces_and_all():
    transport = transport_for("file:///a%20b/c d#e")
    assert isinstance(transport, FileTransport)
    assert transport.folder == Path("/a b/c d#e")


@pytest.mark.parametrize(
    "url",
    ["", "mail", "file://mail", "file:mail", "http://x:secret@y", "smtp://", "smtp:secret"],
)
def test_any_other_address_is_refused_without_repeating_it(url: str):
    with pytest.raises(ValueError, match="MAIL_URL must be file:///folder or smtp://") as raised:
        transport_for(url)
    assert "secret" not in str(raised.value)


def test_a_mail_that_is_half_written_is_not_there_yet(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(Path, "replace", lambda *_: None)
    FileTransport(tmp_path).send(MAIL, name="one")
    assert list(tmp_path.glob("*.eml")) == []


def test_user_and_password_are_given_to_the_server(tls: ssl.SSLContext):
    options = {"authenticator": opens, "auth_required": True, "tls_context": tls}
    with mail_server(**options, require_starttls=True) as server:
        transport = transport_for(server.url.replace("//", "//us%40er:p%3A%2Fss@"))
        transport.send(MAIL, name="one")
        transport.close()
    assert server.recipients == ["jo@trust.example"]


def test_a_wrong_password_is_no_fault_of_the_message(tls: ssl.SSLContext):
    with mail_server(authenticator=opens, auth_required=True, tls_context=tls) as server:
        transport = transport_for(server.url.replace("//", "//us%40er:wrong@"))
        with pytest.raises(MailServerUnreachable):
            transport.send(MAIL, name="one")


def test_a_certificate_that_nobody_vouches_for_is_taken_on_this_machine_alone(
    tls: ssl.SSLContext, monkeypatch
):
    with mail_server(tls_context=tls) as server:
        transport = transport_for(server.url)
        transport.send(MAIL, name="one")
        transport.close()
        monkeypatch.setattr(transports, "_LOOPBACK", set())
        with pytest.raises(MailServerUnreachable) as raised:
            transport_for(server.url).send(MAIL, name="two")
    assert isinstance(raised.value.__cause__, ssl.SSLCertVerificationError)


def test_a_password_never_travels_in_the_clear_to_another_machine(monkeypatch):
    monkeypatch.setattr(transports, "_LOOPBACK", set())
    with mail_server(authenticator=opens, auth_require_tls=False) as server:
        transport = transport_for(server.url.replace("//", "//us%40er:p%3A%2Fss@"))
        with pytest.raises(MailServerUnreachable):
            transport.send(MAIL, name="one")
    assert server.mails == []


def test_an_address_with_letters_beyond_ascii_reaches_a_server_that_takes_them():
    mail = EmailMessage()
    mail["From"], mail["To"] = "events@events.example", "zoë@trust.example"
    with mail_server(enable_SMTPUTF8=True) as server:
        transport = transport_for(server.url)
        transport.send(mail, name="one")
        transport.close()
    assert server.recipients == ["zoë@trust.example"]


def test_a_mail_that_takes_too_long_as_a_whole_is_given_up(monkeypatch):
    with mail_server() as server:
        transport = transport_for(server.url)
        transport.send(MAIL, name="first")
        monkeypatch.setattr(transports, "MAIL_SECONDS", 0)
        with pytest.raises(TimeoutError):
            transport.send(MAIL, name="second")
        with pytest.raises(MailServerUnreachable):
            transport_for(server.url).send(MAIL, name="third")
        assert len(server.mails) == 1
