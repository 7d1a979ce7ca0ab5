"""Architecture tests: direction of imports, size of files, banned constructs."""

import ast
import os
import re
import subprocess
import sys
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest

from tests.checks import APPS, ROOT

HEAVY = ("pandas", "openpyxl", "sklearn", "pyarrow", "numpy", "scipy", "weasyprint", "pikepdf", "sentry_sdk")
MODULE, FUNCTION, TEST_FUNCTION, TEMPLATE, STYLE_SHEET = 400, 50, 35, 150, 200
ANY = 100
LONGER = {"cms/proofs/verify_record.py": 450}  # one file by contract, which readers download
BUILT = {"cms/static/cms/css/site.css", "cms/static/cms/build/site.css"}

# Reviewed places. A new one needs a reason in its commit and a line here.
SIGNALS_OF_OTHERS = {
    "cms/apps.py": "after migrate: roles; Wagtail's own signals: cache of the site",
    "boards/workspace/retention.py": "Django tells that an account is closed: its private notes go at once",
    "cms/records/history.py": "simple-history asks for its facts by signal",
    "feedback/site/adapters.py": "Wagtail tells that a form's page was published",
    "cms/publication/last_line.py": "Wagtail's pages and files change: the gate is asked on every way to do it",
    "cms/publication/images.py": "Wagtail tells that a page became public or ceased to be: the cached answer ends",
    "cms/site_cache.py": "Wagtail and Django tell when a page or setting changed",
}
REGISTRIES = [
    "boards/guard/registry.py",
    "boards/wiring.py",
    "cms/chain/nodes.py",
    "cms/extension_points.py",
    "cms/jobs/queue.py",
    "cms/records/ledger.py",
    "cms/records/record_kinds.py",
    "cms/records/retention.py",
    "cms/site_cache.py",  # a cache
]
BANS = {
    "mark_safe": (r"\bmark_safe\(", {"cms/components/icons.py"}),
    # Django's own password hints are HTML; no help text of ours comes from a visitor.
    "|safe": (
        r"\|\s*safe\b",
        {"cms/templates/components/field.html", "cms/templates/components/_field_notes.html"},
    ),
    "autoescape off": (r"autoescape\s+off", set()),
    "raw SQL": (r"\.(raw|extra)\(", set()),
    "csrf_exempt": (
        r"^\s*@csrf_exempt|csrf_exempt\(",
        {"cms/web/public_post.py", "cms/open_data/api/answers.py"},  # the second refuses all but reading
    ),
    "raw HTML block": (r"RawHTMLBlock", set()),
    "the visitor's words as a filter": (r"\*\*\s*(self\.)?request\.(GET|POST)", set()),
    # What is read from a cache is no statement: a stored page would not know that it depends on it (cms/page_cache).
    # These keep what no stored page shows, or only empty the cache; all others use `cms.cache.cached`.
    "a cache of one's own": (
        r"^from django\.core\.cache import",
        {
            "boards/materials/removal.py",
            "cms/backups/archive.py",
            "cms/cache.py",
            "cms/page_cache/stored.py",
            "cms/page_cache/versions.py",
            "cms/practice/prepare.py",
            "cms/practice/services.py",
            "cms/publication/images.py",
            "cms/records/possible_copies.py",
            "cms/records/redaction.py",
            "cms/sharing/views.py",
            "engagement/registrations/answers.py",
            "engagement/registrations/own_questions/selectors.py",
            "engagement/registrations/own_questions/services.py",
            "engagement/registrations/privacy_notice.py",
        },
    ),
    "pickle": (r"\b(import pickle|read_pickle|pickle\.loads?)\b", set()),
    "eval": (r"(?<![\w.])(eval|exec)\(", set()),
    "yaml.load": (r"yaml\.load\(", set()),
    "inline style": (r"<[^>]+\sstyle=", set()),
    "inline script": (r"<script(?![^>]*\bsrc=)(?![^>]*application/(ld\+)?json)", set()),
    "inline handler": (r"<[^>]+\son(click|load|change|submit|input)=", set()),
}


@cache
def files(*suffixes: str, folder: str = "") -> list[Path]:
    roots = [ROOT / app for app in APPS] if not folder else [ROOT / folder]
    found = [path for root in roots for path in root.rglob("*") if path.suffix in suffixes]
    return sorted(
        path for path in found if "migrations" not in path.parts and "__pycache__" not in path.parts
    )


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@cache
def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def lines(path: Path) -> int:
    return len(text(path).splitlines())


@dataclass
class Facts:
    """What the tests below ask of a module, read in one walk: parsing all of them anew would take seconds each time."""

    functions: list[tuple[str, int]] = field(default_factory=list)
    imports: set[str] = field(default_factory=set)
    annotations: list[ast.expr | None] = field(default_factory=list)
    registries: int = 0

    @property
    def untyped(self) -> int:
        """How many parameters and variables are ``: Any``; ``*args`` and ``**kwargs`` are Django's."""
        return sum(isinstance(each, ast.Name) and each.id == "Any" for each in self.annotations)


