"""Write Parquet in row groups with constant memory, and without timestamps or host details (X13)."""

import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from cms.spreadsheets import Column

ROWS_OF_A_GROUP = 10_000
READ = 1 << 18
_SURROGATE = re.compile("[\ud800-\udfff]")


def stream_parquet(columns: Sequence[Column], rows: Iterable[Sequence[Any]]) -> Iterator[bytes]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    kinds = {
        "int": pa.int64(),
        "float": pa.float64(),
        "bool": pa.bool_(),
        "date": pa.date32(),
        "datetime": pa.timestamp("us", tz="UTC"),
    }
    schema = pa.schema([pa.field(each.key, kinds.get(each.kind, pa.string())) for each in columns])
    source = iter(rows)
    with tempfile.TemporaryFile() as scratch:
        with pq.ParquetWriter(scratch, schema, compression="zstd", store_schema=False) as writer:
            while batch := list(islice(source, ROWS_OF_A_GROUP)):
                arrays = [
                    pa.array(_clean(values) if column.is_text else values, type=field.type)
                    for column, values, field in zip(columns, zip(*batch, strict=True), schema, strict=True)
                ]
                writer.write_table(pa.table(arrays, schema=schema), row_group_size=ROWS_OF_A_GROUP)
        scratch.seek(0)
        while chunk := scratch.read(READ):
            yield chunk


def _clean(values: Sequence[Any]) -> list[str | None]:
    """Replace unpaired surrogates, which Parquet cannot store, with U+FFFD."""
    return [None if value is None else _SURROGATE.sub("\ufffd", str(value)) for value in values]
