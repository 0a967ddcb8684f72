"""The style sheet, the script and the icon, served by the application under /assets/.

`python -m events_app.web.assets` builds them (see `build.py`).
"""

import json
from collections.abc import Callable
from pathlib import Path
from wsgiref.headers import Headers

from flask import Flask
from whitenoise import WhiteNoise

STATIC = Path(__file__).parents[2] / "static"
PREFIX = "/assets/"
#: app.1a2b3c4d5e6f.css: the name changes with the content, so a browser may keep it for good
HASHED_NAME = r"\.[0-9a-f]{12}\.\w+$"


class AssetsNotBuilt(Exception):  # noqa: N818 - named for what is wrong
    """There is no style sheet to serve."""


def init_app(app: Flask, folder: Path = STATIC) -> None:
    """Serve the built files, and let templates ask for them: `asset("app.css")`."""
    app.jinja_env.globals["asset"] = addresses(folder)
    app.wsgi_app = WhiteNoise(
        app.wsgi_app,
        root=folder,
        prefix=PREFIX,
        allow_all_origins=False,
        immutable_file_test=HASHED_NAME,
        add_headers_function=_add_headers,
    )


def addresses(folder: Path) -> Callable[[str], str]:
    """What turns "app.css" into its address. Raises AssetsNotBuilt when nothing was built."""
    try:
        names: dict[str, str] = json.loads((folder / "manifest.json").read_text())
    except FileNotFoundError as error:
        raise AssetsNotBuilt(
            "The style sheet and the script are not built. "
            "Run `make run`, or `python -m events_app.web.assets` alone."
        ) from error
    found = {name: PREFIX + hashed for name, hashed in names.items()}
    return found.__getitem__


def _add_headers(headers: Headers, path: str, url: str) -> None:  # noqa: ARG001 - WhiteNoise passes three
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'"
    headers["Cross-Origin-Resource-Policy"] = "same-origin"
