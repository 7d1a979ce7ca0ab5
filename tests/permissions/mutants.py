"""Mutants of the modules that decide permissions (M06): a role added or removed, a `not` inverted, a refusal
deleted.

A mutant is a module's own source with one change, executed in the module's place while the cases of policies.py
run.
"""

import ast
import inspect
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import ModuleType


@dataclass(frozen=True)
class Mutant:
    module: ModuleType
    where: str
    what: str
    tree: ast.Module

    def __str__(self) -> str:
        return f"{self.module.__name__}.{self.where} {self.what}"


def mutants(module: ModuleType) -> Iterator[Mutant]:
    """One change each, in the order of the source."""
    source = inspect.getsource(module)
    for place, node in enumerate(ast.walk(ast.parse(source))):
        for number in range(len(_changes(node))):
            tree = ast.parse(source)
            same = next(each for at, each in enumerate(ast.walk(tree)) if at == place)
            what, change = _changes(same)[number]
            change()
            yield Mutant(module, _where(tree, node), what, ast.fix_missing_locations(tree))


def _where(tree: ast.Module, node: ast.AST) -> str:
    """The function in which a node stands, and how far down."""
    line = getattr(node, "lineno", 0)
    within = [each for each in tree.body if each.lineno <= line <= (each.end_lineno or 0)]
    name = getattr(within[0], "name", "") if within else ""
    return f"{name}+{line - within[0].lineno}" if name else f"line {line}"


def _changes(node: ast.AST) -> list:
    """What can be done to a node: (in words, the deed)."""
    turned = lambda: setattr(node, "test", ast.UnaryOp(ast.Not(), node.test))  # noqa: E731
    if isinstance(node, ast.If):
        left_out = ("leaves a refusal out", lambda: node.body.__setitem__(0, ast.Pass()))
        return [("turns a condition", turned), *([left_out] if isinstance(node.body[0], ast.Raise) else [])]
    if isinstance(node, ast.IfExp):
        return [("turns a choice", turned)]
    if isinstance(node, ast.BoolOp):
        other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        return [("takes and for or", lambda: setattr(node, "op", other))]
    if isinstance(node, ast.Assign) and isinstance(node.value, ast.Tuple) and _is_roles(node.value):
        return _changes_of_roles(node.value)
    return []


def _is_roles(value: ast.Tuple) -> bool:
    return bool(value.elts) and all(
        isinstance(each, ast.Attribute) and getattr(each.value, "id", "") == "Role" for each in value.elts
    )


def _changes_of_roles(value: ast.Tuple) -> list:
    known = [each.attr for each in value.elts]
    found = [
        (f"leaves {name} out", lambda at=at: value.elts.pop(at))
        for at, name in enumerate(known)
        if len(known) > 1
    ]
    new = next(name for name in ("ANALYST", "EDITOR", "CLERK", "PUBLISHER") if name not in known)
    role = ast.Attribute(ast.Name("Role", ast.Load()), new, ast.Load())
    return [*found, (f"lets {new} in", lambda: value.elts.append(role))]


@contextmanager
def in_place(mutant: Mutant) -> Iterator[None]:
    """The module works as the mutant says, and as before afterwards."""
    kept = dict(mutant.module.__dict__)
    try:
        exec(compile(mutant.tree, mutant.module.__file__ or "", "exec"), mutant.module.__dict__)  # noqa: S102
        yield
    finally:
        mutant.module.__dict__.clear()
        mutant.module.__dict__.update(kept)
