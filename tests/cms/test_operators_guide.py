"""The operator's guide: whoever works with the site reads it, and what it says is true."""

import json
import os
import re
import subprocess
import sys
from urllib.parse import urljoin, urlsplit

from django.core.management import get_commands, load_command_class
from django.db import connection

import pytest
from ruamel.yaml import YAML

from cms import clock, guides
from cms.models import ScheduledJob
from cms.monitoring import metrics
from tests.checks import ROOT, production_env
from tests.cms import guide_blocks as guide
from tests.cms.processes import own_database
from tests.image.dockerfile import last_stage
from tests.image.env_example import lines

__all__ = ["own_database"]
pytestmark = pytest.mark.django_db
HOME = "/desk/help/"
LANGUAGES = ("en", "es")
# Read by others than our settings: the settings' own name.
OTHER_VARIABLES = {"DJANGO_SETTINGS_MODULE"}
# Run for ever, ask questions, or are run elsewhere: only their arguments are tried here.
NOT_RUN = {
    ("db_worker", "--queue-name", "*", "--no-reload"): "runs until stopped",
    ("db_worker", "--queue-name", "short", "--no-reload"): "runs until stopped",
    ("run_due", "--loop"): "runs until stopped",
    ("backup_daily", "--loop"): "runs until stopped",
    ("practice", "--port", "8001"): "runs until stopped",
    ("setup",): "asks; the form without questions is run",
    ("setup", "--bodies", "bodies.yaml"): "asks; the form without questions is run",
    ("collectstatic", "--noinput"): "a step of the image, run in tests/image",
    ("compile_translations",): "a step of the image, run in tests/image",
}
# Programs of the system, each with the first words that the guide may give it. A new one must be added here.
OUTER = {
    "df": None,
    "apt-get": {"update", "upgrade", "install"},
    "caddy": {"validate"},
    "cd": None,
    "chmod": None,
    "cp": None,
    "createdb": None,
    "createuser": None,
    "curl": None,
    "docker": {"compose", "system", "image"},
    "git": {"clone", "pull"},
    "install": None,
    "journalctl": None,
    "pip": {"install"},
    "psql": None,
    "set": {"-a", "+a"},
    "systemctl": {"daemon-reload", "enable", "start", "stop", "restart", "reload", "status"},
    "useradd": None,
    ".": None,
    "-s": None,  # sudo -u throughline -s
}
COMPOSE = {"up", "ps", "run", "logs", "build", "stop", "restart", "exec", "cp"}
BY_SERVICE = {"logs", "stop", "restart"}
PROGRAMS = {"python", "psql", "ls"}
PYTHON = ("manage.py", "-c", "-m")


@pytest.fixture
def desk(cast):
    return cast["clerk"]


def chapter_paths() -> list[str]:
    return [f"{HOME}operator/{name}/" for name in guide.NAMES]


# The pages


@pytest.mark.parametrize("role", ["editor", "clerk", "analyst", "publisher", "administrator"])
def test_every_staff_role_reads_it(cast, role):
    answer = cast[role].get(HOME)

    assert answer.status_code == 200
    assert all(path in answer.content.decode() for path in chapter_paths())


def test_visitors_are_asked_to_sign_in(client):
    assert client.get(HOME).status_code == client.get(chapter_paths()[0]).status_code == 302


@pytest.mark.parametrize("name", ["member", "resident"])
def test_for_others_there_is_no_such_page(cast, name):
    assert cast[name].get(HOME).status_code == cast[name].get(chapter_paths()[0]).status_code == 404


@pytest.mark.parametrize("path", ["operator/nothing/", "nobody/mail/", "operator/..%2fen/"])
def test_there_is_no_other_chapter(desk, path):
    assert desk.get(HOME + path).status_code == 404


def test_the_desk_and_the_admin_lead_to_it(desk):
    assert f'href="{HOME}"' in desk.get("/desk/").content.decode()
    assert HOME in desk.get("/admin/").content.decode()


