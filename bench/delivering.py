"""Delivering: what the journeys and the rush wrote, to a mail server on this machine."""

import os
import re
import subprocess
import sys
import time
from collections import Counter
from typing import Any

from aiosmtpd.controller import Controller

from bench.rows import Row
from bench.servers import ROOT, free_port
from bench.setting import Setting
from events_app.clock import clock
from events_app.extensions import db
from events_app.mail.outbox import count_due

MESSAGES_A_SECOND = 200
_ID = re.compile(rb"^Message-ID: (\S+)", re.M | re.I)


class _Server:
    """A mail server that takes everything, and remembers what came and when."""

    def __init__(self) -> None:
        self.seen: Counter[bytes] = Counter()
        self.moments: list[float] = []

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd finds it by this name
        found = _ID.search(envelope.content)
        self.seen[found[1] if found else b""] += 1
        self.moments.append(time.perf_counter())
        return "250 OK"


def delivering(setting: Setting) -> Row:
    """Empties the outbox: call it after `registering` and the rush, whose mails it delivers."""
    with setting.app.app_context():
        waiting = count_due(db.session, now=clock.now(db.session))
    server = _Server()
    port = free_port()
    controller = Controller(server, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        _deliver(setting, f"smtp://127.0.0.1:{port}")
    finally:
        controller.stop()
    lost = waiting - len(server.seen)
    twice = sum(number > 1 for number in server.seen.values())
    rate = (len(server.moments) - 1) / (server.moments[-1] - server.moments[0])
    return Row(
        f"delivering {waiting:,} messages by SMTP, one worker",
        setting.database,
        f"{rate:.0f}/s; {lost} lost, {twice} sent twice",
        f"{MESSAGES_A_SECOND}/s; none lost, none twice",
        rate >= MESSAGES_A_SECOND and not lost and not twice,
    )


def _deliver(setting: Setting, mail_url: str) -> None:
    """`flask mail deliver`, until nothing is due."""
    subprocess.run(
        [sys.executable, "-m", "flask", "--app", "wsgi", "mail", "deliver"],
        cwd=ROOT, env=os.environ | setting.environment | {"MAIL_URL": mail_url},
        capture_output=True, check=True,
    )  # fmt: skip
