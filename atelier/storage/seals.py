"""Seals of the acts of which a file holds a part: the act keeps its digest, the seal is over what is there."""

import sqlite3

PART = "part:"  # a key of the table `meta`, before the identity of the act


def seals(connection: sqlite3.Connection) -> dict[bytes, bytes]:
    """Act to seal; empty in a whole file."""
    rows = connection.execute("SELECT key, value FROM meta WHERE key LIKE 'part:%'")
    return {bytes.fromhex(key[len(PART) :]): seal for key, seal in rows}
