"""How thorough a run is: ``make test-all`` sets ``TEST_DEEP``, and exhaustive tests take their full size."""

import os

DEEP = bool(os.environ.get("TEST_DEEP"))


def size(everyday: int, deep: int) -> int:
    return deep if DEEP else everyday
