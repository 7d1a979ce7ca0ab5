"""An index of the texts of comments by runs of three letters, so that a search for words does not read every text.

PostgreSQL has it with ``pg_trgm``, and uses it for ``icontains`` by itself. SQLite has it as an FTS5 table without text
of its own, which triggers keep. ``ensure`` makes it after each ``migrate``, and again where rebuilding a table dropped
its triggers. Results are the same without it; a database whose owner may not create the extension only takes longer.
"""

import logging
from collections.abc import Iterable, Iterator

from django.db import DatabaseError, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

logger = logging.getLogger(__name__)
TEXTS, WORDS = "feedback_submissiontext", "feedback_text_words"
LEAST = 3  # letters: shorter words have no run of three
MANY = 2_500  # texts
ADD = f"INSERT INTO {WORDS}(rowid, text) VALUES (new.id, new.text);"  # noqa: S608
REMOVE = f"INSERT INTO {WORDS}({WORDS}, rowid, text) VALUES ('delete', old.id, old.text);"  # noqa: S608
MATCH = f"SELECT rowid FROM {WORDS} WHERE {WORDS} MATCH %s"  # noqa: S608
TRIGGERS = {
    f"{WORDS}_added": f"AFTER INSERT ON {TEXTS} BEGIN {ADD} END",
    f"{WORDS}_removed": f"AFTER DELETE ON {TEXTS} BEGIN {REMOVE} END",
    f"{WORDS}_changed": f"AFTER UPDATE OF text ON {TEXTS} BEGIN {REMOVE} {ADD} END",
}
POSTGRES = (
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    f"CREATE INDEX IF NOT EXISTS {WORDS} ON {TEXTS} USING gin (UPPER(text) gin_trgm_ops)",
)


def ensure(using: str, **_signal: object) -> None:
    """Make the index if it, or a trigger of it, is missing. Called after ``migrate``."""
    connection = connections[using]
    if connection.vendor == "sqlite" and not _is_whole(connection):
        _run(using, _for_sqlite())
    elif connection.vendor == "postgresql":
        try:
            _run(using, POSTGRES)
        except DatabaseError as error:
            logger.warning("a search for words reads every text: %s", str(error).splitlines()[0])


def few(words: str, using: str) -> list[int] | None:
    """The ids of the texts that may contain these words, if they are few; whether they do, the caller still asks.

    None: very many may, the words are too short, or the database plans by its own statistics (PostgreSQL). Reading the
    newest comments one by one then finds a page of them sooner.
    """
    return few_of_any([words], using)


def few_of_any(phrases: Iterable[str], using: str) -> list[int] | None:
    """As ``few``, of texts that may contain one of these, with or without accents."""
    asked = sorted(phrases)
    if connections[using].vendor != "sqlite" or any(len(each) < LEAST for each in asked):
        return None
    match = " OR ".join(_phrase(form) for each in asked for form in _forms(each))
    with connections[using].cursor() as cursor:
        cursor.execute(f"{MATCH} LIMIT {MANY}", [match])
        found = [pk for (pk,) in cursor.fetchall()]
    return found if len(found) < MANY else None


def _forms(words: str) -> set[str]:
    """The index leaves out accents, but not the stroke of "đ"."""
    return {words, words.replace("d", "đ")}


def _phrase(words: str) -> str:
    return '"{}"'.format(words.replace('"', '""'))


def _for_sqlite() -> Iterator[str]:
    layout = f"fts5(text, content='{TEXTS}', content_rowid='id', tokenize='trigram remove_diacritics 1')"
    yield f"CREATE VIRTUAL TABLE IF NOT EXISTS {WORDS} USING {layout}"
    # A redaction leaves nothing behind in the parts of the index.
    yield f"INSERT INTO {WORDS}({WORDS}, rank) VALUES ('secure-delete', 1)"  # noqa: S608
    for name, body in TRIGGERS.items():
        yield f"CREATE TRIGGER IF NOT EXISTS {name} {body}"
    yield f"INSERT INTO {WORDS}({WORDS}) VALUES ('rebuild')"  # noqa: S608


def _is_whole(connection: BaseDatabaseWrapper) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master")
        return {WORDS, *TRIGGERS} <= {name for (name,) in cursor.fetchall()}


def _run(using: str, statements: tuple[str, ...] | Iterator[str]) -> None:
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        for each in statements:
            cursor.execute(each)
