"""Data files: tables of words in YAML, beside the module that uses them."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml


@cache
def read_data(file: Path) -> Any:
    """The content of a file, read once. The callers share it and do not change it."""
    return yaml.safe_load(file.read_text(encoding="utf-8"))


def data_beside(module: str) -> Any:
    """The data file with the name of a module, given as its ``__file__``."""
    return read_data(Path(module).with_suffix(".yaml"))