def test_each_chapter_is_there_in_spanish(desk):
    for name, path in zip(guide.NAMES, chapter_paths(), strict=True):
        html = desk.get(f"/es{path}").content.decode()
        assert guide.text_of("es", name).splitlines()[0].removeprefix("# ") in html, name


def test_a_chapter_without_translation_is_shown_in_english_and_says_so(desk, monkeypatch, tmp_path):
    (tmp_path / "en").symlink_to(guides.FOLDER / "en")
    monkeypatch.setattr(guides, "FOLDER", tmp_path)
    guides.read.cache_clear()
    html = desk.get(f"/es{chapter_paths()[0]}").content.decode()
    guides.read.cache_clear()

    assert '<article class="pane prose guide" lang="en">' in html and "Install with containers" in html


def test_a_text_cannot_bring_in_markup():
    html, _sections = guides.render(
        "<script>x</script> [a](javascript:x) [b](http://plain.example) ![c](d.png)\n"
    )

    assert "<script" not in html and "javascript" not in html.replace("[a](javascript:x)", "")
    assert "http://plain" not in html and "<img" not in html


# What it says in both languages


def shape(language: str) -> dict[str, tuple]:
    """Of each chapter: its code blocks, its links to pages, and how many headings and list items it has."""
    texts = {name: guide.text_of(language, name) for name in guide.NAMES}
    return {
        name: (
            guide.FENCE.findall(text),
            [link.partition("#")[0] for link in re.findall(r"\]\(([^)]+)\)", text)],
            len(re.findall(r"^#+ ", text, re.MULTILINE)),
            len(re.findall(r"^(?:-|\d\.) ", text, re.MULTILINE)),
        )
        for name, text in texts.items()
    }


def test_both_languages_give_the_same_commands_and_links():
    assert shape("en") == shape("es")


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_link_and_each_anchor_exists(desk, cast, language):
    """Links to screens of administrators are for them."""
    start = "" if language == "en" else f"/{language}"
    pages = {f"{start}{path}": desk.get(f"{start}{path}").content.decode() for path in chapter_paths()}
    dead = []
    for path, html in pages.items():
        for href in re.findall(r'href="([^"]+)"', html.partition("<article")[2].partition("</article>")[0]):
            where = urlsplit(urljoin(path, href))
            if where.path in pages:
                alive = not where.fragment or f'id="{where.fragment}"' in pages[where.path]
            else:
                alive = where.path == "/metrics" or (
                    desk.get(where.path).status_code in (200, 302)
                    or cast["administrator"].get(where.path).status_code == 200
                )
            if not alive:
                dead.append(f"{path}: {href}")
    assert not dead, "\n".join(dead)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_variable_it_names_exists(language):
    known = {name for _set, name, _value in lines()} | OTHER_VARIABLES
    named = set(re.findall(r"\b[A-Z][A-Z0-9]+(?:_[A-Z0-9]+)+\b", guide.whole(language)))

    assert len(named) >= 15 and not named - known


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_figure_it_names_is_in_the_metrics(language):
    for name in ("cms.mail", "cms.backup"):
        ScheduledJob.objects.create(name=name, last_run_at=clock.now())
    known = {family.name for family in metrics.collect().collect()}
    named = set(re.findall(r"throughline_\w+", guide.whole(language)))

    assert len(named) >= 8 and not named - known


# The commands


def test_each_command_of_the_system_is_a_known_one():
    unknown = []
    for program, *words in guide.outer_commands():
        if program in ("python", "python3"):
            known = words[0] in PYTHON
        else:
            known = program in OUTER and (OUTER[program] is None or words[0] in OUTER[program])
        if program == "docker" and words[0] == "compose":
            known = words[1] in COMPOSE
        if not known:
            unknown.append(" ".join([program, *words]))
    assert not unknown, "\n".join(unknown)


