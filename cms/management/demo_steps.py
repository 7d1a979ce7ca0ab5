"""Steps before the demo can be served. Each does only what remains, and repairs one that was killed."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.commands import migrate
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from whitenoise.compress import Compressor

from cms.management.progress import Progress
from cms.management.unfinished import mark_of, unfinished

Step = Callable[[Progress], None]


def translations(progress: Progress) -> None:
    call_command("compile_translations", verbosity=0)


def database(progress: Progress) -> None:
    """Migrate. A migration is committed before it is recorded: killed in between, it can be neither repeated nor
    skipped.

    An unfinished new SQLite database is therefore deleted and created again.
    """
    if connection.vendor != "sqlite":
        _migrate(progress)
        return
    file = Path(connection.settings_dict["NAME"])
    if mark_of(file).exists():
        progress.note("The last call was stopped while it made the database. Beginning again.")
        _remove_database(file)
    if connection.introspection.table_names():
        _migrate(progress)
    else:
        with unfinished(file):
            _migrate(progress)


def _remove_database(file: Path) -> None:
    connection.close()
    for path in (file, *(file.with_name(file.name + end) for end in ("-wal", "-shm"))):
        path.unlink(missing_ok=True)


def _migrate(progress: Progress) -> None:
    executor = MigrationExecutor(connection)
    total = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    progress.note(f"{total} migrations to apply")
    call_command(CountedMigrate(progress, total), verbosity=0, interactive=False)


class CountedMigrate(migrate.Command):
    def __init__(self, progress: Progress, total: int) -> None:
        super().__init__()
        self.progress, self.total, self.applied = progress, total, 0

    def migration_progress_callback(self, action, migration=None, fake=False) -> None:
        if action == "apply_success":
            self.applied += 1
            self.progress.count(self.applied, self.total, "migrations applied")


def content(progress: Progress) -> None:
    call_command("load_demo", verbosity=0, stdout=progress)


def search_index(progress: Progress) -> None:
    call_command("update_index", verbosity=0, stdout=progress)


def static_files(progress: Progress) -> None:
    """Copy all static files again: collectstatic skips a half-written file, which is newer than its source."""
    root = Path(settings.STATIC_ROOT)
    with unfinished(root) as was_left:
        call_command("collectstatic", verbosity=0, interactive=False, clear=was_left, stdout=progress)
        compress(root / "cms", progress)


def compress(folder: Path, progress: Progress) -> None:
    """Compressed copies of our own files, which WhiteNoise serves to browsers that accept them."""
    compressor = Compressor(quiet=True, use_brotli=False)
    files = [path for path in folder.rglob("*") if path.is_file() and compressor.should_compress(path.name)]
    files = [path for path in files if not _is_compressed(path)]
    with ThreadPoolExecutor() as pool:
        for done, _names in enumerate(pool.map(compressor.compress, map(str, files)), 1):
            progress.count(done, len(files), "files compressed")


def _is_compressed(path: Path) -> bool:
    """WhiteNoise gives a complete copy the modification time of its source."""
    copy = path.with_name(f"{path.name}.gz")
    return copy.exists() and copy.stat().st_mtime == path.stat().st_mtime


STEPS: list[tuple[str, Step]] = [
    ("Compiling the translations", translations),
    ("Preparing the database", database),
    ("Loading the demo content", content),
    ("Building the search index", search_index),
    ("Collecting the static files", static_files),
]
