"""``/data.json``: the catalog of all data sets of this site by DCAT-US 3.0, for portals that harvest it."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from django.conf import settings
from django.utils import translation

from cms.open_data import sources
from cms.open_data.api.addresses import absolute, address, documentation
from cms.open_data.api.items import precise
from cms.open_data.api.selectors import Total
from cms.open_data.licenses import license_now
from cms.open_data.registry import Kind, kinds
from cms.open_data.sources import Listed
from cms.open_data.values import in_each_language
from cms.site_cache import office

Json = dict[str, Any]
OF_THE_API = "open_data:"
MEDIA = {
    "CSV": "text/csv",
    "JSON": "application/json",
    "XLSX": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ZIP": "application/zip",
}
LINES = "application/jsonl"


def catalog(totals: dict[str, Total]) -> Json:
    """A data set for each kind of record, and for each file that holds a whole list."""
    with translation.override(settings.LANGUAGE_CODE):
        return {
            "@type": "Catalog",
            "@id": address("catalog"),
            "title": f"{office().name}: open data",
            "conformsTo": {"@type": "Standard", "title": "DCAT-US 3.0"},
            "homepage": {"@type": "Document", "title": "Open data and feeds", "accessURL": documentation()},
            "language": _languages(),
            **_who(),
            **_license(),
            "service": [_service()],
            "dataset": [*(_of_kind(kind, totals.get(kind.name, Total())) for kind in kinds()), *_of_files()],
        }


def _of_kind(kind: Kind, total: Total) -> Json:
    found: Json = {
        "@type": "Dataset",
        "@id": address("kind", kind.name),
        "identifier": address("kind", kind.name),
        "title": str(kind.label),
        "titleMap": in_each_language(lambda: kind.label),
        "description": str(kind.about),
        "descriptionMap": in_each_language(lambda: kind.about),
        "language": _languages(),
        "landingPage": {"@type": "Document", "title": "Open data and feeds", "accessURL": documentation()},
        **_who(),
        **_license(),
        "describedBy": _distribution("Schema", address("schema", kind.name), "application/schema+json"),
        "distribution": [
            {
                **_distribution("API", address("kind", kind.name), MEDIA["JSON"]),
                "accessURL": address("index"),
            },
            {**_distribution("Archive", address("archive"), LINES), "packageFormat": MEDIA["ZIP"]},
        ],
    }
    return found | ({"modified": precise(total.modified_at)} if total.modified_at else {})


def _of_files() -> Iterator[Json]:
    """The files that are registered for the index of open data, of all formats together."""
    files = [each for each in sources.listed() if _is_file(each)]
    for stem, group in groupby(files, key=_stem):
        found = list(group)
        yield {
            "@type": "Dataset",
            "@id": absolute(stem),
            "identifier": absolute(stem),
            "title": found[0].what,
            "description": found[0].what,
            "landingPage": {
                "@type": "Document",
                "title": "Open data and feeds",
                "accessURL": documentation(),
            },
            **_who(),
            **_license(),
            "distribution": [
                _distribution(each.format, absolute(each.address), MEDIA[each.format]) for each in found
            ],
        }


def _is_file(each: Listed) -> bool:
    of_this = each.route.startswith(OF_THE_API) or each.is_template
    return not of_this and "." in each.address and each.format in MEDIA


def _stem(each: Listed) -> str:
    return each.address.rpartition(".")[0]


def _distribution(title: str, url: str, kind: str) -> Json:
    return {"@type": "Distribution", "title": title, "downloadURL": url, "mediaType": kind}


def _service() -> Json:
    publisher = _who()
    return {
        "@type": "DataService",
        "@id": address("index"),
        "title": f"{office().name}: API",
        "endpointURL": [address("index")],
        "endpointDescription": [address("openapi")],
        "publisher": publisher["publisher"],
        "contactPoint": [publisher["contactPoint"]],
    }


def _who() -> Json:
    stated = office()
    contact = {"@type": "Kind", "fn": stated.contact_person or stated.name}
    if stated.email:
        contact["hasEmail"] = f"mailto:{stated.email}"
    return {"publisher": {"@type": "Organization", "name": stated.name}, "contactPoint": contact}


def _license() -> Json:
    stated = license_now()
    return {"license": stated["url"]} if stated else {}


def _languages() -> list[str]:
    return [code for code, _name in settings.SITE_LANGUAGES]
