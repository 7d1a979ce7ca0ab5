"""A network that can really be cut: a relay between browser and site. Chromium's own "offline" does not affect
workers.
"""

import contextlib
import socket
import threading

HERE = "127.0.0.1"
CHUNK = 65_536


class Cable:
    """Listens on a port of its own and carries everything to the site's, until it is cut; then nobody answers."""

    def __init__(self, site_port: int) -> None:
        self.site_port, self.port = site_port, 0
        self.ends: set[socket.socket] = set()
        self.plug()

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    def plug(self) -> None:
        self.listener = socket.create_server((HERE, self.port))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self._accept, args=(self.listener,), daemon=True).start()

    def cut(self) -> None:
        for end in (self.listener, *self.ends.copy()):
            self._close(end)

    def _accept(self, listener: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while True:
                near, _address = listener.accept()
                far = socket.create_connection((HERE, self.site_port))
                self.ends |= {near, far}
                for one, other in ((near, far), (far, near)):
                    threading.Thread(target=self._carry, args=(one, other), daemon=True).start()

    def _carry(self, one: socket.socket, other: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := one.recv(CHUNK):
                other.sendall(data)
        self._close(one)
        self._close(other)

    def _close(self, end: socket.socket) -> None:
        with contextlib.suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
        end.close()
        self.ends.discard(end)
