"""Write `<file>-metadata.json` for a CSV file after CSV on the Web (W3C), where its readers look for it."""

from typing import Any

from cms.open_data.licenses import license_of
from feedback.releases.packages.description import DataFile, Variable

Json = dict[str, Any]
CONTEXT = ["http://www.w3.org/ns/csvw", {"@language": "en"}]
DIALECT = {
    "encoding": "utf-8",
    "header": True,
    "delimiter": ",",
    "lineTerminators": ["\r\n"],
    "quoteChar": '"',
    "doubleQuote": True,
}
TYPES: dict[str, Any] = {
    "int": "integer",
    "float": "number",
    "bool": {"base": "boolean", "format": "TRUE|FALSE"},
    "date": "date",
    "datetime": {"base": "dateTime", "format": "yyyy-MM-dd HH:mm:ssXXX"},
}


def csvw_of(file: DataFile) -> Json:
    """Return the metadata of a CSV file; column titles are the header row."""
    license_ = license_of(file.license)
    keys = [each.name for each in file.variables if each.is_key]
    return {
        "@context": CONTEXT,
        "url": file.path,
        "dc:title": file.title,
        "dc:description": file.description,
        "dc:created": file.created,
        "dc:source": f"{file.source}, SHA-256 {file.cut_sha256}",
        **({"dc:publisher": file.office} if file.office else {}),
        **({"dc:license": {"@id": license_["path"]}} if license_ else {}),
        "dialect": DIALECT,
        "tableSchema": {
            "columns": [_column(each) for each in file.variables],
            **({"primaryKey": keys} if keys else {}),
        },
    }


def _column(variable: Variable) -> Json:
    told = [variable.description, "; ".join(f"{each.value} = {each.label}" for each in variable.values)]
    return {
        "name": variable.name,
        "titles": variable.header,
        "dc:title": variable.title,
        "datatype": TYPES.get(variable.kind, "string"),
        "null": "",
        **({"separator": "; "} if variable.is_list else {}),
        **({"dc:description": " ".join(each for each in told if each)} if any(told) else {}),
    }
