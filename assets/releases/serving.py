"""The releases of a local lake as pages on loopback: a browser follows no link from a served page to a file on disk."""

from __future__ import annotations

import contextlib
import functools
import http.server
import os
import threading
from collections.abc import Iterator

from assets.lake import Lake
from assets.releases.making import releases

ADDRESS = "TELUSUR_RELEASES_URL"
"""Environment variable with the address at which the releases are served, where they are."""
LATEST = "/latest/"
"""Path that leads to the report of the newest release."""


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Files below the releases' folder, and ``LATEST``."""

    def __init__(self, *args: object, lake: Lake, folder: str) -> None:
        self.lake = lake
        super().__init__(*args, directory=folder)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        if self.path.partition("?")[0] != LATEST:
            super().do_GET()
        elif made := releases(self.lake):
            self.send_response(302)
            self.send_header("Location", f"/{made[-1]}/report/index.html")
            self.end_headers()
        else:
            self.send_error(404, "there is no release yet", "Materialize the asset 'release', or run: make release")

    def log_message(self, *args: object) -> None:
        pass  # the terminal belongs to Dagster


@contextlib.contextmanager
def served_releases(lake: Lake, port: int) -> Iterator[str]:
    """Serve the lake's releases on loopback until the context ends; gives their address, ``http://127.0.0.1:<port>``.

    Where ``port`` is taken, any free one serves. The lake lies in a local folder, which need not exist yet.
    """
    handler = functools.partial(_Handler, lake=lake, folder=lake.storage.url("releases"))
    try:
        server = http.server.ThreadingHTTPServer(("127.0.0.1", port), handler)
    except OSError:
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    with server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def latest_report() -> str | None:
    """The address that leads to the newest release's report; None where nobody serves the releases."""
    address = os.environ.get(ADDRESS)
    return address + LATEST if address else None
