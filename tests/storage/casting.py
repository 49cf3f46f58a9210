"""A program that casts votes as fast as it can and tells each that was received, until it is killed.

Run by test_urn_kill.py with a folder, the number of its first urn and, for urns with a password, the salt of it; each
urn of 30 votes is destroyed before the next one is made.
"""

import os
import sys
from itertools import count
from pathlib import Path
from uuid import UUID

from atelier.storage.ciphers import KEY, RING
from atelier.storage.urn import Urn

VOTES = 30
SALT = bytes(range(0x80, 0x90))


def voter_of(ballot: UUID, n: int) -> UUID:
    return UUID(int=ballot.int << 32 | n)


def answer_of(n: int) -> tuple[int, ...]:
    return (n % 7, n % 3)


def tell(*words: object) -> None:
    """One line to whoever keeps count, in one write."""
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


def know_the_password() -> None:
    """As if it was typed: the key that belongs to the salt."""
    RING.keys[SALT] = bytes(KEY)


def main(folder: Path, first: int, salt: bytes) -> None:
    """Made, cast, cast …, destroying, destroyed: each told when it is done."""
    know_the_password()
    for number in count(first):
        ballot = UUID(int=number)
        tell("making", number)
        urn = Urn.create(folder, ballot, VOTES, 2, salt)
        for n in range(VOTES):
            urn.cast(answer_of(n), voter_of(ballot, n))
            tell("cast", n)
        tell("destroying", number)
        urn.destroy()
        tell("destroyed", number)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), bytes.fromhex(sys.argv[3]))
