"""What pure functions gave, kept from one run to the next in `.cache/kept/`: each value under a digest of all it is made of.

Off until a verb says in which folder (`keeping`), so that whoever only uses a function of the guide never meets an old
value. A file holds the values of one use, and is taken for empty when it is not whole, or when anything of the machine
differs from when it was written: our code, a package, Python.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import os
import pickle
import sys
import sysconfig
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Generic, TypeVar

Value = TypeVar("Value")

_HERE = Path(__file__).parent
_SIZE = 20  # bytes of a digest

_folder: Path | None = None
_watched: tuple[Path, ...] = ()
_before = b""  # the digest of what is watched, before anything of it was read
_used: dict[str, Kept[Any]] = {}


@contextlib.contextmanager
def keeping(folder: Path, *watched: Path) -> Iterator[None]:
    """Keep values in files of this folder as long as the context lasts, and write them when it ends without an error.

    Enter it before anything is read. When a file of `watched` or of the guide's own code changes during a run, nothing of
    that run is kept: a value could be made of one state of the file and bear the digest of another.
    """
    global _folder, _watched, _before
    _used.clear()
    _folder, _watched = folder, (_HERE, *watched)
    _before = digest_of_files(*_watched)
    try:
        yield
        save()
    finally:
        forget()


def forget() -> None:
    """Keep nothing from now on in this process, and drop what was not written yet."""
    global _folder
    _folder = None
    _used.clear()


def kept(name: str, most: int) -> Kept[Any]:
    """Return the store of that name; of its values, the `most` that were used last are kept."""
    if name not in _used:
        _used[name] = Kept(_folder / name if _folder else None, most)
    return _used[name]


def save() -> None:
    """Write what is new in this process; call it before the process ends or is forked."""
    new = [one for one in _used.values() if one.is_new]
    if new and digest_of_files(*_watched) == _before:
        for one in new:
            one.save()


def digest(*parts: str | bytes) -> bytes:
    """Return the digest of some parts in their order; where one ends and the next begins is part of it."""
    found = hashlib.blake2b(digest_size=_SIZE)
    for part in parts:
        written = part.encode(errors="surrogatepass") if isinstance(part, str) else part
        found.update(b"%d:" % len(written))
        found.update(written)
    return found.digest()


def digest_of_files(*roots: Path) -> bytes:
    """Return the digest of files, and of all files in folders, with their names; a file that is missing changes it too."""
    parts: list[str | bytes] = []
    for root in roots:
        paths = sorted(root.rglob("*")) if root.is_dir() else [root]
        for path in paths:
            if path.is_file() and "__pycache__" not in path.parts:
                parts += [path.relative_to(root).as_posix(), path.read_bytes()]
        parts.append(f"{len(parts)} of {root.name}")
    return digest(*parts)


class Kept(Generic[Value]):
    """A store of values in one file, each by the digest of what it was made of."""

    def __init__(self, path: Path | None, most: int) -> None:
        """Read the file; without a path nothing is kept."""
        self._path = path
        self._most = most
        self._values: dict[bytes, Value] = _read(path) if path else {}
        self.is_new = False  # whether there is something that the file does not hold

    @property
    def on(self) -> bool:
        """Tell whether anything is kept, so that nobody works out digests for nothing."""
        return self._path is not None

    def get(self, *made_of: str | bytes) -> Value | None:
        """Return the value that was made of just this, or None."""
        if not self._path:
            return None
        key = digest(*made_of)
        value = self._values.pop(key, None)
        if value is not None:
            self._values[key] = value  # behind all others: it was used last
        return value

    def put(self, value: Value, *made_of: str | bytes) -> None:
        """Keep a value that was made of this, and of nothing else that can change."""
        if self._path:
            self._values[digest(*made_of)] = value
            self.is_new = True

    def make(self, work: Callable[[], Value], *made_of: str | bytes) -> Value:
        """Return the value that was made of this, or do the work and keep what comes of it."""
        value = self.get(*made_of)
        if value is None:
            value = work()
            self.put(value, *made_of)
        return value

    def save(self) -> None:
        """Write the file when something in it is new, whole or not at all, even while another process writes it."""
        if not self._path or not self.is_new:
            return
        self.is_new = False
        body = pickle.dumps(dict(list(self._values.items())[-self._most :]), protocol=pickle.HIGHEST_PROTOCOL)
        new = self._path.with_name(f".{self._path.name}-{os.getpid()}")
        try:
            new.parent.mkdir(parents=True, exist_ok=True)
            new.write_bytes(_head(body) + body)
            new.replace(self._path)
        except OSError:
            new.unlink(missing_ok=True)  # a full or read-only disk: the next run makes the values anew


def _read(path: Path) -> dict[bytes, Any]:
    """Return what a file holds; nothing when it is missing, broken, or of another machine."""
    try:
        written = path.read_bytes()
        body = written[2 * _SIZE :]
        # Checked before it is unpickled: a file from somebody else could run anything, but cannot know what `_machine` is here.
        if written[: 2 * _SIZE] != _head(body):
            return {}
        found: dict[bytes, Any] = pickle.loads(body)  # noqa: S301 - written by this very machine, as its head shows
        return found
    except Exception:
        return {}


def _head(body: bytes) -> bytes:
    return _machine() + digest(_machine(), body)


@functools.cache
def _machine() -> bytes:
    """Return the digest of what makes values: our code with its lists of words, the packages, Python.

    The moment at which the environment was set up is in it as a secret: no change that is sent to us can hold it.
    """
    packages = sorted(path.name for path in Path(sysconfig.get_path("purelib")).glob("*.dist-info"))
    moment = str(Path(sys.prefix).stat().st_ctime_ns)
    return digest(digest_of_files(_HERE), *packages, sys.version, moment)
