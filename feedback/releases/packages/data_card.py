"""Write the data card, a Markdown page for people, which Metagov's flat files of deliberative tools ask for."""

from collections.abc import Iterator

from cms.open_data.licenses import NOT_STATED, license_of
from feedback.releases.packages.description import DataFile, Variable


def card_of(file: DataFile) -> str:
    return "\n".join(_lines(file)) + "\n"


def _lines(file: DataFile) -> Iterator[str]:
    license_ = license_of(file.license)
    yield from (f"# {_plain(file.title)}", "", _plain(file.description), "")
    yield from ("| | |", "|---|---|")
    yield _row("Source", file.source)
    yield _row("SHA-256 of the data set", f"`{file.cut_sha256}`")
    yield _row("Frozen", file.created)
    yield _row("File", f"`{file.path}`, {file.bytes} bytes")
    yield _row("SHA-256 of the file", f"`{file.sha256}`")
    yield _row("License", f"[{license_['title']}]({license_['path']})" if license_ else NOT_STATED)
    if file.limits:
        yield from ("", "## Limits", "", _plain(file.limits))
    yield from ("", "## Variables", "", "| Name | What it is | Type |", "|---|---|---|")
    for each in file.variables:
        told = ". ".join(words.rstrip(".") for words in (each.title, each.description) if words)
        yield f"| `{_plain(each.header)}` | {_plain(told)} | {'list' if each.is_list else each.kind} |"
    for each in file.variables:
        yield from _values(each)


def _values(variable: Variable) -> Iterator[str]:
    if variable.values:
        yield from ("", f"## Values of `{_plain(variable.header)}`", "", "| Value | Label |", "|---|---|")
        yield from (f"| `{_plain(each.value)}` | {_plain(each.label)} |" for each in variable.values)


def _row(what: str, told: str) -> str:
    return f"| {what} | {_plain(told)} |"


def _plain(words: str) -> str:
    """On one line, without what would end a cell."""
    return " ".join(words.split()).replace("|", "\\|")
