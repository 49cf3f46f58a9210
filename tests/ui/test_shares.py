"""A file on a share in the window: what is said, and that nothing is lost on closing."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from atelier.domain.themes import Pillar
from atelier.services import workspace
from tests.program import launched, wait_until


def test_a_file_on_a_share_comes_back_there_and_a_conflict_copy_is_offered(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    share = tmp_path / "share"
    share.mkdir()
    home = share / "week.atelier"
    monkeypatch.setattr(workspace, "is_local", lambda path: share not in path.parents)
    with launched(qapp, tmp_path) as program:
        program.files.events().example(tmp_path / "week.atelier", fictitious=False).close()
        shutil.move(tmp_path / "week.atelier", home)
        before = home.read_bytes()
        program.files.open_path(home)
        assert "on a share" in program.workbench.views.current.notice.text.text()
        wait_until(lambda: home.read_bytes() != before)  # the first backup goes back too
        program.desk.run(program.desk.editing.add, Pillar.new(name="Water"))
        program.to_start()
        assert program.settings.recent[0] == home
        shutil.copy(home, share / "week (conflicted copy).atelier")
        program.files.open_path(home)
        assert "Water" in {pillar.name for pillar in program.desk.editing.all(Pillar)}
        notice = program.workbench.views.current.notice
        assert "“week (conflicted copy).atelier”" in notice.text.text()
        program.close_event()
        assert sorted(path.name for path in share.iterdir()) == ["week (conflicted copy).atelier", "week.atelier"]
