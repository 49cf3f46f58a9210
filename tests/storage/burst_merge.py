"""A program that merges a file into another one and tells each step, until it is killed; run by test_kill_merge."""

import os
import sys
from pathlib import Path

from atelier.services.merging import Merging
from atelier.storage.event_file import EventFile
from atelier.storage.lines import Lines
from tests.storage.support import Clock


def tell(step: str) -> None:
    os.write(1, f"{step}\n".encode())


def main(path: Path, other: Path, data: Path) -> None:
    with EventFile.open(path, Lines(data), Clock()) as file:
        merging = Merging(file, data)
        tell("read")
        preview = merging.preview([other])
        tell("take")
        merging.merge(preview)
        tell("undo")
        file.undo()
        tell("redo")
        file.redo()
        tell("done")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
