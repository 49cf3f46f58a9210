import errno
import os

import pytest

from atelier.domain.errors import REASONS, CountError, reason


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOENT, "it is not there"),
        (errno.EACCES, "it may not be read or changed"),
        (errno.EROFS, "nothing can be changed in that place"),
        (errno.EISDIR, "it is a folder"),
        (errno.ENOSPC, "the disk is full"),
    ],
)
def test_a_refusal_of_the_system_in_words(number: int, words: str) -> None:
    assert reason(OSError(number, os.strerror(number))) == words


def test_a_refusal_that_we_have_no_words_for() -> None:
    assert errno.EMFILE not in REASONS
    assert reason(OSError(errno.EMFILE, "Too many open files")) == "Too many open files"
    assert reason(OSError("unable to open database file")) == "unable to open database file"


def test_a_count_that_cannot_be_says_by_how_much() -> None:
    error = CountError("30 of 29 present", 30, 29)
    assert (str(error), error.counted, error.present) == ("30 of 29 present", 30, 29)
