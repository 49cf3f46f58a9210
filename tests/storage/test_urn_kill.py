"""SIGKILL while votes are cast, with and without a password: what was received is there, at most one more; no urn is
left half destroyed."""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from uuid import UUID

import pytest

from atelier.domain.errors import UrnError
from atelier.storage.urn import Urn, left_behind
from tests.storage.casting import SALT, VOTES, answer_of, know_the_password, voter_of

ROOT = Path(__file__).parents[2]
KILLS = 300 if os.environ.get("ATELIER_PROFILE") == "endure" else 20

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system kills otherwise")


def killed(folder: Path, first: int, salt: bytes, after: float) -> tuple[int, str, int]:
    """Cast until the kill: the last urn, what was told of it last, and how many votes it had received."""
    arguments = [sys.executable, "-m", "tests.storage.casting", str(folder), str(first), salt.hex()]
    with subprocess.Popen(arguments, cwd=ROOT, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        told = child.stdout.readline()
        time.sleep(after)
        child.send_signal(signal.SIGKILL)
        told += child.stdout.read()
    assert child.returncode == -signal.SIGKILL
    lines = [line.split() for line in told.decode().splitlines()]
    number = next(int(words[1]) for words in reversed(lines) if words[0] == "making")
    received = 0
    for what, value in lines:
        received = 0 if what == "making" else int(value) + 1 if what == "cast" else received
    return number, lines[-1][0], received


def require_votes(urn: Urn, ballot: UUID, received: int) -> None:
    """Every vote that was received, at most one more, each with its own voter and answer."""
    voted = urn.voted
    assert received <= voted <= min(received + 1, VOTES)
    assert urn.answers() == tuple(sorted(Counter(answer_of(n) for n in range(voted)).items()))
    assert len(urn.waiting([voter_of(ballot, n) for n in range(VOTES)])) == VOTES - voted


def test_a_received_vote_outlives_a_kill(tmp_path: Path, run_seed: str) -> None:
    chance = random.Random(run_seed)  # noqa: S311 - not for secrets
    folder, first, seen = tmp_path / "urns", 1, Counter[str]()
    know_the_password()
    for n in range(KILLS):
        number, last, received = killed(folder, first, (b"", SALT)[n % 2], chance.uniform(0, 0.12))
        ballot, first = UUID(int=number), number + 1
        seen[last] += 1
        behind = left_behind(folder)
        assert behind in ([ballot], [])
        if last == "cast" or (last == "destroying" and behind):
            require_votes(Urn.open(folder, ballot), ballot, received)
            Urn(folder, ballot).destroy()
        elif last == "making" and behind:
            require_votes(Urn.open(folder, ballot), ballot, 0)
            Urn(folder, ballot).destroy()
        else:
            with pytest.raises(UrnError, match="gone"):
                Urn.open(folder, ballot)
        assert list(folder.iterdir()) == []
    assert seen["cast"] > KILLS // 4  # there was something to lose
