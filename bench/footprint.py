"""Memory, start and size: what it costs before anybody comes, and after many came."""

import re
from importlib.metadata import PackageNotFoundError, distribution
from importlib.util import cache_from_source
from pathlib import Path

from bench.rows import Row
from bench.servers import ROOT
from bench.setting import Setting

MEMORY_MB, START_SECONDS, INSTALLED_MB = 100, 2, 220


def footprint(setting: Setting) -> Row:
    """After the rows that load the servers."""
    ours, bare = _memory(setting.ours.workers()), _memory(setting.bare.workers())
    start, bare_start = setting.ours.first_answer_seconds, setting.bare.first_answer_seconds
    size = installed() / 1e6
    memory = (
        f"{ours:.0f} MB a worker after load, {ours / bare:.1f} times bare Flask; " if bare else ""
    )
    return Row(
        "memory and start",
        setting.database,
        f"{memory}first answer after {start:.1f} s, {start / bare_start:.1f} times bare Flask; "
        f"{size:.0f} MB installed",
        f"{MEMORY_MB} MB; {START_SECONDS} s; {INSTALLED_MB} MB",
        ours <= MEMORY_MB and start <= START_SECONDS and size <= INSTALLED_MB,
    )


def installed() -> int:
    """Bytes on the disk of everything in requirements/run.txt, compiled files included."""
    lock = (ROOT / "requirements/run.txt").read_text()
    # what another Python would take in another version stands in the lock twice
    return sum(_size_of(name) for name in set(re.findall(r"^([\w.-]+)==", lock, re.M)))


def _size_of(name: str) -> int:
    try:
        files = distribution(name).files or []
    except PackageNotFoundError:
        return 0  # for another system or another Python
    paths = {Path(str(file.locate())) for file in files}
    compiled = {Path(cache_from_source(str(path))) for path in paths if path.suffix == ".py"}
    found = (path for path in paths | compiled if path.is_file())
    return sum(path.stat().st_blocks * 512 for path in found)


def _memory(workers: list[int]) -> float:
    """The largest worker's proportional share of memory in MB; 0 where the system does not say."""
    return max((_share(worker) for worker in workers), default=0) / 1e6


def _share(pid: int) -> int:
    rollup = Path(f"/proc/{pid}/smaps_rollup")
    found = re.search(r"^Pss:\s+(\d+) kB", rollup.read_text(), re.M) if rollup.exists() else None
    return int(found[1]) * 1024 if found else 0
