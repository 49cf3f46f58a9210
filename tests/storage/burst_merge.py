"""A program that merges a file into another one and tells each step, until it is killed; run by test_kill_merge."""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from atelier.storage.event_file import EventFile
from atelier.storage.foreign import gather
from atelier.storage.lines import Lines
from tests.storage.support import Clock


def tell(step: str) -> None:
    os.write(1, f"{step}\n".encode())


def main(path: Path, other: Path, data: Path) -> None:
    with EventFile.open(path, Lines(data), Clock()) as file, TemporaryDirectory() as folder:
        tell("read")
        own = Path(folder) / "own.atelier"
        file.copy_to(own)
        entries = gather(own, [other], lambda _: None, lambda: True).entries
        tell("take")
        file.take_in("merge", entries)
        tell("undo")
        file.undo()
        tell("redo")
        file.redo()
        tell("done")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
