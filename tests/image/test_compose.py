"""compose.yaml, Caddyfile and .env.example agree with the image, with each other and with the settings."""

import re

from django.core.management import get_commands, load_command_class

import pytest
from ruamel.yaml import YAML

from tests.checks import ROOT
from tests.image.dockerfile import last_stage
from tests.image.env_example import lines

TEXT = (ROOT / "compose.yaml").read_text()
COMPOSE = YAML(typ="safe").load(TEXT)
SERVICES = COMPOSE["services"]
OURS = {name: each for name, each in SERVICES.items() if "build" in each}
BESIDE = ("worker", "worker-short", "schedule", "backup")
VARIABLES = {
    name: value
    for each in last_stage((ROOT / "Dockerfile").read_text())
    if each.name == "ENV"
    for name, value in each.variables.items()
}
# Read by others than our settings: compose.yaml, gunicorn, the S3 library.
OF_OTHERS = {"POSTGRES_PASSWORD", "WEB_CONCURRENCY", "PORT", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"}
OF_OTHERS |= {"COMPOSE_PROFILES"}


def test_the_services_are_those_of_the_guide():
    assert SERVICES.keys() == {"migrate", "web", *BESIDE, "practice", "proxy", "database", "cache"}


@pytest.mark.parametrize("name", ["web", *BESIDE])
def test_nothing_of_the_site_starts_before_the_migration_is_done(name):
    assert SERVICES[name]["depends_on"]["migrate"] == {"condition": "service_completed_successfully"}


def test_the_proxy_waits_until_the_site_answers():
    assert SERVICES["proxy"]["depends_on"] == {"web": {"condition": "service_healthy"}}


def test_whoever_is_waited_for_exists_and_says_how_it_is():
    for service in SERVICES.values():
        for name, wait in service.get("depends_on", {}).items():
            needs_check = (
                wait["condition"] == "service_healthy" and name != "web"
            )  # the image checks the web itself
            assert not needs_check or "test" in SERVICES[name]["healthcheck"], name


@pytest.mark.parametrize("name", ["migrate", *BESIDE])
def test_what_serves_no_page_is_not_asked_for_one(name):
    assert SERVICES[name]["healthcheck"] == {"disable": True}


@pytest.mark.parametrize("name", ["migrate", *BESIDE, "practice"])
def test_each_command_is_one_of_ours_and_takes_its_arguments(name, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}
    python, manage, command, *words = SERVICES[name]["command"].split()
    app = get_commands()[command]
    load_command_class(app, command).create_parser(manage, command).parse_args(words)

    assert (python, manage) == ("python", "manage.py")


def test_each_service_of_ours_can_write_to_its_data_only():
    for service in OURS.values():
        assert service["read_only"] and service["cap_drop"] == ["ALL"] and service["tmpfs"] == ["/tmp"]  # noqa: S108
        assert f"data:{VARIABLES['VAR_DIR']}" in service["volumes"]


def test_only_the_backup_service_holds_the_backups():
    holders = [
        name for name, each in SERVICES.items() if any("backups:" in one for one in each.get("volumes", []))
    ]

    assert holders == ["backup"]
    assert f"backups:{VARIABLES['BACKUP_DIR']}" in SERVICES["backup"]["volumes"]


def test_each_named_volume_is_declared():
    used = {volume.partition(":")[0] for each in SERVICES.values() for volume in each.get("volumes", [])}

    assert {name for name in used if not name.startswith(".")} == COMPOSE["volumes"].keys()


def test_only_the_proxy_can_be_reached_from_outside():
    assert [name for name, each in SERVICES.items() if "ports" in each] == ["proxy"]


def test_the_proxy_sends_requests_to_the_port_of_the_web_service():
    assert f"reverse_proxy web:{VARIABLES['PORT']} " in (ROOT / "Caddyfile").read_text()


def test_the_practice_site_listens_where_the_proxy_and_the_health_check_of_the_image_ask():
    practice, port = SERVICES["practice"], VARIABLES["PORT"]

    assert practice["command"].endswith(f"practice --host 0.0.0.0 --port {port}")
    assert f"reverse_proxy practice:{port}\n" in (ROOT / "Caddyfile").read_text()
    assert practice["environment"] == {"ALLOWED_HOSTS": "localhost"}


def test_only_who_asks_for_a_practice_site_gets_one():
    assert [name for name, each in SERVICES.items() if "profiles" in each] == ["practice"]
    assert (False, "COMPOSE_PROFILES", "practice") in lines()


def test_the_proxy_knows_each_variable_of_its_file():
    used = set(re.findall(r"\{\$([A-Z_]+)", (ROOT / "Caddyfile").read_text()))

    assert used == SERVICES["proxy"]["environment"].keys()


def test_an_operator_finds_each_variable_in_the_example():
    settings = [ROOT / "cms/settings/base.py", ROOT / "cms/settings/production.py"]
    read = set(re.findall(r'env_\w+\(\s*"([A-Z_]+)"', "".join(path.read_text() for path in settings)))
    named = [name for _is_set, name, _value in lines()]

    assert set(named) == read | OF_OTHERS
    assert len(named) == len(set(named))


def test_the_example_sets_what_compose_asks_for():
    asked = set(re.findall(r"\$\{([A-Z_]+)", TEXT))

    assert asked <= {name for is_set, name, _value in lines() if is_set}


def test_the_example_says_what_the_image_sets():
    named = {name: value for is_set, name, value in lines() if not is_set}

    for name in ("BACKUP_DIR", "WEB_CONCURRENCY", "PORT", "VAR_DIR", "STATIC_ROOT"):
        assert named[name] == VARIABLES[name]
