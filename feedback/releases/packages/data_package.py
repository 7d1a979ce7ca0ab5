"""Write `datapackage.json` after the Data Package standard, version 2: one resource with its table schema."""

from typing import Any

from cms.open_data.licenses import license_of
from feedback.releases.packages.description import DataFile, Variable

Json = dict[str, Any]
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
MEDIA_TYPES = {
    "csv": "text/csv",
    "jsonl": "application/x-ndjson",
    "parquet": "application/vnd.apache.parquet",
}
DIALECT = {"header": True, "delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True}
TYPES = {"int": "integer", "float": "number", "bool": "boolean", "date": "date", "datetime": "datetime"}
MOMENTS = {"csv": "%Y-%m-%d %H:%M:%S%z", "jsonl": "%Y-%m-%dT%H:%M:%S.%f%z"}


def package_of(file: DataFile) -> Json:
    """Return the descriptor. Nothing in it depends on when it is asked for."""
    license_ = license_of(file.license)
    return {
        "$schema": PROFILE,
        "name": file.name,
        "title": file.title,
        "description": file.description,
        "version": file.version,
        "created": file.created,
        **({"licenses": [license_]} if license_ else {}),
        "sources": [{"title": file.source, "version": file.version, "sha256": file.cut_sha256}],
        "resources": [_resource(file)],
    }


def _resource(file: DataFile) -> Json:
    is_text = file.format in MOMENTS
    return {
        "name": file.name,
        "type": "table",
        "path": file.path,
        "format": file.format,
        "mediatype": MEDIA_TYPES[file.format],
        # Checkers count the bytes of text only and report those of Parquet as wrong; the hash says more.
        **({"encoding": "utf-8", "bytes": file.bytes} if is_text else {}),
        "hash": f"sha256:{file.sha256}",
        **({"dialect": DIALECT} if file.format == "csv" else {}),
        "schema": schema_of(file),
    }


def schema_of(file: DataFile) -> Json:
    """Return the table schema; its field names are the header row."""
    keys = [each.header for each in file.variables if each.is_key]
    return {
        "fields": [_field(each, file.format) for each in file.variables],
        "missingValues": [""],
        **({"primaryKey": keys} if keys else {}),
    }


def _field(variable: Variable, format_: str) -> Json:
    field: Json = {
        "name": variable.header,
        "title": variable.title,
        "type": TYPES.get(variable.kind, "string"),
    }
    if variable.kind == "datetime" and format_ in MOMENTS:
        field["format"] = MOMENTS[format_]
    if variable.kind == "bool" and format_ == "csv":
        field |= {"trueValues": ["TRUE"], "falseValues": ["FALSE"]}
    if variable.is_list:
        field |= {"type": "list", "delimiter": "; "}
    if variable.description:
        field["description"] = variable.description
    if labels := [{"value": each.value, "label": each.label} for each in variable.values]:
        field["categories" if variable.is_closed else "valueLabels"] = labels
    if variable.is_closed:
        field["constraints"] = {"enum": [each.value for each in variable.values]}
    return field
