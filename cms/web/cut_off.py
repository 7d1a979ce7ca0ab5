"""End a connection after some seconds: who answers byte by byte meets no other time limit."""

import socket
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPException
from threading import Timer


@contextmanager
def cut_off(plain: socket.socket, seconds: float) -> Iterator[None]:
    """Raises TimeoutError if the time was over. ``plain``: the socket below TLS."""
    with closing(plain.dup()) as line:  # TLS takes over the socket itself
        late: list[bool] = []
        timer = Timer(seconds, _shut, [line, late])
        timer.start()
        try:
            yield
        except (OSError, HTTPException):
            if not late:
                raise
        finally:
            timer.cancel()
            timer.join()
        if late:  # also where half an answer was read: the end of the line looks like the end of the headers
            raise TimeoutError


def _shut(line: socket.socket, late: list[bool]) -> None:
    late.append(True)
    try:
        line.shutdown(socket.SHUT_RDWR)
    except OSError:
        return  # it is closed already
