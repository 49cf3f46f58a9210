"""A program that merges a file into another one and tells each step, until it is killed; run by test_kill_merge."""

import os
import sys
from pathlib import Path

from atelier.storage.event_file import EventFile
from atelier.storage.lines import Lines
from tests.storage.equality import merge
from tests.storage.support import Clock


def main(path: Path, other: Path, data: Path) -> None:
    with EventFile.open(path, Lines(data), Clock()) as file:
        os.write(1, b"open\n")
        merge(file, other)
        os.write(1, b"merged\n")
        file.undo()
        os.write(1, b"undone\n")
        file.redo()
        os.write(1, b"merged\n")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
