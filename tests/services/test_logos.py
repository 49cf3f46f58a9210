"""The logo: chosen from a file, kept small, told in every report, and never a reason to stop."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from atelier.domain.errors import AtelierError
from atelier.domain.logo import HIGHEST, MOST_KEPT, WIDEST, Logo
from atelier.domain.proposals import Audience
from atelier.domain.week import Event
from atelier.services.catalogue import Library
from atelier.services.workspace import Workspace
from atelier.storage.event_file import EventFile

pytestmark = pytest.mark.usefixtures("english")


@pytest.fixture
def event(file: EventFile, library: Library, tmp_path: Path) -> Workspace:
    file.commit("add", Event.new(title="Week", region="Regio"))
    return Workspace(file, library, tmp_path)


def picture(place: Path, size: tuple[int, int] = (300, 100), mode: str = "RGBA") -> Path:
    Image.new(mode, size, 0).save(place)
    return place


def test_a_logo_is_kept_no_larger_than_needed_and_on_white(event: Workspace, tmp_path: Path) -> None:
    event.logos.choose(picture(tmp_path / "groot.png", (3000, 1000)))
    logo = event.logos.current()
    assert logo is not None
    assert (logo.width, logo.height, logo.says) == (WIDEST, WIDEST // 3, "Logo of Regio")
    kept = Image.open(io.BytesIO(logo.picture))
    assert kept.size == (logo.width, logo.height)
    assert kept.getpixel((5, 5)) == (255, 255, 255)


def test_a_noisy_picture_is_kept_as_jpeg(event: Workspace, tmp_path: Path) -> None:
    Image.effect_noise((2000, 800), 90).convert("RGB").save(tmp_path / "ruis.png")
    event.logos.choose(tmp_path / "ruis.png")
    logo = event.logos.current()
    assert logo is not None
    assert logo.height == HIGHEST
    assert len(logo.picture) < MOST_KEPT
    assert Image.open(io.BytesIO(logo.picture)).format == "JPEG"


def test_another_picture_keeps_the_words_and_undo_brings_the_first_back(event: Workspace, tmp_path: Path) -> None:
    event.logos.choose(picture(tmp_path / "een.png"))
    first = event.logos.current()
    event.editing.change(first, says="Een boom")
    event.logos.choose(picture(tmp_path / "twee.jpg", (80, 80), "RGB"))
    assert [(row.width, row.says) for row in event.editing.all(Logo)] == [(80, "Een boom")]
    event.editing.undo()
    assert event.logos.current() == replace(first, says="Een boom")
    event.logos.remove()
    assert event.logos.current() is None


@pytest.mark.parametrize("name", ["tekst.png", "plaat.gif", "weg.png", "map.png"])
def test_what_is_no_picture_is_refused_in_a_sentence(event: Workspace, tmp_path: Path, name: str) -> None:
    (tmp_path / "tekst.png").write_text("geen plaat")
    Image.new("P", (9, 9)).save(tmp_path / "plaat.gif")
    (tmp_path / "map.png").mkdir()
    with pytest.raises(AtelierError, match=f"“{name}” could not be used: "):
        event.logos.choose(tmp_path / name)
    assert event.logos.current() is None


def test_a_bomb_and_a_huge_file_are_refused(event: Workspace, tmp_path: Path) -> None:
    Image.new("1", (30_000, 30_000)).save(tmp_path / "bom.png")
    with pytest.raises(AtelierError, match="could not be used"):
        event.logos.choose(tmp_path / "bom.png")
    (tmp_path / "veel.png").write_bytes(bytes(10_000_001))
    with pytest.raises(AtelierError, match="too large for a logo"):
        event.logos.choose(tmp_path / "veel.png")


def test_every_report_has_it_and_the_fingerprint_does_not_change(event: Workspace, tmp_path: Path) -> None:
    before = event.reporting.build(Audience.COUNCILS).fingerprint
    event.logos.choose(picture(tmp_path / "een.png"))
    event.editing.change(event.logos.current(), says=" ")
    report = event.reporting.build(Audience.COUNCILS)
    assert report.fingerprint == before
    assert report.logo is not None
    assert report.logo.says == "Logo"


def test_bytes_that_are_no_picture_leave_the_report_without_a_logo(event: Workspace, tmp_path: Path) -> None:
    event.logos.choose(picture(tmp_path / "een.png"))
    event.editing.change(event.logos.current(), picture=b"\x89PNG stuk")
    assert event.reporting.build(Audience.COUNCILS).logo is None
