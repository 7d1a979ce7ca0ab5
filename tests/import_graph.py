"""Read the imports between the modules of an app from the source, including imports inside functions."""

import ast
from collections import defaultdict
from functools import cache
from pathlib import Path

from tests.checks import ROOT

KERNEL, SITE = "kernel", "site"
KERNEL_FOLDERS = {"models", "rules", "templatetags"}
SITE_FOLDERS = {"site", "demo", "installation", "management"}
SITE_MODULES = {"apps", "wagtail_hooks"}

Graph = dict[str, set[str]]


def modules_of(app: str) -> dict[str, Path]:
    """Dotted name -> file, without migrations."""
    found = {}
    for path in sorted((ROOT / app).rglob("*.py")):
        if "migrations" not in path.parts:
            name = str(path.relative_to(ROOT).with_suffix("")).replace("/", ".")
            found[name.removesuffix(".__init__")] = path
    return found


@cache
def graph_of(app: str) -> Graph:
    """Module -> modules of the same app that it imports. ``from package import module`` leads to the module."""
    modules = modules_of(app)
    return {name: _imported(path, modules) - {name} for name, path in modules.items()}


def _imported(path: Path, modules: dict[str, Path]) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            dotted = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= {name if name in modules else node.module for name in dotted}
    return found & set(modules)


def rings_of(graph: Graph) -> list[list[str]]:
    """Groups of modules of which each leads to each other one (Tarjan 1972)."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    rings: list[list[str]] = []

    def visit(name: str) -> None:
        index[name] = low[name] = len(index)
        stack.append(name)
        for other in graph[name]:
            if other not in index:
                visit(other)
                low[name] = min(low[name], low[other])
            elif other in stack:
                low[name] = min(low[name], index[other])
        if low[name] == index[name]:
            ring = stack[stack.index(name) :]
            del stack[stack.index(name) :]
            if len(ring) > 1:
                rings.append(sorted(ring))

    for name in graph:
        if name not in index:
            visit(name)
    return rings


def capability_of(module: str) -> str:
    """The folder right in the app; modules beside the folders are kernel."""
    parts = module.split(".")
    if len(parts) < 2 or parts[1] in KERNEL_FOLDERS:
        return KERNEL
    if parts[1] in SITE_FOLDERS | SITE_MODULES:
        return SITE
    path = ROOT / parts[0] / parts[1]
    return parts[1] if path.is_dir() else KERNEL


def inside_share(graph: Graph) -> float:
    """Of the imports of capabilities that lead above the kernel, the part that stays in its capability."""
    counts: dict[bool, int] = defaultdict(int)
    for module, others in graph.items():
        own = capability_of(module)
        if own not in (KERNEL, SITE):
            for other in others:
                if (theirs := capability_of(other)) != KERNEL:
                    counts[theirs == own] += 1
    return counts[True] / sum(counts.values())
