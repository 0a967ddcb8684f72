"""Which files the guards read: everything that is committed or about to be."""

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
#: where there is no git: folders that are made here and never committed
MADE_HERE = {".git", ".venv", "instance", "static", "__pycache__", "build", ".hypothesis"}


@cache
def committed(pattern: str = "*") -> tuple[Path, ...]:
    """The repository's files whose name matches, relative to its root."""
    names = _by_git() if (ROOT / ".git").exists() else _by_walking()
    return tuple(sorted(name for name in names if name.match(pattern) and (ROOT / name).is_file()))


def text_of(name: Path) -> str:
    """What a file says; nothing when it is not text."""
    try:
        return (ROOT / name).read_text()
    except UnicodeDecodeError:
        return ""


def _by_git() -> list[Path]:
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [Path(name) for name in listed.split("\0") if name]


def _by_walking() -> list[Path]:
    every = (file.relative_to(ROOT) for file in ROOT.rglob("*"))
    return [name for name in every if not MADE_HERE & set(name.parts)]
