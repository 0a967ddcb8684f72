"""The yardstick: Flask alone, answering with the bytes of the pages in a folder."""

import os
from pathlib import Path

from flask import Flask


def make_app() -> Flask:
    """`/event` answers with the file `event` of the folder BENCH_PAGES, and so on."""
    app = Flask(__name__)
    pages = {page.name: page.read_text() for page in Path(os.environ["BENCH_PAGES"]).iterdir()}

    @app.get("/<name>")
    def page(name: str) -> str:
        return pages[name]

    return app
