"""The style sheet, script and icon that are built: ours in look, and nothing from elsewhere."""

import gzip
import json
import re
from hashlib import sha256
from pathlib import Path

import brotli
import pytest

from events_app.web.assets import AssetsNotBuilt, addresses
from events_app.web.assets.build import build


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("static")
    build(folder)
    return folder


def content(folder: Path, name: str) -> str:
    return (folder / addresses(folder)(name).removeprefix("/assets/")).read_text()


def test_a_name_changes_with_its_content(folder: Path) -> None:
    names = json.loads((folder / "manifest.json").read_text())
    assert list(names) == ["app.css", "app.js", "favicon.svg"]
    for name, hashed in names.items():
        stem, ending = name.split(".")
        digest = sha256((folder / hashed).read_bytes()).hexdigest()[:12]
        assert hashed == f"{stem}.{digest}.{ending}"


def test_nothing_is_fetched_from_elsewhere(folder: Path) -> None:
    css = content(folder, "app.css")
    assert re.findall(r"url\(|@import|@font-face|https?:", css) == []
    assert re.findall(r"sourceMappingURL|\bimport\b", content(folder, "app.js")) == []


def test_neither_the_typeface_nor_the_blue_of_the_nhs_is_used(folder: Path) -> None:
    css = content(folder, "app.css").lower()
    assert "frutiger" not in css
    assert "#005eb8" not in css
    assert "font-family:arial,sans-serif" in css


def test_the_script_starts_itself(folder: Path) -> None:
    assert content(folder, "app.js").splitlines().count("initAll();") == 1


def test_compressed_files_hold_the_same(folder: Path) -> None:
    for hashed in json.loads((folder / "manifest.json").read_text()).values():
        plain = (folder / hashed).read_bytes()
        assert gzip.decompress((folder / f"{hashed}.gz").read_bytes()) == plain
        assert brotli.decompress((folder / f"{hashed}.br").read_bytes()) == plain


def test_a_second_build_changes_nothing_and_removes_what_is_old(folder: Path) -> None:
    def listed() -> dict[str, int]:
        files = [file for file in folder.iterdir() if file.name != "manifest.json"]
        return {file.name: file.stat().st_mtime_ns for file in files}

    before = listed()
    (folder / "app.000000000000.css").write_text("old")
    build(folder)
    assert listed() == before


def test_what_was_never_built_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(AssetsNotBuilt, match="make run"):
        addresses(tmp_path)
