"""The image's own steps work, with exactly the files and the environment that the Dockerfile gives them."""

import json
import subprocess
import time
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.checks import ROOT
from tests.image.dockerfile import health_command, last_stage, read
from tests.image.env_example import filled_in
from tests.image.scratch import Scratch
from tests.machine import free_port

TEXT = (ROOT / "Dockerfile").read_text()
STAGE = last_stage(TEXT)
# About 40 seconds of processor time on all files (stack.md P9): here on a few, on all of them in the deep suite.
COMPRESS = "python -m whitenoise.compress"


def our_steps() -> list[str]:
    return [each.text for each in STAGE if each.name == "RUN" and not each.is_of_base_system]


@pytest.fixture(scope="module")
def image(tmp_path_factory) -> Scratch:
    """The folder of the image once all its steps are done, save the compression."""
    scratch = Scratch(tmp_path_factory.mktemp("image"), ROOT)
    for step in STAGE:
        if step.name == "ENV":
            scratch.env(step)
        elif step.name == "COPY":
            scratch.copy(step)
        elif step.name == "RUN" and not step.is_of_base_system and COMPRESS not in step.text:
            scratch.run(step.text)
    scratch.left_behind = list((scratch.root / "tmp").iterdir())
    return scratch


def manifest(image: Scratch) -> dict[str, str]:
    return json.loads((image.app / "static/staticfiles.json").read_text())["paths"]


def test_translations_and_static_files_are_in_the_image(image):
    assert (image.app / "cms/locale/es/LC_MESSAGES/django.mo").is_file()
    assert {"wagtailadmin/css/core.css", "cms/css/main.css"} <= manifest(image).keys()


def test_building_leaves_nothing_in_the_folder_of_temporary_files(image):
    assert image.left_behind == []


def test_only_what_the_site_needs_is_in_the_image(image):
    assert {name.split("/")[0] for name in image.files()} == {
        "manage.py",
        "boards",
        "cms",
        "engagement",
        "feedback",
        "static",
    }


def test_steps_before_the_last_stage_are_the_base_systems():
    earlier = read(TEXT)[: -len(STAGE)]
    assert [each.text for each in earlier if each.name == "RUN" and not each.is_of_base_system] == []


def test_programs_for_backups_are_in_the_image():
    assert "postgresql-client" in " ".join(each.text for each in STAGE if each.name == "RUN").split()


def compressed(scratch: Scratch) -> None:
    (step,) = [text for text in our_steps() if COMPRESS in text]
    scratch.run(step)


def test_the_compression_step_makes_small_copies(image, tmp_path):
    few = Scratch(tmp_path / "few", ROOT)
    few.environment = image.environment
    (few.app / "static").mkdir()
    style = manifest(image)["cms/css/main.css"]
    (few.app / "static/main.css").write_bytes((image.app / "static" / style).read_bytes())
    compressed(few)

    assert {"static/main.css.br", "static/main.css.gz"} <= few.files()


@pytest.mark.deep
def test_the_compression_step_takes_every_static_file(image):
    compressed(image)

    for name in ("cms/css/main.css", "wagtailadmin/css/core.css"):
        assert f"static/{manifest(image)[name]}.br" in image.files()


@pytest.fixture
def web(image, tmp_path):
    """The image's CMD, running with the values of .env.example; (its port, the environment it has)."""
    (command,) = [each.command for each in STAGE if each.name == "CMD"]
    own = {"PORT": str(free_port()), "DATABASE_URL": f"sqlite:///{image.root}/data/db.sqlite3"}
    environment = image.environment | filled_in() | own
    log = tmp_path / "web.log"
    with log.open("w") as output:
        process = subprocess.Popen(command, cwd=image.app, env=environment, stdout=output, stderr=output)
    try:
        _wait_until_healthy(process, environment, image.app, log)
        yield int(own["PORT"]), environment
    finally:
        process.terminate()
        process.wait()


def _wait_until_healthy(process: subprocess.Popen, environment: dict, folder: Path, log: Path) -> None:
    """Ask as Docker does, until the site is healthy or has ended."""
    check = health_command(STAGE)
    while subprocess.run(check, cwd=folder, env=environment, capture_output=True).returncode:
        assert process.poll() is None, log.read_text()[-3000:]
        time.sleep(0.3)


@pytest.mark.live
def test_the_image_starts_is_healthy_and_serves_its_files(image, web):
    before = image.files()
    port, environment = web
    connection = HTTPConnection("127.0.0.1", port)
    headers = {"Host": environment["ALLOWED_HOSTS"], "X-Forwarded-Proto": "https"}
    connection.request("GET", f"/static/{manifest(image)['cms/css/main.css']}", headers=headers)
    answer = connection.getresponse()

    assert (answer.status, answer.headers["Content-Type"]) == (200, 'text/css; charset="utf-8"')
    assert "immutable" in answer.headers["Cache-Control"]
    assert image.files() == before, "a read-only image cannot be written to"


def test_a_site_that_is_not_there_is_not_healthy(image):
    environment = image.environment | {"PORT": str(free_port()), "ALLOWED_HOSTS": "localhost"}
    done = subprocess.run(health_command(STAGE), cwd=image.app, env=environment, capture_output=True)

    assert done.returncode == 1
