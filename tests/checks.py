"""Run every check other than tests: style, types, templates, import direction, settings, migrations."""

import base64
import os
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[1]
APPS = ("boards", "cms", "engagement", "feedback")

# One process for what needs the whole house loaded.
HOUSE = """
import django
django.setup()
from django.core.management import call_command
call_command("check", fail_level="WARNING")
call_command("makemigrations", check=True, dry_run=True)
call_command("compile_translations", verbosity=0)
"""


@dataclass
class Check:
    name: str
    command: list[str]
    env: dict[str, str] = field(default_factory=dict)


def tool(name: str) -> str:
    return str(Path(sys.executable).parent / name)


def manage(*words: str) -> list[str]:
    return [sys.executable, "manage.py", *words]


def templates() -> list[str]:
    found = [path for app in APPS for path in (ROOT / app).rglob("templates/**/*.html")]
    return sorted({str(path.relative_to(ROOT)) for path in found})


def production_env(folder: str) -> dict[str, str]:
    return {
        "DJANGO_SETTINGS_MODULE": "cms.settings.production",
        "VAR_DIR": folder,
        "SECRET_KEY": secrets.token_urlsafe(64),
        "RECORD_KEY": secrets.token_urlsafe(64),
        "RECORD_SIGNING_KEY": base64.b64encode(secrets.token_bytes(32)).decode(),
        "ALLOWED_HOSTS": "throughline.example.org",
        "SITE_URL": "https://throughline.example.org",
        "EMAIL_URL": "smtp://mail.example.org:587/?tls=true",
        "DEFAULT_FROM_EMAIL": "Throughline <no-reply@example.org>",
        "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3",
    }


def checks(folder: str, words: list[str]) -> Iterator[Check]:
    """``words``: which tests to collect, if not all."""
    test = {"DJANGO_SETTINGS_MODULE": "cms.settings.test", "TEST_DB": f"{folder}/checks.sqlite3"}
    yield Check("style (ruff)", [tool("ruff"), "check", "-q", "."])
    yield Check("format (ruff)", [tool("ruff"), "format", "-q", "--check", "."])
    if templates():
        yield Check("templates (djade)", [tool("djade"), "--check", "--target-version", "6.1", *templates()])
    yield Check("import direction", [tool("lint-imports"), "--no-cache"])
    yield Check("types (mypy)", [tool("mypy")], test)
    yield Check("system check, migrations, translations", [sys.executable, "-c", HOUSE], test)
    deploy = manage("check", "--deploy", "--fail-level", "WARNING")
    yield Check("production settings", deploy, production_env(folder))
    yield Check("image (hadolint)", [tool("hadolint"), "Dockerfile"])
    compose = [tool("check-jsonschema"), "--builtin-schema", "vendor.compose-spec", "compose.yaml"]
    yield Check("compose (compose-spec)", compose)
    # The processes that run the tests then find each file compiled.
    yield Check("tests (pytest)", [sys.executable, "-m", "pytest", "-q", "--collect-only", *words], test)


def run_checks(words: list[str]) -> tuple[int, list[str]]:
    """Run them all; (how many passed, names of those that failed)."""
    passed, failed = 0, []
    with tempfile.TemporaryDirectory() as folder:
        for check in checks(folder, words):
            begun = time.monotonic()
            done = subprocess.run(
                check.command, cwd=ROOT, env=os.environ | check.env, capture_output=True, text=True
            )
            took = time.monotonic() - begun
            print(f"{'ok    ' if done.returncode == 0 else 'FAILED'} {check.name} ({took:.1f} s)", flush=True)
            if done.returncode:
                failed.append(check.name)
                print("\n".join(f"    {line}" for line in (done.stdout + done.stderr).splitlines()[-60:]))
            else:
                passed += 1
    return passed, failed


if __name__ == "__main__":
    sys.exit(1 if run_checks([])[1] else 0)
