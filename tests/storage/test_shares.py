"""Where a file lies, and what a sync program leaves beside it."""

from pathlib import Path

import pytest

from atelier.storage import shares
from atelier.storage.shares import conflict_copies, in_synced_folder, is_local, kind_below

MOUNTS = r"""/dev/sda1 / ext4 rw 0 0
//server/raad /mnt/raad\040schijf cifs rw 0 0
tmpfs /mnt/raad\040schijf/los tmpfs rw 0 0
server:/x /net nfs4 rw 0 0
"""
MAC = """/dev/disk3s1 on / (apfs, local)
//anna@nas/raad on /Volumes/Raad schijf (smbfs, nodev, nosuid)
"""


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("/home/x.atelier", "ext4"),
        ("/mnt/raad schijf/x.atelier", "cifs"),
        ("/mnt/raad schijf/los/x.atelier", "tmpfs"),
        ("/mnt/raad schijven/x.atelier", "ext4"),
        ("/net/a/b/x.atelier", "nfs4"),
    ],
)
def test_the_deepest_mount_counts(place: str, kind: str) -> None:
    assert kind_below(Path(place), shares._mounted(MOUNTS)) == kind


def test_mounts_of_a_mac_are_read() -> None:
    assert kind_below(Path("/Volumes/Raad schijf/x.atelier"), shares._mounted_mac(MAC)) == "smbfs"
    assert kind_below(Path("/Users/x.atelier"), shares._mounted_mac(MAC)) == "apfs"


@pytest.mark.parametrize(
    ("folder", "synced"),
    [
        ("OneDrive - Gemeente Arnhem/x", True),
        ("Dropbox", True),
        ("Nextcloud", True),
        ("Documents", False),
        ("Stackhouse", False),
        ("Mijn Dropboxen", False),
    ],
)
def test_synced_folders_are_known_by_their_names(tmp_path: Path, folder: str, synced: bool) -> None:
    assert in_synced_folder(tmp_path / folder / "week.atelier") == synced
    assert is_local(tmp_path / folder / "week.atelier") != synced


def test_conflict_copies_are_named_and_other_files_are_not(tmp_path: Path) -> None:
    made = (
        "week (Annas conflicted copy 2019-11-12).atelier",
        "week (conflicted copy).atelier",
        "week-LAPTOP-7F.atelier",
        "week.sync-conflict-20191112-130000-ABCDEF.atelier",
    )
    for name in (*made, "week.atelier", "week 2.atelier", "week (version 1).atelier", "week-notities.atelier",
                 "maand-LAPTOP.atelier"):  # fmt: skip
        (tmp_path / name).touch()
    assert sorted(path.name for path in conflict_copies(tmp_path / "week.atelier")) == sorted(made)
    assert conflict_copies(tmp_path / "nowhere" / "week.atelier") == []
