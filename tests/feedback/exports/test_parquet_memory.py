"""The memory that a Parquet file takes does not grow with its rows (X13)."""

import subprocess
import sys

import pytest

from tests.checks import ROOT

ROWS = """
import sys
import django
django.setup()
import pyarrow.parquet
from feedback.exports.parquet import stream_parquet
from feedback.releases.packages.description import Value, Variable
from tests.bench.memory import peak_kilobytes
closed = tuple(Value(f"v{n}", f"V{n}") for n in range(6))
variables = [Variable(f"text_{n}", f"text_{n}", "Text", "text") for n in range(4)]
variables += [Variable(f"pick_{n}", f"pick_{n}", "Pick", "text", values=closed, is_closed=True) for n in range(10)]
def rows(count):
    for n in range(count):
        yield [f"{n} comment " * 20] * 4 + [f"v{n % 6}"] * 10
def size(count):
    return sum(map(len, stream_parquet(variables, rows(count), {"title": "A test"})))
size(300)
start = peak_kilobytes()
size(int(sys.argv[1]))
print((peak_kilobytes() - start) // 1024)
"""


@pytest.mark.parametrize("rows", [5_000, 50_000])
def test_ten_times_the_rows_take_no_more_memory(rows):
    """At most 40 MiB; whole columns of the larger file would need more than 100."""
    command = [sys.executable, "-c", ROWS, str(rows)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    assert int(done.stdout.split()[-1]) <= 40
