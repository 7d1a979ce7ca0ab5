"""Write Parquet in row groups with constant memory, and without timestamps or host details (X13).

Closed values are dictionary columns, which pandas reads as categories. Their dictionary is that of the form, decided
before the first row; titles, labels, source and license are metadata of the file.
"""

import json
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from cms.open_data.licenses import license_of
from feedback.releases.packages.data_package import schema_of
from feedback.releases.packages.description import DataFile, Variable

if TYPE_CHECKING:
    import pyarrow

ROWS_OF_A_GROUP = 2_000
READ = 1 << 18
_SURROGATE = re.compile("[\ud800-\udfff]")


def metadata_of(file: DataFile) -> dict[str, str]:
    """Return what is known about the file as a whole; ``schema`` is its Data Package table schema as JSON."""
    license_ = license_of(file.license)
    numbers = [each.header for each in file.variables if each.kind == "int"]
    return {
        "title": file.title,
        "description": file.description,
        "source": file.source,
        "data_set": file.version,
        "sha256": file.cut_sha256,
        "created": file.created,
        "license": license_["path"] if license_ else "",
        "schema": json.dumps(schema_of(file), ensure_ascii=False),
        "pandas": json.dumps(_for_pandas(numbers)),
    }


def _for_pandas(numbers: list[str]) -> dict[str, Any]:
    """Whole numbers stay whole where some are missing; pandas would read them as floats."""
    columns = [
        {"name": name, "field_name": name, "pandas_type": "int64", "numpy_type": "Int64", "metadata": None}
        for name in numbers
    ]
    return {"index_columns": [], "column_indexes": [], "columns": columns, "pandas_version": "2.0.0"}


def stream_parquet(
    variables: Sequence[Variable], rows: Iterable[Sequence[Any]], metadata: dict[str, str]
) -> Iterator[bytes]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = pa.schema([_field(each) for each in variables], metadata=_clean_texts(metadata))
    dictionaries = [_dictionary(each) if each.is_closed else None for each in variables]
    source = iter(rows)
    with tempfile.TemporaryFile() as scratch:
        with pq.ParquetWriter(scratch, schema, compression="zstd") as writer:
            while batch := list(islice(source, ROWS_OF_A_GROUP)):
                arrays = [
                    _array(values, field.type, known)
                    for values, field, known in zip(
                        zip(*batch, strict=True), schema, dictionaries, strict=True
                    )
                ]
                writer.write_table(pa.table(arrays, schema=schema), row_group_size=ROWS_OF_A_GROUP)
        scratch.seek(0)
        while chunk := scratch.read(READ):
            yield chunk


def _field(variable: Variable) -> "pyarrow.Field":
    import pyarrow as pa

    kinds = {
        "int": pa.int64(),
        "float": pa.float64(),
        "bool": pa.bool_(),
        "date": pa.date32(),
        "datetime": pa.timestamp("us", tz="UTC"),
    }
    type_ = kinds.get(variable.kind, pa.string())
    labels = {each.value: each.label for each in variable.values}
    facts = {"title": variable.title, "description": variable.description}
    if labels:
        facts["labels"] = json.dumps(labels, ensure_ascii=False)
    return pa.field(
        variable.header,
        pa.dictionary(pa.int32(), pa.string()) if variable.is_closed else type_,
        metadata=_clean_texts(facts),
    )


def _dictionary(variable: Variable) -> dict[str, int]:
    return {_clean(each.value): number for number, each in enumerate(variable.values)}


def _array(values: Sequence[Any], type_: "pyarrow.DataType", known: dict[str, int] | None) -> "pyarrow.Array":
    """Return a column of a row group. A value that its list lacks joins the list, so that no row is lost."""
    import pyarrow as pa

    if known is not None:
        numbers = [None if value is None else known.setdefault(_clean(value), len(known)) for value in values]
        return pa.DictionaryArray.from_arrays(pa.array(numbers, pa.int32()), pa.array(list(known)))
    if pa.types.is_string(type_):
        values = [None if value is None else _clean(value) for value in values]
    return pa.array(values, type=type_)


def _clean_texts(facts: dict[str, str]) -> dict[str, str]:
    return {name: _clean(value) for name, value in facts.items()}


def _clean(value: object) -> str:
    """Replace unpaired surrogates, which Parquet cannot store, with U+FFFD."""
    return _SURROGATE.sub("\ufffd", str(value))
