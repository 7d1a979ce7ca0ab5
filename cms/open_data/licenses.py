"""The licenses that an office may give its published data, as programs name them."""

from typing import Any

from cms.models import OfficeSettings
from cms.site_cache import office

Json = dict[str, Any]
DataLicense = OfficeSettings.DataLicense
NOT_STATED = "No license is stated."
_FACTS = {
    DataLicense.CC0: (
        "https://creativecommons.org/publicdomain/zero/1.0/",
        "Creative Commons Zero 1.0 Universal",
    ),
    DataLicense.CC_BY: (
        "https://creativecommons.org/licenses/by/4.0/",
        "Creative Commons Attribution 4.0 International",
    ),
    DataLicense.PDDL: (
        "https://opendatacommons.org/licenses/pddl/1-0/",
        "Open Data Commons Public Domain Dedication and License 1.0",
    ),
}


def license_of(name: str) -> Json | None:
    """Return name, path and title, or None if it is not one of them: the office stated none."""
    if name not in _FACTS:
        return None
    path, title = _FACTS[DataLicense(name)]
    return {"name": name, "path": path, "title": title}


def license_now() -> dict[str, str] | None:
    """What the office states for everything that is read live: its name and address."""
    found = license_of(office().data_license)
    return {"name": found["name"], "url": found["path"]} if found else None


def license_link() -> dict[str, str]:
    """Relation → address, for a header."""
    found = license_now()
    return {"license": found["url"]} if found else {}
