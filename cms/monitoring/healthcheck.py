"""What the image's HEALTHCHECK runs: does this machine's web process answer /readyz with 200?

The request carries a name from ALLOWED_HOSTS; without one, Django refuses it before any view is asked.
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
