"""Records what a program asks of the disk (strace), and plays it back on a disk that remembers what was synced."""

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.durability.disk import FOLDER, Cut, Disk, Write, parent

ROOT = Path(__file__).parents[2]
CALLS = (
    "openat,open,creat,write,pwrite64,writev,pwritev,lseek,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,"
    "ftruncate,truncate,mkdir,mkdirat,rmdir,close,dup,dup2,dup3,sendfile,copy_file_range,fallocate,link,linkat,chdir"
)
LINE = re.compile(rb"^(?:\d+ +)?(\w+)\((.*)\) += (-?\d+)")
STRING = re.compile(rb'"((?:\\x[0-9a-f]{2})*)"')
UNKNOWN = {"creat", "writev", "pwritev", "truncate", "fallocate", "link", "linkat", "dup", "dup2", "dup3",
           "copy_file_range", "chdir"}  # fmt: skip


def can_attach() -> bool:
    """Whether this machine lets strace look at a program."""
    command = ["strace", "-f", "-o", "/dev/null", "-e", "trace=fsync", "true"]
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def record(folder: Path, turns: int, into: Path) -> list[str]:
    """Let a session work under strace; what it told at the other end of its pipe."""
    traced = ["strace", "-f", "-xx", "-s", "100000000", "-o", str(into), "-e", f"trace={CALLS}"]
    session = [sys.executable, "-m", "tests.durability.session", str(folder), str(turns)]
    done = subprocess.run([*traced, *session], cwd=ROOT, capture_output=True, check=True)
    return done.stdout.decode().splitlines()


@dataclass
class Handle:
    """An open file or folder."""

    path: str
    number: int
    at: int = 0


