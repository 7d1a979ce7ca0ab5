"""Read a codebook from a table: the sheet that the codebook is downloaded as, or one written by hand."""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from cms.cleaning import clean_text
from cms.spreadsheets import unguard
from cms.spreadsheets.delimited import DANGEROUS
from cms.spreadsheets.readers import read_table
from feedback.coding.codebook_presenters import columns
from feedback.coding.file_codes import MOST_CODES, PLAIN, TRANSLATED, FileCode, FileContent
from feedback.exceptions import FileRefused
from feedback.models import Code

NOT_READ = ("version",)


def read_sheet(data: bytes, filename: str) -> FileContent:
    """The codes of a CSV or XLSX file. Raises ``RuleBroken`` for what is no table or has no names."""
    known, statuses = _headings(), _statuses()
    codes: list[FileCode] = []
    foreign: dict[str, bool] = {}
    for line, cells in read_table(data, filename):
        row: dict[str, str] = {}
        for label, value in cells.items():
            name = known.get(_plain(label))
            if name:
                row[name] = _cell(value)
            else:
                foreign[label] = True
        if not codes and not {"key", f"name_{settings.LANGUAGE_CODE}"} & row.keys():
            raise FileRefused(_("The first line must include a “Key” or “Name” column."), rule="X11")
        codes.append(_file_code(line, row, statuses))
        if len(codes) > MOST_CODES:
            break
    if not codes:
        raise FileRefused(_("The file has no codes."), rule="S21")
    names = ", ".join(f"“{each}”" for each in foreign)
    return FileContent(
        codes, [_("These columns are ignored: %(names)s.") % {"names": names}] if foreign else []
    )


def _file_code(line: int, row: dict[str, str], statuses: dict[str, str]) -> FileCode:
    texts = {
        name: {
            language: row[f"{name}_{language}"]
            for language, _label in settings.LANGUAGES
            if f"{name}_{language}" in row
        }
        for name in TRANSLATED
    }
    key = row.get("key", "")
    return FileCode(
        line=line,
        ref=key or f"#{line}",
        parent=row.get("parent"),
        plain={name: row[name] for name in PLAIN if name in row},
        key=key,
        status=statuses.get(_plain(row.get("status", "")), ""),
        instead=row.get("merged_into", ""),
        name=texts["name"],
        definition=texts["definition"],
    )


def _headings() -> dict[str, str]:
    """Each way to name a column, in any language of the site → its key."""
    found: dict[str, str] = {}
    for language, _name in settings.LANGUAGES:
        with override(language):
            found |= {_plain(str(each.label)): each.key for each in columns() if each.key not in NOT_READ}
    found |= {_plain(key): key for key in list(found.values())}
    found |= {_plain(name): f"{name}_{settings.LANGUAGE_CODE}" for name in TRANSLATED}
    return found


def _statuses() -> dict[str, str]:
    found: dict[str, str] = {}
    for language, _name in settings.LANGUAGES:
        with override(language):
            found |= {_plain(str(label)): value for value, label in Code.Status.choices}
    return found | {value: value for value in Code.Status.values}


def _plain(label: str) -> str:
    return " ".join(unguard(label).replace("_", " ").casefold().split())


def _cell(value: str) -> str:
    is_guarded = value[:1] == "'" and value[1:2] in set(DANGEROUS)
    return clean_text(unguard(value) if is_guarded else value)
