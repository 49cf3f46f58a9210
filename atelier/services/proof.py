"""Proving that a file is sound, for the command line and whoever asks."""

from collections.abc import Iterator
from pathlib import Path

from atelier.storage.checking import Finding, check


def prove(path: Path) -> Iterator[Finding]:
    """Every check of a file, one finding each; a finding without a problem is sound. Nothing is written."""
    return check(path)
