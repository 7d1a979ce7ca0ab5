"""Read the schema.org data of a page, and check it against the part of the vocabulary in ``schema_org.yaml``."""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import yaml

VOCABULARY = yaml.safe_load((Path(__file__).parent / "schema_org.yaml").read_text(encoding="utf-8"))
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
SCHEMA = "https://schema.org/"


def blocks_of(html: str) -> list[dict]:
    return [json.loads(each) for each in BLOCK.findall(html)]


def graph_of(html: str) -> dict[str, dict]:
    """Type → node, of the one block of a page. Its subject, whatever it is, stands under "subject" too."""
    [block] = blocks_of(html)
    nodes = {node["@type"]: node for node in block["@graph"]}
    subjects = [node for node in block["@graph"] if node["@id"].endswith("#subject")]
    return nodes | ({"subject": subjects[0]} if subjects else {})


def addresses_of(value: object) -> Iterator[str]:
    """Every absolute address in the data, without fragments and templates."""
    if isinstance(value, dict):
        for name, each in value.items():
            if name not in ("urlTemplate", "@context"):
                yield from addresses_of(each)
    elif isinstance(value, list):
        for each in value:
            yield from addresses_of(each)
    elif isinstance(value, str) and re.match(r"https?://\S+$", value):
        yield value.partition("#")[0]


def problems_of(block: dict) -> list[str]:
    """What the vocabulary does not have: types, properties of types, values of properties."""
    found = [] if block["@context"] == "https://schema.org" else ["another vocabulary"]
    ids = {node["@id"] for node in block["@graph"]}
    for node in block["@graph"]:
        found += _of_node(node, "", ids)
    return found


def _of_node(node: dict, reached_by: str, ids: set[str]) -> list[str]:
    if node.keys() == {"@id"}:
        address = node["@id"]
        return [f"refers to nothing: {address}"] if "#" in address and address not in ids else []
    kinds = _above(node["@type"])
    found = [] if kinds else [f"no type {node['@type']}"]
    for name, value in node.items():
        if name.startswith("@") or (name.endswith("-input") and "Action" in kinds):
            continue
        rule = VOCABULARY["properties"].get(name)
        if rule is None or not (kinds & set(rule["domain"]) or ("Role" in kinds and name == reached_by)):
            found.append(f"{node['@type']} has no {name}")
            continue
        for each in value if isinstance(value, list) else [value]:
            found += _of_value(node["@type"], name, each, set(rule["range"]), ids)
    return found


def _of_value(kind: str, name: str, value: object, expected: set[str], ids: set[str]) -> list[str]:
    if isinstance(value, dict):
        kinds = _above(value["@type"]) if "@type" in value else expected
        wrong = [] if kinds & expected or "Role" in kinds else [f"{name} of {kind} is no {value['@type']}"]
        return wrong + _of_node(value, name, ids)
    return [] if any(_fits(value, each) for each in expected) else [f"{name} of {kind} is {value!r}"]


def _fits(value: object, kind: str) -> bool:
    if kind in VOCABULARY["values"]:
        return value in [SCHEMA + each for each in VOCABULARY["values"][kind]]
    if kind in ("Date", "DateTime"):
        return isinstance(value, str) and _is_moment(value)
    if kind == "URL":
        return isinstance(value, str) and value.startswith("http")
    types = {"Text": str, "Boolean": bool, "Integer": int, "Number": int}
    return kind in types and type(value) is types[kind] and value != ""


def _is_moment(value: str) -> bool:
    """A day, or a moment with its offset."""
    try:
        return value == date.fromisoformat(value).isoformat()
    except ValueError:
        return bool(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d", value))


def _above(kind: str) -> set[str]:
    """The type and all above it; empty if the vocabulary has no such type."""
    if kind not in VOCABULARY["types"]:
        return set()
    return {kind}.union(*(_above(each) for each in VOCABULARY["types"][kind]))
