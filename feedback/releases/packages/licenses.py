"""The licenses that an office may give its published data, as programs name them."""

from typing import Any

from cms.models import OfficeSettings

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
    """Return name, path and title, or None if the office stated none when the data set was frozen."""
    if name not in _FACTS:
        return None
    path, title = _FACTS[DataLicense(name)]
    return {"name": name, "path": path, "title": title}
