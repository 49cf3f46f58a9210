"""A file of answers that is damaged, foreign or made to harm is refused in words."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from atelier.domain.errors import AtelierError
from atelier.services import form_documents
from atelier.services.form_files import LARGEST, MOST, read_answers

pytestmark = pytest.mark.usefixtures("english")

ROW = "0" * 32
GOOD: dict[str, Any] = {
    "format": "atelier-answers",
    "version": 1,
    "handout": ROW,
    "saved": "2019-11-14T16:00:00+01:00",
    "answers": {f"{ROW}.title": "Titel", f"{ROW}.roles": ["a"]},
}


def saved(folder: Path, **other: Any) -> Path:
    place = folder / "antwoorden.json"
    place.write_text(json.dumps({**GOOD, **other}), encoding="utf-8")
    return place


def test_good_answers_are_read(tmp_path: Path) -> None:
    found = read_answers(saved(tmp_path))
    assert found.handout.hex == ROW
    assert found.answers == {f"{ROW}.title": "Titel", f"{ROW}.roles": ("a",)}


@pytest.mark.parametrize(
    ("other", "match"),
    [
        ({"format": "anders"}, "holds no answers"),
        ({"version": 2}, "newer version"),
        ({"handout": "../../etc"}, "holds no answers"),
        ({"handout": None}, "holds no answers"),
        ({"saved": "gisteren"}, "holds no answers"),
        ({"saved": "2019-11-14T16:00:00"}, "holds no answers"),
        ({"answers": []}, "holds no answers"),
        ({"answers": {"x": "y"}}, "does not ask"),
        ({"answers": {f"{ROW}.title'; DROP TABLE proposal": "y"}}, "does not ask"),
        ({"answers": {f"{ROW}.title": 7}}, "no text"),
        ({"answers": {f"{ROW}.title": {"a": 1}}}, "no text"),
        ({"answers": {f"{ROW}.title": [["a"]]}}, "no text"),
        ({"answers": {f"{ROW}.title": "x" * 50_000}}, "far too long"),
        ({"answers": {f"{n:032x}.title": "" for n in range(MOST + 1)}}, "more than"),
    ],
)
def test_wrong_answers_are_refused_in_words(tmp_path: Path, other: dict[str, Any], match: str) -> None:
    with pytest.raises(AtelierError, match=match):
        read_answers(saved(tmp_path, **other))


@pytest.mark.parametrize(
    ("content", "match"),
    [
        (b"", "holds no answers"),
        (b"\xff\xfe\x00", "holds no answers"),
        (b"[" * 200_000, "holds no answers"),
        (b'  <!DOCTYPE html><script>alert("x")</script>', "is the form itself"),
        (b"PK\x03\x04 but no archive", "cannot be read as a document"),
        (b"{" + b" " * LARGEST + b"}", "larger than"),
    ],
)
def test_files_of_another_kind_are_refused_in_words(tmp_path: Path, content: bytes, match: str) -> None:
    place = tmp_path / "antwoorden.json"
    place.write_bytes(content)
    with pytest.raises(AtelierError, match=match):
        read_answers(place)


def test_a_document_that_unpacks_without_end_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b"<" + b" " * form_documents.UNPACKED)
    place = tmp_path / "bom.docx"
    place.write_bytes(content.getvalue())
    monkeypatch.setattr(form_documents, "Document", None)  # would fail with another sentence
    with pytest.raises(AtelierError, match="too large"):
        read_answers(place)


def test_a_file_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(AtelierError, match="cannot be read"):
        read_answers(tmp_path / "nergens.json")
