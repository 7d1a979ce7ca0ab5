"""Detect what the machine offers to tests: Chromium, PostgreSQL, PDF libraries. Install it where that is allowed."""

import contextlib
import ctypes.util
import os
import random
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg

# Pango lays out the pages of a packet; the fonts draw each language of the site.
PDF_PACKAGES = (
    "libpango-1.0-0",
    "libpangoft2-1.0-0",
    "libharfbuzz-subset0",
    "fonts-noto-core",
    "fonts-noto-cjk",
)
CHROMIUMS = ("chromium-headless-shell", "chromium", "chromium-browser")
FONTS = ("NotoSansCJK-*", "NotoSansArabic-*")
DEFAULT_POSTGRES = "postgres://postgres@127.0.0.1:5432/postgres"


def may_fetch() -> bool:
    return os.geteuid() == 0 and not os.environ.get("NO_APT") and shutil.which("apt-get") is not None


def fetch(*packages: str) -> bool:
    """Install system packages if this user may; True when apt-get said it worked."""
    if not may_fetch():
        return False
    print(f"Fetching {', '.join(packages)} with apt-get.", flush=True)
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    env = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], env=env, **quiet)
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    return subprocess.run(install, env=env, **quiet).returncode == 0


def chromium() -> str:
    """The browser's path, or an empty string. The one without windows takes a third less of the processor."""
    named = os.environ.get("CHROMIUM", "")
    return named or next(filter(None, map(shutil.which, CHROMIUMS)), "")


def pdf() -> bool:
    """Whether packets can be made here, with glyphs for each language."""
    libraries = all(map(ctypes.util.find_library, ("pango-1.0", "pangoft2-1.0", "harfbuzz-subset")))
    folders = [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".fonts"]
    return libraries and all(any(any(each.rglob(name)) for each in folders) for name in FONTS)


def free_port() -> int:
    """Below those that go to outgoing connections: a browser would take one of them before it is listened on."""
    for port in random.sample(range(20_000, 30_000), 100):
        with contextlib.suppress(OSError), socket.socket() as probe:
            probe.bind(("", port))
            return port
    raise AssertionError("a hundred ports below 30,000 are all in use")


@contextlib.contextmanager
def postgres() -> Iterator[tuple[str, str]]:
    """(address, name of the server), or ("", why not). Uses a running server, else starts a throw-away one."""
    address = os.environ.get("TEST_POSTGRES_URL") or DEFAULT_POSTGRES
    version = server_version(address)
    if version:
        yield address, version
        return
    if not _binaries():
        fetch("postgresql")
    binaries = _binaries()
    if not binaries:
        yield "", f"no server answers at {address} and no PostgreSQL is installed"
        return
    with (
        tempfile.TemporaryDirectory(prefix="throughline-pg-") as folder,
        _throwaway_server(binaries, Path(folder)) as (address, why_not),
    ):
        version = server_version(address) if address else ""
        yield (address, f"{version}, started for this run") if version else ("", why_not)


def server_version(address: str) -> str:
    try:
        with psycopg.connect(address, connect_timeout=3) as connection:
            may_create = connection.execute(
                "SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user"
            ).fetchone()
            version = connection.info.server_version // 10000
    except psycopg.Error:
        return ""
    return f"PostgreSQL {version}" if may_create and may_create[0] else ""


def _binaries() -> Path | None:
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[4]), reverse=True
    )
    on_path = shutil.which("initdb")
    return found[0].parent if found else Path(on_path).parent if on_path else None


@contextlib.contextmanager
def _throwaway_server(binaries: Path, folder: Path) -> Iterator[tuple[str, str]]:
    """PostgreSQL refuses to run as root: root hands the folder to the account that the package made."""
    as_user: list[str] = []
    if os.geteuid() == 0:
        try:
            shutil.chown(folder, "postgres")
        except LookupError:
            yield "", "PostgreSQL does not run as root and there is no account named postgres"
            return
        as_user = ["runuser", "-u", "postgres", "--"]
    data, port = folder / "data", free_port()
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"

    def run(*command: str) -> bool:
        call = [*as_user, str(binaries / command[0]), *command[1:]]
        return subprocess.run(call, cwd=folder, capture_output=True).returncode == 0

    made = run("initdb", "-D", str(data), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
    log = str(folder / "log")
    if not made or not run("pg_ctl", "-D", str(data), "-w", "-l", log, "-o", options, "start"):
        yield "", "PostgreSQL is installed but a throw-away server could not be started"
        return
    try:
        yield f"postgres://postgres@127.0.0.1:{port}/postgres", "the throw-away server did not answer"
    finally:
        run("pg_ctl", "-D", str(data), "-m", "immediate", "stop")
