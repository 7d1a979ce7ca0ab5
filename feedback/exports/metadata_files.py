"""The metadata files beside an export, written from its manifest: Data Package, CSVW, data card."""

from feedback.models import Export
from feedback.releases.packages.csvw import csvw_of
from feedback.releases.packages.data_card import card_of
from feedback.releases.packages.data_package import package_of
from feedback.releases.packages.description import DataFile
from feedback.releases.packages.responses import CARD, json_text

PACKAGE = "datapackage.json"


def described(export: Export) -> DataFile | None:
    """Return the description of a file with rows; None for a workbook or before the file is made."""
    if not export.is_data_file or not export.sha256:
        return None
    return DataFile.from_json(export.manifest["described"])


def metadata_files(export: Export) -> dict[str, str]:
    """Map the names of the files beside an export to their text."""
    file = described(export)
    if file is None:
        return {}
    found = {PACKAGE: json_text(package_of(file)), CARD: card_of(file)}
    if export.is_csv:
        found[export.csv_metadata_name] = json_text(csvw_of(file))
    return found
