"""`python -m bench.listen [PAGE …]`: what the screen reader Orca says of built pages in Firefox, as text for somebody to read.

It starts both on a screen that nobody sees, reads each page from its beginning, then walks through the search, the diary and
the quiz by keyboard, and writes what was said into `dist/heard/`, a line for each thing. Nothing here passes or fails.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
NEEDED = ("orca", "firefox-esr", "Xvfb", "xvfb-run", "dbus-run-session", "openbox", "xdotool")
PACKAGES = "orca firefox-esr xvfb dbus openbox xdotool at-spi2-core libatk-adaptor"
PAGES = ("index.html", "back-pain/when-to-get-help.html", "research/index.html", "decide/index.html", "404.html")
# A walk by keyboard: the page it begins on, and what is pressed; what begins with a blank is typed.
WALKS = {
    "search": ("index.html", "ctrl+Home Tab Tab Tab Return shift+Tab Tab", " numb bum", "Down Down Escape"),
    "diary": ("decide/diary.html", "ctrl+Home b b b Return Tab Tab"),
    "quiz": ("decide/quiz.html", "ctrl+Home r space b Return Down Down Down"),
}
_SAID = re.compile(r"SPEECH OUTPUT: '(.*)'(?:\{.*)?$")
_QUIET, _LONGEST = 3.0, 60.0  # seconds without a word after which it has said all, and that a page may take
# Orca then writes what it would say into its own log, and waits for no voice.
_NO_VOICE = 'raise ImportError("what is said is read, not heard")\n'
_SETTINGS = (
    ("accessibility.force_disabled", -1),
    ("browser.aboutwelcome.enabled", False),
    ("browser.shell.checkDefaultBrowser", False),
    ("browser.startup.homepage_override.mstone", "ignore"),
    ("datareporting.policy.dataSubmissionEnabled", False),
    ("network.captive-portal-service.enabled", False),
    ("network.connectivity-service.enabled", False),
    ("toolkit.telemetry.enabled", False),
)


class Ear:
    """Orca's log: what has been said since somebody last asked."""

    def __init__(self, log: Path) -> None:
        """Begin before the first word."""
        self._log = log
        self._read = 0

    def heard(self, least: int = 0) -> list[str]:
        """Wait until at least so many things are said and then nothing for a while; return what was said."""
        began, said, last = time.monotonic(), [], time.monotonic()
        while (now := time.monotonic()) - began < _LONGEST:
            new = self._new()
            said += new
            last = now if new else last
            if len(said) >= least and now - last > _QUIET:
                break
            time.sleep(0.2)
        return said

    def _new(self) -> list[str]:
        if not self._log.is_file():
            return []
        with self._log.open("rb") as log:
            log.seek(self._read)
            whole = log.read().rpartition(b"\n")[0]
        self._read += len(whole)
        lines = whole.decode("utf-8", "replace").splitlines()
        return [match[1] for line in lines if (match := _SAID.search(line)) and match[1].strip()]


def _press(keys: str) -> None:
    if keys.startswith(" "):
        subprocess.run(["xdotool", "type", "--delay", "100", keys[1:]], check=True, timeout=60)
    else:
        subprocess.run(["xdotool", "key", "--clearmodifiers", keys], check=True, timeout=60)


def _open(address: str, ear: Ear) -> list[str]:
    """Open a page in the window that is there, and return what is said of it when nobody presses a key."""
    _press("ctrl+l")
    ear.heard(1)
    _press(f" {address}")
    _press("Return")
    said = ear.heard(20)
    loaded = [place for place, words in enumerate(said) if words.startswith("Finished loading")]
    return said[loaded[-1] :] if loaded else said


def _inside(site: Path, target: Path, pages: Sequence[str]) -> None:
    """Listen, on a screen and a bus of its own."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        (home / "profile").mkdir()
        (home / "voice").mkdir()
        (home / "voice" / "speechd.py").write_text(_NO_VOICE, "utf-8")
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in _SETTINGS]
        (home / "profile" / "user.js").write_text("\n".join(lines), "utf-8")
        environment = os.environ | {"HOME": folder, "XDG_RUNTIME_DIR": folder, "GNOME_ACCESSIBILITY": "1"}
        log = home / "orca.log"
        orca = ["orca", "--debug", f"--debug-file={log}"]
        first = (site / pages[0]).as_uri()
        firefox = ["firefox-esr", "--no-remote", "--profile", str(home / "profile"), first]
        start = partial(subprocess.Popen[bytes], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        started = [
            start(["openbox"], env=environment),
            start(orca, env=environment | {"PYTHONPATH": str(home / "voice")}),
        ]
        ear = Ear(log)
        try:
            ear.heard(1)
            started.append(start(firefox, env=environment))
            ear.heard(20)
            for page in pages:
                _write(
                    target / f"{page.removesuffix('.html').replace('/', '-')}.txt", _open((site / page).as_uri(), ear)
                )
            for name, (page, *presses) in WALKS.items():
                _open((site / page).as_uri(), ear)
                _write(target / f"walk-{name}.txt", _walked(presses, ear))
        finally:
            for process in reversed(started):
                process.kill()
                process.wait()


def _walked(presses: Sequence[str], ear: Ear) -> list[str]:
    """Press one key after the other; return each with what is said then."""
    said = []
    for press in presses:
        for key in [press] if press.startswith(" ") else press.split():
            _press(key)
            said += [f"[{key.strip()}]", *ear.heard()]
    return said


def _write(path: Path, said: Sequence[str]) -> None:
    path.write_text("\n".join(said) + "\n", "utf-8")
    print(f"{len(said):5} things said  {path.relative_to(ROOT)}", flush=True)


def main(arguments: Sequence[str]) -> int:
    """Listen to the pages of `site/` that are named, or to a few of each kind. Returns the exit code."""
    site, target = ROOT / "site", ROOT / "dist" / "heard"
    if missing := [name for name in NEEDED if not shutil.which(name)]:
        print(f"{', '.join(missing)}: not installed. On Debian: apt-get install {PACKAGES}", file=sys.stderr)
        return 1
    if not (site / "index.html").is_file():
        print("site/ holds no built site. Run `make site` first.", file=sys.stderr)
        return 1
    target.mkdir(parents=True, exist_ok=True)
    if "DBUS_SESSION_BUS_ADDRESS" in os.environ and arguments[:1] == ["--inside"]:
        _inside(site, target, arguments[1:] or PAGES)
        return 0
    screen = ["xvfb-run", "-a", "-s", "-screen 0 1280x900x24"]
    again = [sys.executable, "-m", "bench.listen", "--inside", *arguments]
    return subprocess.run(["dbus-run-session", "--", *screen, *again], cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