@cache
def facts(path: Path) -> Facts:
    found, tree = Facts(), ast.parse(text(path))
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            found.functions.append((node.name, (node.end_lineno or node.lineno) - node.lineno + 1))
        elif isinstance(node, ast.Import):
            found.imports |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.imports |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
        elif isinstance(node, ast.arguments):
            arguments = (*node.posonlyargs, *node.args, *node.kwonlyargs)
            found.annotations += [each.annotation for each in arguments]
        elif isinstance(node, ast.AnnAssign):
            found.annotations.append(node.annotation)
    found.registries = registries(tree)
    return found


def registries(tree: ast.Module) -> int:
    """Empty dictionaries and lists at the top of a module that wait to be filled by others."""
    values = [node.value for node in tree.body if isinstance(node, ast.AnnAssign)]
    return sum(ast.dump(value) in ("Dict()", "List()", "List(ctx=Load())") for value in values if value)


def none_of(offenders: list[str]) -> None:
    assert not offenders, f"{len(offenders)} found\n" + "\n".join(offenders)


def test_what_registers_with_what_stands_in_few_modules():
    """Jobs, ledger, record kinds, retention, trace nodes, extension points, guard, wiring of boards."""
    found = [name(path) for path in files(".py") if facts(path).registries and "settings" not in path.parts]
    assert sorted(found) == sorted(REGISTRIES)


def test_there_are_files_to_look_at():
    assert len(files(".py")) >= 100
    assert len(files(".html")) >= 50


def test_python_modules_are_short():
    both = files(".py") + files(".py", folder="tests")
    too_long = [path for path in both if lines(path) > LONGER.get(name(path), MODULE)]
    none_of([f"{name(path)}: {lines(path)} lines" for path in too_long])


def test_functions_are_short():
    none_of(
        [
            f"{name(path)}: {function} has {length} lines"
            for path in files(".py")
            for function, length in facts(path).functions
            if length > FUNCTION
        ]
    )


def test_test_functions_are_short():
    none_of(
        [
            f"{name(path)}: {function} has {length} lines"
            for path in files(".py", folder="tests")
            for function, length in facts(path).functions
            if function.startswith("test_") and length > TEST_FUNCTION
        ]
    )


def test_templates_and_style_sheets_are_short():
    long = [path for path in files(".html") if lines(path) > TEMPLATE]
    long += [path for path in files(".css") if lines(path) > STYLE_SHEET and name(path) not in BUILT]
    none_of([f"{name(path)}: {lines(path)} lines" for path in long])


def test_few_things_are_of_any_type():
    assert sum(facts(path).untyped for path in files(".py")) <= ANY


def test_our_own_domain_sends_no_signals():
    speaks = re.compile(r"@receiver\(|\b(pre|post)_(save|delete|init)\b|\bSignal\(\)|m2m_changed")
    found = {name(path) for path in files(".py") if speaks.search(text(path))}
    none_of(sorted(found - set(SIGNALS_OF_OTHERS)))


def test_nothing_imports_views():
    """Only views, the address tables and what registers admin screens may."""
    may = {"urls.py", "public_urls.py", "account_urls.py", "wagtail_hooks.py"}
    offenders = []
    for path in files(".py"):
        if path.name in may or path.name == "views.py" or {"views", "urls"} & set(path.parts):
            continue
        for module in sorted(facts(path).imports):
            app, _dot, rest = module.partition(".")
            if app in APPS and ("views" in rest.split(".")):
                offenders.append(f"{name(path)} imports {module}")
    none_of(offenders)


def test_views_fetch_through_access():
    getter = re.compile(r"\b[A-Z]\w+\.objects\.get\(|get_object_or_404\(\s*[A-Z]")
    views = [path for path in files(".py") if path.name == "views.py" or "views" in path.parts]
    assert len(views) >= 10
    none_of([name(path) for path in views if getter.search(text(path))])


@pytest.mark.parametrize("ban", BANS)
def test_nobody_writes(ban):
    pattern, reviewed = BANS[ban]
    found = re.compile(pattern, re.MULTILINE)
    offenders = {name(path) for path in files(".py", ".html") if found.search(text(path))}
    none_of(sorted(offenders - reviewed))
    assert not reviewed - offenders, "a reviewed place is no longer needed"


LOADED = f"""
import sys, threading
import cms.wsgi
from django.db import connections
print("open", [each.alias for each in connections.all() if each.connection is not None])
print("threads", threading.active_count())
from django.urls import get_resolver
get_resolver().url_patterns
get_resolver()._populate()
print("heavy", sorted(set({HEAVY!r}) & set(sys.modules)))
"""


@pytest.mark.slow
def test_a_web_worker_starts_without_heavy_libraries_and_opens_nothing(tmp_path):
    """gunicorn --preload loads the site and then forks its workers: they would share what is open.

    Addresses are resolved too, so that every view module is loaded. No error report is wanted here.
    """
    variables = {"DJANGO_SETTINGS_MODULE": "cms.settings.demo", "VAR_DIR": str(tmp_path), "SENTRY_DSN": ""}
    variables |= {"DATABASE_URL": f"sqlite:///{tmp_path / 'db.sqlite3'}"}
    done = subprocess.run(
        [sys.executable, "-c", LOADED], cwd=ROOT, env=os.environ | variables, capture_output=True, text=True
    )
    assert done.stdout.splitlines() == ["open []", "threads 1", "heavy []"], done.stdout + done.stderr
