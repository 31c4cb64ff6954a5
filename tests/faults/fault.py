"""A seeded fault: one small change of the real project, the rule that must report it, and the line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from guide.facts.yaml_source import values

DATA = Path(__file__).with_name("data")
NOTHING = "nothing"  # the rule of a change that is no fault, and must be accepted


class GoneError(ValueError):
    """The passage that a fault changes does not stand in its file any more."""


@dataclass(frozen=True)
class Fault:
    """One fault as `data/` holds it; README.md explains its fields."""

    fault: str
    file: str
    rule: str
    kind: str = ""
    find: str = ""
    write: str | None = None
    first: bool = False
    append: str = ""
    new: str | None = None
    bytes: str = ""
    size: int = 0
    encode: str = ""
    newline: str = ""
    executable: bool = False
    link_to: str = ""
    line: str = ""
    at: str = ""
    needs: str = ""

    def change(self, root: Path) -> int:
        """Make the change in the project in `root`. Returns the line that it changed; raises GoneError without its passage."""
        path = root / self.file
        before = path.read_text("utf-8") if path.is_file() and path.suffix != ".png" else ""
        path.parent.mkdir(parents=True, exist_ok=True)
        if self.link_to:
            path.unlink(missing_ok=True)
            path.symlink_to(self.link_to)
        elif self.executable:
            path.chmod(0o755)
        elif self.bytes or self.size:
            path.write_bytes(bytes.fromhex(self.bytes) + b" " * self.size)
        else:
            self._write(path, before)
            return self._line(root, before)
        return 1

    def _write(self, path: Path, before: str) -> None:
        after = before
        if self.new is not None:
            after = self.new
        elif self.write is not None:
            if before.count(self.find) != 1 and not (self.first and self.find in before):
                raise GoneError(f"“{self.find}” stands {before.count(self.find)} times in {self.file}")
            after = before.replace(self.find, self.write, 1)
        after += self.append
        if self.newline:
            after = after.replace("\n", self.newline)
        path.write_bytes(after.encode(self.encode or "utf-8"))

    def _line(self, root: Path, before: str) -> int:
        """Return the line on which `line` stands in the file `at`, or the first line that is another one than before."""
        text = (root / (self.at or self.file)).read_bytes().decode(self.encode or "utf-8", errors="replace")
        if self.line.isdigit():
            return int(self.line)
        if self.line:
            if self.line not in text:
                raise GoneError(f"“{self.line}” does not stand in {self.at or self.file}")
            return text.count("\n", 0, text.index(self.line)) + 1
        if self.encode or self.newline or self.new is not None:
            return 1
        old, new = before.split("\n"), text.split("\n")
        return next(
            (number for number, (one, other) in enumerate(zip(old, new, strict=False), 1) if one != other), len(old)
        )


def read() -> list[Fault]:
    """Return every fault, in the order of the files and their entries; its kind is the file's name."""
    return list(_all())


def _all() -> Iterator[Fault]:
    for path in sorted(DATA.glob("*.yml")):
        for fields in values(path.read_text("utf-8")):
            yield Fault(kind=path.stem, **fields)
