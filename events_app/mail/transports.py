"""Where mail goes to: a folder of files, or a mail server. `MAIL_URL` says which."""

import math
import os
import smtplib
import socket
import ssl
import time
from email.message import EmailMessage
from pathlib import Path
from typing import Protocol
from urllib.parse import SplitResult, unquote, urlsplit

#: seconds that one answer of the mail server may take
ANSWER_SECONDS = 20
#: seconds for one mail from the first word to the last; well below what is left of its lease
MAIL_SECONDS = 60
_LOOPBACK = {"localhost", "127.0.0.1", "::1"}


class MailServerUnreachable(Exception):  # noqa: N818 - named for what happened
    """No connection, or no session on it: nothing is wrong with the message. The cause says why."""


class RecipientRefused(Exception):  # noqa: N818 - named for what happened
    """The mail server says for good that it does not take mail for this address."""


class Transport(Protocol):
    """Sends one mail, or raises. `name` is the same each time the same message is sent."""

    def send(self, mail: EmailMessage, *, name: str) -> None: ...

    def close(self) -> None: ...


def transport_for(mail_url: str) -> Transport:
    """The transport that MAIL_URL names: file:///folder, or smtp(s)://user:password@host:port.

    Raises ValueError, which repeats no password, for anything else.
    """
    parts = urlsplit(mail_url)
    if parts.scheme == "file" and mail_url.startswith("file:///"):
        return FileTransport(Path(unquote(mail_url.removeprefix("file://"))))
    if parts.scheme in ("smtp", "smtps") and parts.hostname:
        return SmtpTransport(parts)
    raise ValueError("MAIL_URL must be file:///folder or smtp://user:password@host:port")


class FileTransport:
    """Writes each mail into a folder as <name>.eml. Sending again replaces the file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def send(self, mail: EmailMessage, *, name: str) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        unfinished = self.folder / f".{name}.{os.getpid()}.part"
        unfinished.write_bytes(mail.as_bytes())
        unfinished.replace(self.folder / f"{name}.eml")

    def close(self) -> None:
        """Nothing is held open."""


class _InTime:
    """A connection on which every word has a part in the time of the mail that is sent."""

    sock: socket.socket
    ends_at: float = math.inf

    def send(self, words: bytes | str) -> None:
        self._look_at_the_time()
        super().send(words)  # type: ignore[misc] - smtplib's, beside which this stands

    def getreply(self) -> tuple[int, bytes]:
        self._look_at_the_time()
        return super().getreply()  # type: ignore[misc] - as above

    def _look_at_the_time(self) -> None:
        left = self.ends_at - time.monotonic()
        if left <= 0:
            raise TimeoutError
        if self.sock is not None:
            self.sock.settimeout(min(left, ANSWER_SECONDS))


class _Smtp(_InTime, smtplib.SMTP):
    pass


class _SmtpOverTls(_InTime, smtplib.SMTP_SSL):
    pass


class SmtpTransport:
    """Sends to a mail server, over one connection until it is closed."""

    def __init__(self, parts: SplitResult) -> None:
        self._over_tls = parts.scheme == "smtps"
        self._host = parts.hostname or ""
        self._port = parts.port or (465 if self._over_tls else 25)
        self._user = unquote(parts.username or "")
        self._password = unquote(parts.password or "")
        self._connection: _Smtp | _SmtpOverTls | None = None
        self._ends_at = math.inf

    def send(self, mail: EmailMessage, *, name: str) -> None:  # noqa: ARG002 - for files
        used_before = self._connection is not None
        self._ends_at = time.monotonic() + MAIL_SECONDS
        try:
            self._send(mail)
        except smtplib.SMTPServerDisconnected:
            # servers close connections that are idle, or after so many mails
            self.close()
            if not used_before:
                raise
            self._send(mail)

    def close(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.ends_at = time.monotonic() + ANSWER_SECONDS
            try:
                connection.quit()
            except (smtplib.SMTPException, OSError):
                connection.close()

    def _send(self, mail: EmailMessage) -> None:
        self._connection = self._connection or self._connect()
        self._connection.ends_at = self._ends_at
        try:
            self._hand_over(self._connection, mail)
        except smtplib.SMTPRecipientsRefused as error:
            if all(code >= 500 for code, _words in error.recipients.values()):
                raise RecipientRefused from error
            raise
        except OSError as error:
            if not isinstance(error, smtplib.SMTPException):
                self._connection.close()
            raise

    def _hand_over(self, connection: smtplib.SMTP, mail: EmailMessage) -> None:
        sender, recipient = (mail[name].addresses[0].addr_spec for name in ("From", "To"))
        if recipient.isascii():
            connection.sendmail(sender, [recipient], mail.as_bytes())
        else:
            # slower; finds out whether the server takes such addresses
            connection.send_message(mail)

    def _connect(self) -> _Smtp | _SmtpOverTls:
        connection: _Smtp | _SmtpOverTls | None = None
        try:
            connection = self._open()
            connection.ends_at = self._ends_at
            connection.ehlo_or_helo_if_needed()
            if not self._over_tls and connection.has_extn("starttls"):
                connection.starttls(context=self._tls())
                connection.ehlo()
            self._sign_in(connection)
        except (smtplib.SMTPException, OSError) as error:
            if connection is not None:
                connection.close()
            raise MailServerUnreachable from error
        return connection

    def _open(self) -> _Smtp | _SmtpOverTls:
        where = (self._host, self._port)
        if self._over_tls:
            return _SmtpOverTls(*where, timeout=ANSWER_SECONDS, context=self._tls())
        return _Smtp(*where, timeout=ANSWER_SECONDS)

    def _sign_in(self, connection: smtplib.SMTP) -> None:
        if not self._user:
            return
        private = isinstance(connection.sock, ssl.SSLSocket) or self._host in _LOOPBACK
        if not private:
            raise smtplib.SMTPException("the password would travel in the clear")
        connection.login(self._user, self._password)

    def _tls(self) -> ssl.SSLContext:
        """Certificates are checked, but on this machine, where there is nobody in between."""
        context = ssl.create_default_context()
        if self._host in _LOOPBACK:
            context.check_hostname = False
            context.verify_mode = ssl.CERT_NONE
        return context
