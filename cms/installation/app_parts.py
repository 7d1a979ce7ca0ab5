"""One app's part of a new installation, and its questions."""

from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps
from django.core.management.base import OutputWrapper

from cms.models import HomePage

ACTOR = "system:setup"
Options = dict[str, Any]


@dataclass
class Setup:
    """The state of one run. ``secrets`` are printed once, after everything is saved."""

    options: Options
    languages: list[str]
    homes: dict[str, HomePage] = field(default_factory=dict)
    added: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    secrets: list[str] = field(default_factory=list)


class Questions:
    """Ask until the answer is valid."""

    def __init__(self, out: OutputWrapper) -> None:
        self.out = out

    def ask(self, question: str, *, default: str = "", problem: Callable[[str], str] = lambda _: "") -> str:
        shown = f"{question} [{default}]: " if default else f"{question}: "
        while True:
            answer = input(shown).strip() or default
            if not (said := problem(answer)):
                return answer
            self.out.write(said)


class Part:
    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the flags of this part."""

    def ask(self, options: Options, questions: Questions) -> None:
        """Fill in the missing options."""

    def problems(self, options: Options) -> Iterator[str]:
        """One sentence for each invalid option. Nothing is written if there is any."""
        yield from ()

    def build(self, setup: Setup) -> None:
        """Create what is missing; leave what exists unchanged."""


def parts() -> list[Part]:
    found: list[Part] = []
    for config in reversed(list(apps.get_app_configs())):
        if find_spec(f"{config.name}.installation"):
            found += import_module(f"{config.name}.installation").PARTS
    return found
