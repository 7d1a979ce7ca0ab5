"""Thoroughness of a run: ``make test-all`` sets ``TEST_DEEP``, and exhaustive tests run at full size."""

import os

DEEP = bool(os.environ.get("TEST_DEEP"))


def size(everyday: int, deep: int) -> int:
    return deep if DEEP else everyday
