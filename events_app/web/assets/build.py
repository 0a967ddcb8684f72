"""Builds the files of `events_app/static/` from the installed nhsuk-frontend and our own sources.

The body is not an NHS organisation: neither the NHS typeface, nor its blue, nor its logo is used.
"""

import json
import re
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

from whitenoise.compress import Compressor

SOURCES = Path(__file__).parent / "sources"
THEIRS = "static/wagtailnhsukfrontend"
VERSION = "nhsuk-frontend-10.4.2.min"

#: every shade of NHS blue in the style sheet, and the shade of our teal that takes its place
SHADES = {
    "#005eb8": "#00545f",
    "#0055a6": "#00545f",
    "#004b93": "#00434c",
    "#003d78": "#00373f",
    "#002f5c": "#002a30",
    "#003087": "#003b43",
    "#337ec6": "#33767f",
    "#d9e7f4": "#d9e5e7",
    "#c7dcef": "#c7dadd",
}


def build(target: Path) -> dict[str, str]:
    """Write the files, compressed too, into `target`; answer which hashed name stands for which.

    Files of an earlier build that are not wanted any more are removed.
    """
    target.mkdir(parents=True, exist_ok=True)
    names = {name: _write(target, name, text) for name, text in _contents().items()}
    kept = {"manifest.json"} | {
        hashed + ending for hashed in names.values() for ending in ("", ".gz", ".br")
    }
    for file in target.iterdir():
        if file.name not in kept:
            file.unlink()
    (target / "manifest.json").write_text(json.dumps(names, indent=2) + "\n")
    return names


def _contents() -> dict[str, str]:
    theirs = _installed("wagtailnhsukfrontend") / THEIRS
    css = (theirs / "css" / f"{VERSION}.css").read_text()
    script = (theirs / "js" / f"{VERSION}.js").read_text()
    return {
        "app.css": in_our_look(css) + without_comments(_ours("app.css")),
        "app.js": _without_map(script) + _ours("start.js") + _ours("private.js"),
        "favicon.svg": _ours("favicon.svg"),
    }


def _ours(name: str) -> str:
    return (SOURCES / name).read_text()


def in_our_look(css: str) -> str:
    """The style sheet in Arial and our colours, fetching nothing from elsewhere."""
    css = re.sub(r"@font-face\s*{[^}]*}", "", _without_map(css))
    css = css.replace("Frutiger W01,", "")
    for theirs, ours in SHADES.items():
        css = css.replace(theirs, ours)
    return css


def without_comments(css: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)).strip() + "\n"


def _without_map(text: str) -> str:
    """The map is not installed; without its address no browser asks for it."""
    return re.sub(r"^(//|/\*)# sourceMappingURL=.*$", "", text, flags=re.MULTILINE)


def _installed(package: str) -> Path:
    """Where an installed package lies, without importing it: it would want Django."""
    spec = find_spec(package)
    if spec is None or spec.submodule_search_locations is None:
        raise ModuleNotFoundError(f"{package} is not installed; run `make run`")
    return Path(spec.submodule_search_locations[0])


def _write(target: Path, name: str, text: str) -> str:
    content = text.encode()
    stem, ending = name.split(".")
    hashed = f"{stem}.{sha256(content).hexdigest()[:12]}.{ending}"
    file = target / hashed
    if not file.exists():
        file.write_bytes(content)
        Compressor(quiet=True).compress(str(file))
    return hashed
