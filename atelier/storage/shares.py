"""Where a file lies: on a disk of this laptop, or on a share or in a synced folder, where a log does not work."""

import ctypes
import os
import platform
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

REMOTE = frozenset(
    {"9p", "afpfs", "afs", "ceph", "cifs", "davfs", "fuse.davfs2", "fuse.gvfsd-fuse", "fuse.rclone", "fuse.sshfs"}
    | {"glusterfs", "ncpfs", "nfs", "nfs4", "prl_fs", "smb2", "smb3", "smbfs", "vboxsf", "vmhgfs", "webdav"}
)
SYNCED = (
    "onedrive",
    "dropbox",
    "google drive",
    "googledrive",
    "nextcloud",
    "owncloud",
    "icloud",
    "stack",
    "sharepoint",
)
DRIVE_REMOTE = 4  # of Windows' GetDriveType
SUFFIX = ".atelier"


def is_local(path: Path) -> bool:
    """Whether a file can be worked on where it is."""
    return not in_synced_folder(path) and file_system(path) not in REMOTE


def in_synced_folder(path: Path) -> bool:
    """Whether a folder above the file is one that a program keeps equal with the internet, by its name."""
    folders = [part.casefold() for part in path.absolute().parent.parts]
    return any(re.match(rf"{re.escape(name)}($|[ \-–])", part) for part in folders for name in SYNCED)


def file_system(path: Path) -> str:
    """The kind of file system below a path; empty when it cannot be told."""
    place = path.absolute()
    if sys.platform == "win32":
        return _windows(place)
    with suppress(OSError, subprocess.SubprocessError):
        if sys.platform == "darwin":
            listed = subprocess.run(["/sbin/mount"], capture_output=True, text=True, timeout=5, check=True)
            return kind_below(place, _mounted_mac(listed.stdout))
        return kind_below(place, _mounted(Path("/proc/mounts").read_text(encoding="utf-8", errors="replace")))
    return ""


def kind_below(place: Path, mounted: Iterator[tuple[str, str]]) -> str:
    """The kind of the deepest of these mounts that holds a place."""
    found = [(len(point), kind) for point, kind in mounted if place.is_relative_to(point)]
    return max(found)[1] if found else ""


def _mounted(text: str) -> Iterator[tuple[str, str]]:
    """Mount points and kinds of Linux, in which a space is written as an octal number."""
    for line in text.splitlines():
        words = line.split(" ")
        if len(words) > 2:
            yield re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), words[1]), words[2]


def _mounted_mac(text: str) -> Iterator[tuple[str, str]]:
    for found in re.finditer(r"^.*? on (/.*) \((\w+)", text, re.MULTILINE):
        yield found[1], found[2]


def _windows(place: Path) -> str:
    if place.drive.startswith("\\\\"):
        return "smbfs"
    with suppress(AttributeError, OSError):
        kind = getattr(ctypes, "windll").kernel32.GetDriveTypeW(f"{place.drive}\\")  # noqa: B009 - Windows only
        return "smbfs" if kind == DRIVE_REMOTE else "local"
    return ""


def conflict_copies(path: Path) -> list[Path]:
    """Copies beside a file that a sync program made because two laptops wrote it."""
    stem = re.escape(path.stem)
    named = re.compile(
        rf"{stem}(?: \(.*(?:conflict|in strijd).*\)|\.sync-conflict-.+|-(?=[A-Z0-9\-]*[A-Z])[A-Z0-9][A-Z0-9\-]{{2,}})",
        re.IGNORECASE if os.name == "nt" else 0,
    )
    own = re.escape(platform.node() or "laptop")
    lower = re.compile(rf"{stem} \((?:.*(?:conflict|in strijd).*|{own})\)", re.IGNORECASE)
    with suppress(OSError):
        found = (one for one in path.parent.glob(f"*{SUFFIX}") if one != path)
        return sorted(one for one in found if named.fullmatch(one.stem) or lower.fullmatch(one.stem))
    return []
