"""What SQLite says of a disk becomes what a person can read."""

import errno
import sqlite3

import pytest
from sqlalchemy.exc import OperationalError

from atelier.storage.refusals import system_error, why

FULL, FAILS = "database or disk is full", "disk I/O error"


@pytest.mark.parametrize("error", [sqlite3.OperationalError(FULL), OSError(errno.ENOSPC, "No space left on device")])
def test_a_full_disk_is_told_as_such(error: Exception) -> None:
    assert why(error) == "the disk is full"
    assert why(OperationalError("COMMIT", {}, sqlite3.OperationalError(FULL))) == "the disk is full"
    assert system_error(sqlite3.OperationalError(FULL)).errno == errno.ENOSPC


def test_a_disk_that_fails_is_no_english_of_sqlite(dutch: None) -> None:
    assert why(sqlite3.OperationalError(FAILS)) == "op die plek kan niet worden geschreven"


def test_what_is_not_known_is_handed_on() -> None:
    assert why(sqlite3.DatabaseError("malformed")) == "malformed"
