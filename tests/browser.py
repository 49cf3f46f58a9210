"""A real browser without a screen, driven through its own pipe: no library, and no connection but that pipe."""

import fcntl
import json
import os
import select
import shutil
import subprocess
import sys
import time
from base64 import b64decode
from pathlib import Path
from typing import Any, Self

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MISSING = "no Chromium on this machine; make test installs it as root, else: sudo apt-get install chromium"
PATIENCE = 20  # seconds
_START = "import os,sys; r,w,*c=sys.argv[1:]; os.dup2(int(r),3); os.dup2(int(w),4); os.execvp(c[0],c)"
KEYS = {"Tab": 9, "Enter": 13, "Space": 32, "ArrowDown": 40, "End": 35}


def chromium() -> str | None:
    """Where it is, if it is there."""
    return next(filter(None, map(shutil.which, NAMES)), None)


class Browser:
    """One page of Chromium in a profile of its own; everything that it asks of a network is noted."""

    def __init__(self, folder: Path, *, width: int = 1280, height: int = 720, scale: float = 1) -> None:
        self.requests: list[str] = []
        self.warnings: list[str] = []  # kinds of questions that the page asked; each is answered with yes
        self.downloads, self._number = folder / "downloads", 0
        self.downloads.mkdir(parents=True, exist_ok=True)
        (theirs_in, self._out), (self._in, theirs_out) = os.pipe(), os.pipe()
        ends = [fcntl.fcntl(end, fcntl.F_DUPFD, 100) for end in (theirs_in, theirs_out)]
        for end in (theirs_in, theirs_out):
            os.close(end)
        command = [sys.executable, "-c", _START, *map(str, ends), chromium() or "", "--headless", "--no-sandbox"]
        command += ["--remote-debugging-pipe", f"--user-data-dir={folder / 'profile'}", "--disable-gpu"]
        command += ["--no-first-run", "--disable-background-networking", "--disable-dev-shm-usage"]
        quiet = subprocess.DEVNULL
        self._process = subprocess.Popen([*command, "about:blank"], pass_fds=ends, stdout=quiet, stderr=quiet)
        for end in ends:
            os.close(end)
        self._rest = b""
        target = next(t for t in self.ask("Target.getTargets")["targetInfos"] if t["type"] == "page")
        self._session = self.ask("Target.attachToTarget", targetId=target["targetId"], flatten=True)["sessionId"]
        self.ask("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(self.downloads))
        self.ask("Network.enable")
        self.ask("Page.enable")
        metrics = {"width": round(width / scale), "height": round(height / scale), "deviceScaleFactor": scale}
        self.ask("Emulation.setDeviceMetricsOverride", **metrics, mobile=False)

    _session = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._in)
        os.close(self._out)

    def ask(self, method: str, **params: Any) -> dict[str, Any]:
        """One command of the DevTools protocol and its answer."""
        number = self._say(method, **params)
        while True:
            heard = self._hear()
            if heard.get("id") == number:
                assert "error" not in heard, heard
                result: dict[str, Any] = heard["result"]
                return result

    def _say(self, method: str, **params: Any) -> int:
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": params}
        if self._session and not method.startswith(("Target.", "Browser.")):
            message["sessionId"] = self._session
        os.write(self._out, json.dumps(message).encode() + b"\0")
        return self._number

    def _hear(self) -> dict[str, Any]:
        end = time.monotonic() + PATIENCE
        while b"\0" not in self._rest:
            ready, _, _ = select.select([self._in], [], [], max(0, end - time.monotonic()))
            assert ready, "the browser does not answer"
            piece = os.read(self._in, 65536)
            assert piece, "the browser stopped"
            self._rest += piece
        text, _, self._rest = self._rest.partition(b"\0")
        heard: dict[str, Any] = json.loads(text)
        if heard.get("method") == "Network.requestWillBeSent":
            self.requests.append(heard["params"]["request"]["url"])
        elif heard.get("method") == "Page.javascriptDialogOpening":
            self.warnings.append(heard["params"]["type"])
            self._say("Page.handleJavaScriptDialog", accept=True)
        return heard

    def open(self, place: Path) -> None:
        """Load a file and wait until it is there."""
        self.ask("Page.navigate", url=place.as_uri())
        self.wait("document.readyState === 'complete' && location.protocol === 'file:'")

    def run(self, script: str) -> Any:
        """The value of an expression in the page."""
        found = self.ask("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in found, found
        return found["result"].get("value")

    def wait(self, condition: str) -> None:
        """Until an expression in the page holds."""
        end = time.monotonic() + PATIENCE
        while not self.run(condition):
            assert time.monotonic() < end, condition
            time.sleep(0.02)

    def type(self, text: str) -> None:
        """Text at the cursor, as a keyboard gives it."""
        self.ask("Input.insertText", text=text)

    def press(self, key: str, modifiers: int = 0, code: int = 0) -> None:
        """One key; modifiers: 1 Alt, 2 Ctrl, 8 Shift."""
        known = {"key": " " if key == "Space" else key, "code": key, "modifiers": modifiers}
        known["windowsVirtualKeyCode"] = code or KEYS.get(key, 0)
        text = {"Enter": "\r", "Space": " "}.get(key) if not modifiers else None
        self.ask("Input.dispatchKeyEvent", type="keyDown", **known, **({"text": text} if text else {}))
        self.ask("Input.dispatchKeyEvent", type="keyUp", **known)

    def download(self) -> Path:
        """The first file that was saved."""
        end = time.monotonic() + PATIENCE
        while not (found := [one for one in self.downloads.iterdir() if one.suffix != ".crdownload"]):
            assert time.monotonic() < end, "nothing was saved"
            time.sleep(0.05)
        return found[0]

    def picture(self, place: Path) -> None:
        """The page as it is seen."""
        place.write_bytes(b64decode(self.ask("Page.captureScreenshot", format="png")["data"]))
