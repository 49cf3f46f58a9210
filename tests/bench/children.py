"""Starting other Python processes: with bytecode, as installed, and with data of their own."""

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from tests.bench.result import Sample

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Children:
    """Child processes that keep everything in one folder."""

    folder: Path

    def environment(self) -> dict[str, str]:
        """Bytecode is kept, even where the caller switched that off: nobody starts a program without it twice."""
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        places = {"XDG_DATA_HOME": "data", "LOCALAPPDATA": "data", "PYTHONPYCACHEPREFIX": "bytecode"}
        return {**kept, **{name: str(self.folder / place) for name, place in places.items()}}

    def window(self, kind: str, *arguments: str) -> Sample:
        """What one process with a window tells of itself; it counts from just before it was made."""
        started = str(time.monotonic_ns())
        told: Sample = json.loads(self.python("-m", "tests.bench.child", kind, started, *arguments))
        return told

    def python(self, *arguments: str) -> str:
        """Run Python to its end; what it wrote."""
        done = subprocess.run(
            [sys.executable, *arguments], cwd=ROOT, env=self.environment(), capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise RuntimeError(f"{' '.join(arguments)} ended with {done.returncode}:\n{done.stderr}")
        return done.stdout
