"""A timestamp authority on this machine: `openssl ts` behind a small server."""

import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread

SECTIONS = """
[req]
distinguished_name = names
[names]
[root]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign
[authority]
basicConstraints = CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
[ts]
serial = {folder}/serial
signer_digest = sha256
ess_cert_id_alg = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha384, sha512
"""
CURVE = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes")
Answer = Callable[[bytes], tuple[int, bytes]]


def openssl(*words: object) -> subprocess.CompletedProcess:
    return subprocess.run(["openssl", *map(str, words)], capture_output=True, text=True, timeout=60)


@dataclass
class Authority:
    """Its keys are in a folder of its own."""

    folder: Path

    @property
    def root(self) -> Path:
        return self.folder / "root.pem"

    def make(self) -> None:
        config = self.folder / "openssl.cnf"
        config.write_text(SECTIONS.format(folder=self.folder))
        (self.folder / "serial").write_text("01\n")
        common = ("-config", config, *CURVE, "-days", "3650")
        key, own = self.folder / "root.key", self.folder / "own.key"
        self._run(
            "req",
            "-x509",
            *common,
            "-keyout",
            key,
            "-subj",
            "/CN=Root",
            "-extensions",
            "root",
            "-out",
            self.root,
        )
        signed_by = ("-CA", self.root, "-CAkey", key, "-extensions", "authority")
        names = ("-keyout", own, "-subj", "/CN=Authority", "-out", self.folder / "own.pem")
        self._run("req", "-x509", *common, *signed_by, *names)

    def answer(self, query: bytes) -> tuple[int, bytes]:
        """Status and body of its answer."""
        with TemporaryDirectory() as folder:
            asked, made = Path(folder) / "query.tsq", Path(folder) / "answer.tsr"
            asked.write_bytes(query)
            signer = ("-signer", self.folder / "own.pem", "-inkey", self.folder / "own.key")
            config = ("-config", self.folder / "openssl.cnf", "-section", "ts")
            self._run("ts", "-reply", *config, "-queryfile", asked, *signer, "-out", made)
            return 200, made.read_bytes()

    def accepts(self, text: bytes, timestamp: bytes) -> bool:
        """As a stranger asks it, with both files and the root's certificate."""
        with TemporaryDirectory() as folder:
            data, file = Path(folder) / "checkpoint.txt", Path(folder) / "checkpoint.tsr"
            data.write_bytes(text)
            file.write_bytes(timestamp)
            return not openssl("ts", "-verify", "-data", data, "-in", file, "-CAfile", self.root).returncode

    def _run(self, *words: object) -> None:
        done = openssl(*words)
        assert done.returncode == 0, done.stderr


@contextmanager
def serving(answer: Answer | None) -> Iterator[tuple[str, list[bytes]]]:
    """Its address, and what it was asked. Without ``answer`` it says nothing until the end."""
    over, asked = Event(), list[bytes]()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked.append(self.rfile.read(int(self.headers["Content-Length"])))
            if answer is None or self.headers["Content-Type"] != "application/timestamp-query":
                over.wait()
                return
            status, body = answer(asked[-1])
            self.send_response(status)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.end_headers()
            with suppress(OSError):
                self.wfile.write(body)

        def log_message(self, *words: object) -> None:
            """Says nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/stamp", asked
        finally:
            over.set()
            server.shutdown()
            thread.join()
