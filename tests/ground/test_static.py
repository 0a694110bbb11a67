"""Static files: all that the templates name exist, and all can be given hashed names."""

import json
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.management import call_command
from pytest_django import Settings

ROOT = Path(__file__).parents[2]
VENDOR = [
    "vendor/designsystemet-theme/designsystemet.css",
    "vendor/designsystemet-css/index.css",
    "vendor/designsystemet-web/index.js",
    "vendor/inter/index.css",
    "vendor/plotly/plotly-cartesian.min.js",
    "vendor/plotly/plotly.css",
    "errors/errors.css",
]


@pytest.mark.parametrize("name", VENDOR)
def test_packages_of_others_are_in_place(name: str) -> None:
    assert finders.find(name) is not None


def test_every_file_that_a_template_names_exists() -> None:
    folders = [ROOT / "templates", ROOT / "indicators"]
    templates = [path for folder in folders for path in folder.rglob("*.html")]
    assert templates != []
    named = {
        (str(path.relative_to(ROOT)), name)
        for path in templates
        for name in re.findall(r"{% static ['\"]([^'\"]+)['\"]", path.read_text(encoding="utf-8"))
    }
    assert {(path, name) for path, name in named if finders.find(name) is None} == set()


def test_all_can_be_collected_under_hashed_names(tmp_path: Path, settings: Settings) -> None:
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": "kommune.static_files.HashedFiles"}}
    settings.WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ("js", "css", "svg", "json", "map", "woff2", "md", "txt")
    call_command("collectstatic", interactive=False, verbosity=0)  # to compress them takes ten times as long
    paths = json.loads((tmp_path / "staticfiles.json").read_text(encoding="utf-8"))["paths"]
    assert [name for name in VENDOR if not (tmp_path / paths[name]).is_file()] == []
    assert not (tmp_path / VENDOR[0]).exists()  # only hashed names are kept


def test_no_template_loads_anything_from_elsewhere() -> None:
    found = [
        (str(path.relative_to(ROOT)), address)
        for folder in ("templates", "indicators")
        for path in (ROOT / folder).rglob("*.html")
        for address in re.findall(r"(?:src|href)=[\"'](https?:)?//", path.read_text(encoding="utf-8"))
    ]
    assert found == []
