"""The image's HEALTHCHECK: whether the web process in this container answers /readyz with 200.

The request uses a host from ALLOWED_HOSTS; otherwise Django would refuse it before any view runs.
"""

import os
import sys
from http.client import HTTPConnection

SECONDS = 4


def status() -> int:
    host = os.environ["ALLOWED_HOSTS"].split(",")[0].strip().removeprefix(".")
    connection = HTTPConnection("127.0.0.1", int(os.environ["PORT"]), timeout=SECONDS)
    connection.request("GET", "/readyz", headers={"Host": host})
    return connection.getresponse().status


if __name__ == "__main__":
    sys.exit(status() != 200)
