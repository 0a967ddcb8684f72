"""A command in a process of its own: how long it takes, and the most memory it has meanwhile."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile

from bench.servers import ROOT

_LOOK_SECONDS = 0.02


@dataclass(frozen=True)
class Watched:
    """The seconds it took, the most memory it had, and the lines on its error output."""

    seconds: float
    memory_mb: float
    lines: list[str]


def watch(command: list[str], environment: Mapping[str, str]) -> Watched:
    """Run `flask` with these words. Ends the program if the command fails.

    Memory is read fifty times a second while it runs. What the system says of a child afterwards is
    of no use: it counts the memory of who started it, until the child became a program of its own.
    """
    began, memory = time.perf_counter(), 0.0
    with TemporaryFile() as errors:
        process = subprocess.Popen(
            [sys.executable, "-m", "flask", "--app", "wsgi", *command],
            cwd=ROOT, env=os.environ | environment, stdout=subprocess.DEVNULL, stderr=errors,
        )  # fmt: skip
        while process.poll() is None:
            memory = max(memory, _most_memory(process.pid))
            time.sleep(_LOOK_SECONDS)
        seconds = time.perf_counter() - began
        errors.seek(0)
        lines = errors.read().decode().splitlines()
    if not memory:
        raise SystemExit("This system does not say how much memory a process has. Linux does.")
    if process.returncode:
        raise SystemExit("\n".join(["A command of the bench failed:", *lines[-20:]]))
    return Watched(seconds, memory, lines)


def _most_memory(pid: int) -> float:
    """Megabytes; 0 where the system does not say, or the process has ended."""
    status = Path(f"/proc/{pid}/status")
    found = re.search(r"^VmHWM:\s+(\d+) kB", status.read_text(), re.M) if status.exists() else None
    return int(found[1]) / 1024 if found else 0.0
