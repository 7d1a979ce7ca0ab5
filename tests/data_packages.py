"""Check metadata by the published rules of Data Package 2.0, Table Schema and CSV on the Web, as a reader would."""

import csv
import hashlib
import io
import json
import re
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

Json = dict[str, Any]
NAME = re.compile(r"[-a-z0-9._/]+")
PATTERNS = {
    "string": re.compile(r"(?s).+"),
    "integer": re.compile(r"-?\d+"),
    "number": re.compile(r"-?\d+(\.\d+)?"),
    "date": re.compile(r"\d{4}-\d\d-\d\d"),
}
CSVW_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_]*")


CASTS: dict[str, Callable[[Json, str], Any]] = {
    "string": lambda field, value: True,
    "integer": lambda field, value: int(value) is not None,
    "number": lambda field, value: float(value) is not None,
    "boolean": lambda field, value: value in (*field["trueValues"], *field["falseValues"]),
    "date": lambda field, value: datetime.strptime(value, "%Y-%m-%d"),
    "datetime": lambda field, value: datetime.strptime(value, field["format"]),
    "list": lambda field, value: all(value.split(field["delimiter"])),
}
NATIVE = {"string": str, "integer": int, "number": (int, float), "boolean": bool, "list": str}


def package_problems(package: Json, body: bytes) -> list[str]:
    """What is wrong with a package of one CSV or JSON lines file with these bytes."""
    (resource,) = package["resources"]
    found = [] if package["$schema"].startswith("https://datapackage.org/profiles/2") else ["profile"]
    found += [f"name {each['name']}" for each in (package, resource) if not NAME.fullmatch(each["name"])]
    if resource["hash"] != f"sha256:{hashlib.sha256(body).hexdigest()}" or resource["bytes"] != len(body):
        found.append("hash or size")
    found += [f"license {each}" for each in package.get("licenses", []) if not {"name", "path"} & set(each)]
    found += [f"source {each}" for each in package["sources"] if not each["title"]]
    if "/" in resource["path"] or resource["encoding"] != "utf-8":
        found.append("path or encoding")
    head, rows = _read(resource, body)
    fields = resource["schema"]["fields"]
    if head is not None and head != [each["name"] for each in fields]:
        found.append(f"header {head}")
    return [*found, *_schema_problems(resource["schema"]), *_row_problems(resource, rows)]


def _read(resource: Json, body: bytes) -> tuple[list[str] | None, list[Json]]:
    text = body.decode("utf-8-sig")
    if resource["format"] == "csv":
        head, *lines = csv.reader(io.StringIO(text, newline=""), delimiter=resource["dialect"]["delimiter"])
        return head, [dict(zip(head, line, strict=True)) for line in lines]
    rows = [json.loads(line) for line in text.split("\n") if line]
    return (list(rows[0]) if rows else None), rows


def _schema_problems(schema: Json) -> Iterator[str]:
    names = [each["name"] for each in schema["fields"]]
    if len({*names}) < len(names) or not set(schema.get("primaryKey", [])) <= {*names}:
        yield f"names {names}"
    for field in schema["fields"]:
        if field["type"] not in CASTS or not field["title"]:
            yield f"field {field}"
        labels = [each["value"] for each in field.get("categories", [])]
        if labels != field.get("constraints", {}).get("enum", []) or len({*labels}) < len(labels):
            yield f"categories of {field['name']}"


def _row_problems(resource: Json, rows: list[Json]) -> Iterator[str]:
    schema = resource["schema"]
    if keys := schema.get("primaryKey"):
        seen = [tuple(row[key] for key in keys) for row in rows]
        if len({*seen}) < len(seen):
            yield "two rows have the same key"
    for field in schema["fields"]:
        for value in {row[field["name"]] for row in rows} - {None, *schema["missingValues"]}:
            if not _fits(field, value, resource["format"]):
                yield f"{field['name']}: {value!r}"


def _fits(field: Json, value: Any, format_: str) -> bool:
    if field["name"] and value not in field.get("constraints", {}).get("enum", [value]):
        return False
    if format_ != "csv" and field["type"] in NATIVE:
        return isinstance(value, NATIVE[field["type"]])
    try:
        return bool(CASTS[field["type"]](field, value))
    except ValueError:
        return False


def csvw_problems(metadata: Json, name: str, body: bytes) -> list[str]:
    """What is wrong with the metadata of a CSV file of this name."""
    found = [] if metadata["@context"][0] == "http://www.w3.org/ns/csvw" else ["context"]
    found += [] if metadata["url"] == name else [f"url {metadata['url']}"]
    columns = metadata["tableSchema"]["columns"]
    names = [each["name"] for each in columns]
    if len({*names}) < len(names) or not all(CSVW_NAME.fullmatch(each) for each in names):
        found.append(f"names {names}")
    if not set(metadata["tableSchema"].get("primaryKey", [])) <= {*names}:
        found.append("key")
    head, *lines = csv.reader(io.StringIO(body.decode("utf-8-sig"), newline=""))
    if head != [each["titles"] for each in columns]:
        found.append(f"header {head}")
    for column, values in zip(columns, zip(*lines, strict=True), strict=True):
        found += [
            f"{column['name']}: {value!r}"
            for value in {*values} - {column["null"]}
            if not _is_of(column, value)
        ]
    return found


def _is_of(column: Json, value: str) -> bool:
    datatype = column["datatype"]
    base = datatype["base"] if isinstance(datatype, dict) else datatype
    if base == "boolean":
        return value in datatype["format"].split("|")
    if base == "dateTime":
        return bool(datetime.strptime(value, "%Y-%m-%d %H:%M:%S%z"))
    if "separator" in column:
        return all(value.split(column["separator"]))
    return bool(PATTERNS[base].fullmatch(value))