@dataclass
class Playback:
    """Applies a trace call by call; `told` is what was confirmed so far."""

    disk: Disk
    told: list[str] = field(default_factory=list)
    open: dict[int, Handle] = field(default_factory=dict)

    def play(self, trace: Path) -> Iterator[str]:
        """Each call that changed what is on the disk or what was told, after it was applied."""
        with trace.open("rb") as lines:
            for line in lines:
                match = LINE.match(line)
                if match is None:
                    assert b"resumed" not in line or b"unfinished" not in line, line[:200]
                    continue
                name, result = match[1].decode(), int(match[3])
                if result >= 0 and self._apply(name, match[2], result):
                    yield name

    def _apply(self, name: str, words: bytes, result: int) -> bool:
        strings = [bytes.fromhex(part.replace(b"\\x", b"").decode()) for part in STRING.findall(words)]
        rest = [part.strip() for part in STRING.sub(b"", words).split(b",")]
        if name in UNKNOWN:
            assert not any(self._inside(text.decode(errors="replace")) for text in strings), name
            assert not (rest[0].isdigit() and int(rest[0]) in self.open), (name, words[:200])
            return False
        done = getattr(self, f"_on_{name.removesuffix('2') if name == 'renameat2' else name}")(strings, rest, result)
        return bool(done)

    def _inside(self, path: str) -> bool:
        return path == self.disk.root or path.startswith(f"{self.disk.root}/")

    def _place(self, folder: bytes, path: bytes) -> str:
        place = path.decode(errors="surrogateescape")
        if not place.startswith("/") and folder.isdigit() and int(folder) in self.open:
            place = f"{self.open[int(folder)].path}/{place}"
        return place.removesuffix("/")

    # Opening

    def _on_open(self, strings: list[bytes], rest: list[bytes], result: int) -> bool:
        return self._opened(self._place(b"", strings[0]), rest[1], result)

    def _on_openat(self, strings: list[bytes], rest: list[bytes], result: int) -> bool:
        return self._opened(self._place(rest[0], strings[0]), rest[2], result)

    def _opened(self, path: str, flags: bytes, result: int) -> bool:
        self.open.pop(result, None)
        if not self._inside(path):
            return False
        fresh = path != self.disk.root and path not in self.disk.names
        if fresh:
            assert b"O_CREAT" in flags, path
            self.disk.create(path)
        number = FOLDER if path == self.disk.root else self.disk.names[path]
        self.open[result] = handle = Handle(path, number)
        if number != FOLDER and b"O_TRUNC" in flags and not fresh:
            self.disk.files[number].since.append(Cut(0))
        if b"O_APPEND" in flags:
            handle.at = len(self.disk.files[number].now())
        return fresh or b"O_TRUNC" in flags

    def _on_close(self, strings: list[bytes], rest: list[bytes], result: int) -> bool:
        self.open.pop(int(rest[0]), None)
        return False

    # Contents

    def _on_write(self, strings: list[bytes], rest: list[bytes], result: int) -> bool:
        if rest[0] == b"1":
            self.told += strings[0].decode().splitlines()
            return True
        handle = self.open.get(int(rest[0]))
        if handle is None:
            return False
        self._written(handle, handle.at, strings[0][:result])
        handle.at += result
        return True

    def _on_pwrite64(self, strings: list[bytes], rest: list[bytes], result: int) -> bool:
        handle = self.open.get(int(rest[0]))
        if handle is None:
            return False
        self._written(handle, int(rest[-1]), strings[0][:result])
        return True

    def _on_sendfile(self, strings: list[bytes], rest: list[bytes], result: int) -> bool:
        target = self.open.get(int(rest[0]))
        if target is None:
            return False
        source, start = self.open[int(rest[1])], int(re.findall(rb"\d+", rest[2])[0])
        self._written(target, target.at, self.disk.files[source.number].now()[start : start + result])
        target.at += result
        return True

    def _written(self, handle: Handle, at: int, data: bytes) -> None:
        if data:
            self.disk.files[handle.number].since.append(Write(at, data))

    def _on_lseek(self, strings: list[bytes], rest: list[bytes], result: int) -> bool:
        if int(rest[0]) in self.open:
            self.open[int(rest[0])].at = result
        return False

    def _on_ftruncate(self, strings: list[bytes], rest: list[bytes], result: int) -> bool:
        handle = self.open.get(int(rest[0]))
        if handle is not None:
            self.disk.files[handle.number].since.append(Cut(int(rest[1])))
        return handle is not None

    def _on_fsync(self, strings: list[bytes], rest: list[bytes], result: int) -> bool:
        handle = self.open.get(int(rest[0]))
        if handle is None:
            return False
        if handle.number == FOLDER:
            self.disk.sync_folder(handle.path)
        else:
            self.disk.files[handle.number].sync()
        return True

    _on_fdatasync = _on_fsync

    # Names

    def _on_mkdir(self, strings: list[bytes], rest: list[bytes], result: int) -> bool:
        return self._named(self._place(b"", strings[0]), FOLDER)

    def _on_mkdirat(self, strings: list[bytes], rest: list[bytes], result: int) -> bool:
        return self._named(self._place(rest[0], strings[0]), FOLDER)

    def _on_unlink(self, strings: list[bytes], rest: list[bytes], result: int) -> bool:
        return self._named(self._place(b"", strings[0]), None)

    _on_rmdir = _on_unlink

    def _on_unlinkat(self, strings: list[bytes], rest: list[bytes], result: int) -> bool:
        return self._named(self._place(rest[0], strings[0]), None)

    def _on_rename(self, strings: list[bytes], rest: list[bytes], result: int) -> bool:
        return self._renamed(self._place(b"", strings[0]), self._place(b"", strings[1]))

    def _on_renameat(self, strings: list[bytes], rest: list[bytes], result: int) -> bool:
        return self._renamed(self._place(rest[0], strings[0]), self._place(rest[2], strings[1]))

    def _named(self, path: str, number: int | None) -> bool:
        if self._inside(parent(path)):
            self.disk.name(path, number)
            return True
        return False

    def _renamed(self, old: str, new: str) -> bool:
        if not self._inside(old):
            return False
        number = self.disk.names[old]
        assert number != FOLDER, old
        self.disk.name(new, number)  # on the disk both happen at once, or neither
        self.disk.name(old, None)
        return True
