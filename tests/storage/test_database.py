import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from atelier.domain.themes import Pillar
from atelier.storage import database
from atelier.storage.event_file import EventFile
from atelier.storage.tables import APPLICATION_ID, VERSION
from tests.storage.support import Laptop


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("locking_mode", "exclusive"),
        ("journal_mode", "wal"),
        ("synchronous", 2),  # FULL: a commit is on the disk when it returns
        ("foreign_keys", 1),
        ("trusted_schema", 0),
        ("secure_delete", 1),
        ("busy_timeout", 500),
        ("application_id", APPLICATION_ID),
        ("user_version", VERSION),
    ],
)
def test_how_an_open_file_is_kept(file: EventFile, pragma: str, value: object) -> None:
    with file.connection.begin():
        assert file.connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() == value


def test_a_reader_cannot_write(file: EventFile) -> None:
    file.close()
    reader = database.reader(file.path)
    try:
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            reader.execute("DELETE FROM act")
    finally:
        reader.close()


@pytest.mark.parametrize("name", ["week?mode=rwc.atelier", "week #2 100%.atelier", "’s-Heerenberg – één.atelier"])
def test_any_name_is_a_name(laptop: Laptop, name: str) -> None:
    file = laptop.create(name)
    file.commit("add", Pillar.new(name="Visie"))
    file = laptop.reopen(file)
    assert [pillar.name for pillar in file.all(Pillar)] == ["Visie"]
    file.close()
    assert sorted(item.name for item in laptop.folder.iterdir()) == sorted(["data", name])


def test_a_held_file_has_no_second_writer(file: EventFile) -> None:
    with pytest.raises(OperationalError, match="locked"):
        database.connect(file.path)


def test_tables_that_were_not_finished_leave_nothing(tmp_path: Path) -> None:
    connection = database.connect(tmp_path / "half.atelier")
    connection.exec_driver_sql("CREATE TABLE half (x)")
    connection.rollback()
    assert connection.exec_driver_sql("SELECT name FROM sqlite_schema").fetchall() == []
    database.close(connection)


def test_closing_gives_up_what_was_not_committed(tmp_path: Path) -> None:
    path = tmp_path / "half.atelier"
    database.create(path)
    connection = database.connect(path)
    connection.exec_driver_sql("INSERT INTO meta VALUES ('line', x'00')")
    database.close(connection)
    assert [item.name for item in tmp_path.iterdir()] == ["half.atelier"]
    reader = database.reader(path)
    assert reader.execute("SELECT count(*) FROM meta").fetchone() == (0,)
    reader.close()


def test_a_place_where_no_file_can_be_made_is_an_error_of_the_disk(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="unable to open database file"):
        database.create(tmp_path / "missing" / "week.atelier")


def test_an_error_of_the_database_holds_no_words_of_people(file: EventFile) -> None:
    with pytest.raises(OperationalError) as caught, file.connection.begin():
        file.connection.execute(text("INSERT INTO nowhere VALUES (:name)"), {"name": "Xaveer Buitenstaander"})
    assert "nowhere" in str(caught.value)
    assert "Xaveer" not in f"{caught.value} {caught.value.args}"
