"""A headless Chromium for tests: opens a page from disk, runs scripts in it, clicks, looks.

Belongs here: the DevTools protocol over the browser's pipe (two file descriptors, messages end in a zero byte), so that no
driver and no port is needed. Does not belong here: what the report should do.
"""

from __future__ import annotations

import base64
import itertools
import json
import os
import select
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
WAIT = 60.0
"""Seconds after which a page that does not come counts as broken; a page takes well under one."""


class Page:
    """One tab."""

    def __init__(self, write: int, read: int) -> None:
        self.write, self.read = write, read
        self.numbers, self.visits = itertools.count(1), itertools.count(1)
        self.waiting, self.ready = b"", False
        self.session: str | None = None
        self.trouble: list[str] = []
        """Uncaught errors, dialogs, refused scripts and requests that left the disk, in words."""
        target = self.send("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.send("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.send(f"{domain}.enable")

    def send(self, method: str, **parameters: Any) -> dict[str, Any]:
        """The result of a command; what happens meanwhile is noted."""
        number = next(self.numbers)
        message: dict[str, Any] = {"id": number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.write, json.dumps(message).encode() + b"\0")
        end = time.monotonic() + WAIT
        while True:
            answer = self._next(end)
            if answer.get("id") == number:
                assert "error" not in answer, answer["error"]
                return answer["result"]
            self._note(answer)

    def _next(self, end: float) -> dict[str, Any]:
        while b"\0" not in self.waiting:
            ready, _, _ = select.select([self.read], [], [], max(0.0, end - time.monotonic()))
            assert ready, "the browser does not answer"
            got = os.read(self.read, 1 << 20)
            assert got, "the browser went away"
            self.waiting += got
        message, _, self.waiting = self.waiting.partition(b"\0")
        return json.loads(message)

    def _note(self, event: dict[str, Any]) -> None:
        facts = event.get("params", {})
        match event.get("method"):
            case "Runtime.exceptionThrown":
                self.trouble.append(f"error: {facts['exceptionDetails'].get('exception', {}).get('description')}")
            case "Page.javascriptDialogOpening":
                self.trouble.append(f"dialog: {facts['message']}")
            case "Log.entryAdded" if facts["entry"]["level"] == "error":
                self.trouble.append(f"log: {facts['entry']['text']}")
            case "Runtime.consoleAPICalled" if facts["type"] == "error":
                self.trouble.append(f"console: {facts['args']}")
            case "Network.requestWillBeSent" if not facts["request"]["url"].startswith(("file:", "data:", "about:")):
                self.trouble.append(f"request: {facts['request']['url']}")

    def open(
        self, folder: Path, at: str = "#/", *, width: int = 1440, height: int = 1000, theme: str = "light"
    ) -> None:
        """The report in ``folder`` at an address of it, drawn to the end."""
        self.send("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        self.send("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": theme}])
        address = (folder / "index.html").as_uri()
        if not self.ready:  # a first page gets its window's size only after it has begun to draw
            self._load(address, at)
            self.ready = True
        self._load(address, at)

    def _load(self, address: str, at: str) -> None:
        # the number makes it another address, so that the page is loaded anew and not only told of another place in it
        visit = f"?{next(self.visits)}"
        self.send("Page.navigate", url=f"{address}{visit}{at}")
        self.until(f"location.search === '{visit}' && !!document.querySelector('main')?.dataset.ready")

    def run(self, script: str) -> Any:
        """The value of an expression in the page."""
        answer = self.send("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def until(self, condition: str) -> None:
        """Waits until an expression in the page is true."""
        end = time.monotonic() + WAIT
        while not self.run(condition):
            assert time.monotonic() < end, f"never true: {condition}; {self.trouble}"
            time.sleep(0.01)

    def settled(self, at: str) -> None:
        """Waits until the page shows the address."""
        self.until(f"document.querySelector('main').dataset.ready === {json.dumps(at)}")

    def click(self, selector: str) -> None:
        """Clicks the first element that matches."""
        self.run(f"document.querySelector({json.dumps(selector)}).click()")

    def texts(self, selector: str) -> list[str]:
        """The text of every element that matches."""
        return self.run(f"[...document.querySelectorAll({json.dumps(selector)})].map((one) => one.textContent)")

    def picture(self, path: Path) -> None:
        """A screenshot of the whole page: the window is made as high as the page first."""
        width, height = self.run("[innerWidth, document.documentElement.scrollHeight]")
        self.send("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        self.run("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        path.write_bytes(base64.b64decode(self.send("Page.captureScreenshot", format="png")["data"]))


@contextmanager
def chromium(profile: Path) -> Iterator[Page]:
    """A browser with an empty profile; it ends with the block."""
    assert CHROMIUM is not None
    commands, from_us = os.pipe()
    to_us, answers = os.pipe()
    process = subprocess.Popen(
        [
            # the browser reads commands from descriptor 3 and writes answers to 4
            "/bin/sh", "-c", f'exec "$@" 3</dev/fd/{commands} 4>/dev/fd/{answers}', "sh",
            CHROMIUM, "--headless=new", "--remote-debugging-pipe", "--no-sandbox", "--disable-gpu", "--no-first-run",
            "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update",
            "--hide-scrollbars", "--lang=en", f"--user-data-dir={profile}", "about:blank",
        ],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        pass_fds=(commands, answers), start_new_session=True,
    )  # fmt: skip
    os.close(commands)
    os.close(answers)
    try:
        yield Page(from_us, to_us)
    finally:
        os.close(from_us)
        os.close(to_us)
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