def test_each_service_it_names_is_in_the_compose_file():
    services = YAML(typ="safe").load((ROOT / "compose.yaml").read_text())["services"].keys()
    for words in [each[2:] for each in guide.outer_commands() if each[:2] == ["docker", "compose"]]:
        if words[0] in ("run", "exec"):
            named = [next(word for word in words[1:] if word in services or word in PROGRAMS)]
        else:
            named = [word for word in words[1:] if word.isalpha()] if words[0] in BY_SERVICE else []
        assert set(named) <= services, words


def test_the_packages_are_those_of_the_image():
    steps = " ".join(
        each.text for each in last_stage((ROOT / "Dockerfile").read_text()) if each.name == "RUN"
    )
    (install,) = [words for words in guide.outer_commands() if words[:2] == ["apt-get", "install"]]
    wanted = {word for word in steps.split() if word.startswith(("lib", "fonts-", "postgresql-"))}

    assert wanted and wanted <= set(install)


def test_the_web_service_runs_as_in_the_image():
    (image,) = [each.command for each in last_stage((ROOT / "Dockerfile").read_text()) if each.name == "CMD"]
    (unit,) = [words for words in guide.unit_commands() if words[0] == "gunicorn"]
    bind = unit.index("--bind")

    assert unit[:bind] + unit[bind + 2 :] == image


def test_each_command_of_ours_exists_and_takes_its_arguments(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}
    for name, *words in guide.manage_commands():
        load_command_class(get_commands()[name], name).create_parser("manage.py", name).parse_args(words)


def test_what_is_not_run_here_is_in_the_guide():
    assert set(NOT_RUN) <= {tuple(words) for words in guide.manage_commands()}


RUN = """
import contextlib, io, json, sys
import django
from django.core.management import ManagementUtility
django.setup()
from cms.users.models import User
from allauth.mfa.models import Authenticator
lost = User.objects.create_user("lost@library.example", "a-long-enough-password")
for words in json.load(sys.stdin):
    if words[0] == "reset_second_factor":
        Authenticator.objects.create(user=lost, type="totp", data={"secret": "x"})
    said, code = io.StringIO(), 0
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        try:
            ManagementUtility(["manage.py", *words]).execute()
        except SystemExit as stop:
            code = stop.code or 0
        except BaseException as error:
            code = repr(error)
    print(json.dumps([code, said.getvalue()[-600:]]))
"""


def here(words: list[str], folder: str) -> list[str]:
    """The same command on the scratch site: its folder of backups, and a person whose second factor is lost."""
    places = {"/var/backups/throughline": f"{folder}/backups", "/backups": f"{folder}/in-container"}
    moved = []
    for word in words:
        place = next((each for each in places if word.startswith(f"{each}/")), None)
        moved.append(word.replace(place, places[place], 1) if place else word)
    if words[0] == "reset_second_factor":
        moved[1] = "lost@library.example"
    return [f"{folder}/{word}" if word.endswith(".mbox") else word for word in moved]


@pytest.mark.deep
def test_each_command_of_ours_works_in_the_order_of_the_guide(own_database, tmp_path):
    if connection.vendor != "sqlite":
        pytest.skip("once is enough")
    (tmp_path / "bounces.mbox").write_text("")
    wanted = [words for words in guide.manage_commands() if tuple(words) not in NOT_RUN]
    environment = {**production_env(str(tmp_path)), "PATH": os.environ["PATH"], "DATABASE_URL": own_database}
    environment |= {"EMAIL_URL": f"file:///{tmp_path}/mail", "BACKUP_DIR": f"{tmp_path}/daily"}
    done = subprocess.run(
        [sys.executable, "-c", RUN],
        input=json.dumps([here(words, str(tmp_path)) for words in wanted]),
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    results = [json.loads(line) for line in done.stdout.splitlines()]
    failed = [(words, result) for words, result in zip(wanted, results, strict=False) if result[0]]

    assert len(results) == len(wanted) >= 15, done.stderr[-2000:]
    assert not failed, "\n".join(f"{' '.join(words)}: {result}" for words, result in failed)
    assert list((tmp_path / "mail").iterdir()), "the message to try mail with was sent"
