"""The command line as a person types it: what it prints, and its exit status 0, 1 or 2."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest

from atelier import __version__
from atelier.__main__ import FORMATS
from atelier.domain.people import Person
from atelier.domain.proposals import Proposal
from atelier.domain.themes import Pillar
from atelier.paths import resources
from atelier.reports.formats import Format
from atelier.services.workspace import Events, local_now
from atelier.storage.event_file import EventFile
from atelier.storage.lines import Lines
from atelier.storage.passwords import set_password


@pytest.fixture
def atelier(tmp_path: Path):
    def run(*arguments: object) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "XDG_DATA_HOME": str(tmp_path / "data")}
        command = [sys.executable, "-m", "atelier", *map(str, arguments)]
        nobody = {"stdin": subprocess.DEVNULL, "start_new_session": True}  # no terminal to ask at
        return subprocess.run(
            command, capture_output=True, text=True, env=environment, timeout=120, check=False, **nobody
        )

    return run


def test_example_reports_and_check(atelier, tmp_path: Path) -> None:
    file, out = tmp_path / "week.atelier", tmp_path / "uit" / "rapporten"
    made = atelier("example", file, "--fictitious")
    assert (made.returncode, made.stderr) == (0, "")
    assert str(file) in made.stdout
    for audience in ("stuurgroep", "colleges", "raden"):
        done = atelier("report", file, "--audience", audience, "--out", out)
        assert (done.returncode, done.stderr) == (0, "")
    names = [
        "2019-11-15_colleges_concept-1.pdf",
        "2019-11-15_raden_concept-1.pdf",
        "2019-11-15_stuurgroep_concept-1.pdf",
    ]
    assert sorted(path.name for path in out.iterdir()) == names
    pages = pypdf.PdfReader(out / names[1]).pages
    assert all("fictief voorbeeld" in page.extract_text().lower() for page in pages)
    assert "Van u gevraagd" in pages[0].extract_text()
    checked = atelier("check", file)
    assert checked.returncode == 0
    assert "✗" not in checked.stdout
    assert checked.stdout.count("✓") > 30


def test_a_second_report_overwrites_nothing(atelier, tmp_path: Path) -> None:
    file = tmp_path / "week.atelier"
    atelier("example", file)
    for _ in range(2):
        atelier("report", file, "--audience", "raden", "--out", tmp_path)
    assert (tmp_path / "2019-11-15_raden_concept-1_2.pdf").exists()  # the same data keep their version


def test_every_edition_of_an_audience_comes_at_once_with_the_data_once(atelier, tmp_path: Path) -> None:
    file, out = tmp_path / "week.atelier", tmp_path / "uit"
    atelier("example", file, "--fictitious")
    done = atelier("report", file, "--audience", "raden", "--municipality", "all", "--format", "html,csv", "--out", out)
    assert done.returncode == 0
    names = sorted(path.name for path in out.iterdir())
    assert len(names) == 20  # general, eighteen municipalities, and one table
    assert "2019-11-15_raad_Rozendaal_concept-1.html" in names
    assert "2019-11-15_raad_Mook-en-Middelaar_concept-1.html" in names
    assert [name for name in names if name.endswith("csv")] == ["2019-11-15_gegevens_concept-1.csv"]


def test_open_data_travel_inside_a_report_when_asked(atelier, tmp_path: Path) -> None:
    file, out = tmp_path / "week.atelier", tmp_path / "uit"
    atelier("example", file, "--fictitious")
    assert atelier("report", file, "--audience", "raden", "--attach", "--out", out).returncode == 0
    assert atelier("report", file, "--audience", "raden", "--out", out).returncode == 0
    inside, without = (pypdf.PdfReader(out / f"2019-11-15_raden_concept-1{end}.pdf") for end in ("", "_2"))
    assert "open-data.json" in inside.attachments
    assert json.loads(inside.attachments["open-data.json"][0])
    assert not without.attachments


def test_one_municipality_is_found_by_its_name(atelier, tmp_path: Path) -> None:
    file, start = tmp_path / "week.atelier", ("report", tmp_path / "week.atelier", "--format", "html")
    atelier("example", file)
    out = ("--out", tmp_path / "uit")
    done = atelier(*start, "--audience", "colleges", "--municipality", "rozendaal", *out)
    assert "2019-11-15_college_Rozendaal_concept-1.html" in done.stdout
    for audience, name, sentence in (("colleges", "Parijs", "geen gemeente “Parijs”"), ("stuurgroep", "Arnhem", "één")):
        refused = atelier(*start, "--audience", audience, "--municipality", name, *out)
        assert (refused.returncode, refused.stdout) == (1, "")
        assert sentence in refused.stderr


def test_check_tells_whether_a_report_was_made_from_the_file(atelier, tmp_path: Path) -> None:
    one, other = tmp_path / "een.atelier", tmp_path / "twee.atelier"
    atelier("example", one, "--fictitious")
    atelier("example", other)
    atelier("report", one, "--audience", "raden", "--out", tmp_path)
    report = tmp_path / "2019-11-15_raden_concept-1.pdf"
    known = atelier("check", one, "--report", report)
    assert known.returncode == 0
    assert "zoals het nu is" in known.stdout
    assert "byte voor byte" in known.stdout
    strange = atelier("check", other, "--report", report)
    assert strange.returncode == 1
    assert "niet uit dit bestand gemaakt" in strange.stderr


def test_import_says_what_it_does_and_what_it_leaves_out(atelier, tmp_path: Path) -> None:
    file, people = tmp_path / "week.atelier", tmp_path / "mensen.csv"
    atelier("example", file)
    people.write_text("Naam;Rol;Gemeente\nAnna;griffier;Arnhem\nBo;koning;Arnhem\n", encoding="utf-8")
    for _ in range(2):
        tried = atelier("import", file, people, "--dry-run")
        assert (tried.returncode, tried.stderr) == (0, "")
        assert tried.stdout.splitlines() == [
            "1 nieuw, 0 gewijzigd, 0 hetzelfde, 1 met een probleem",
            "regel 3: Bo – onbekende rol “koning”; bekend zijn: bestuurder, raadslid, ambtenaar, secretaris, griffier, "
            "deskundige, partner",
        ]
    done = atelier("import", file, people, "--language", "en")
    assert done.stdout.startswith("1 new, 0 changed, 0 the same, 1 with a problem")
    again = atelier("import", file, people)
    assert again.stdout.startswith("0 nieuw, 0 gewijzigd, 1 hetzelfde, 1 met een probleem")
    assert atelier("check", file).returncode == 0


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("check", "tekst.txt"), "tekst.txt"),
        (("report", "tekst.txt", "--audience", "raden", "--out", "."), "is geen Atelier-bestand"),
        (("report", "nergens.atelier", "--audience", "raden", "--out", "."), "nergens.atelier"),
        (("example", "tekst.txt"), "bestaat al"),
        (("import", "nergens.atelier", "tekst.txt"), "nergens.atelier"),
    ],
)
def test_a_refusal_is_one_sentence_and_status_1(
    atelier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], sentence: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent.parent))
    Path("tekst.txt").write_text("zomaar tekst", encoding="utf-8")
    done = atelier(*arguments)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert sentence in done.stderr
    assert Path("tekst.txt").read_text(encoding="utf-8") == "zomaar tekst"


@pytest.mark.parametrize(
    "arguments",
    [("report", "x"), ("example",), ("import", "x"), ("report", "x", "--audience", "burgers", "--out", "y")],
)
def test_wrong_usage_is_status_2(atelier, arguments: tuple[str, ...]) -> None:
    assert atelier(*arguments).returncode == 2


def test_version_and_help(atelier) -> None:
    assert atelier("--version").stdout == f"Atelier {__version__}\n"
    helped = atelier("--help")
    assert helped.returncode == 0
    for command in ("example", "report", "check", "import", "merge", "history"):
        assert command in helped.stdout
        assert atelier(command, "--help").returncode == 0


def test_a_report_names_what_it_cannot_show(atelier, tmp_path: Path) -> None:
    file = tmp_path / "voorbeeld.atelier"
    atelier("example", file)
    workspace = Events(resources(), tmp_path).open(file)
    workspace.editing.change(workspace.event, title="Huis 🏠")
    workspace.close()
    done = atelier("report", file, "--audience", "raden", "--out", tmp_path)
    assert done.returncode == 0
    assert "🏠" in done.stderr
    assert "[?]" in done.stderr


@pytest.fixture
def two_laptops(atelier, tmp_path: Path) -> tuple[Path, Path]:
    """One event, changed on two laptops that did not see each other."""
    here, there = tmp_path / "hier.atelier", tmp_path / "daar.atelier"
    assert atelier("example", here).returncode == 0
    shutil.copy(here, there)
    for path, text in ((here, "Tekst van hier"), (there, "Tekst van daar")):
        with EventFile.open(path, Lines(tmp_path / path.stem), local_now) as file:
            visie = file.all(Pillar)[0]
            file.commit("wijzigen", replace(visie, text=text), Person.new(name=f"Iemand van {path.stem}"))
    return here, there


def test_merge_tells_first_and_then_does(atelier, two_laptops: tuple[Path, Path]) -> None:
    here, there = two_laptops
    before = here.read_bytes(), there.read_bytes()
    told = atelier("merge", here, there, "--dry-run")
    assert (told.returncode, told.stderr) == (0, "")
    assert "daar.atelier: 1 nieuwe handeling" in told.stdout
    assert "person: 1 nieuw, 0 gewijzigd, 0 verwijderd" in told.stdout
    assert "pillar: 0 nieuw" in told.stdout
    assert "1 nog te kiezen" in told.stdout
    assert "“Tekst van hier”" in told.stdout
    assert (here.read_bytes(), there.read_bytes()) == before
    done = atelier("merge", here, there)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(told.stdout)
    copy = Path(done.stdout.split("Een kopie van ervoor: ")[1].strip())
    assert copy.exists()
    assert there.read_bytes() == before[1]
    assert "0 nieuwe handelingen" in atelier("merge", here, there).stdout
    assert atelier("check", here).returncode == 0
    assert {path.name for path in here.parent.glob("*.atelier*")} == {"hier.atelier", "daar.atelier"}


def test_history_of_a_file_and_of_an_item(atelier, two_laptops: tuple[Path, Path]) -> None:
    here, there = two_laptops
    atelier("merge", here, there)
    before = here.read_bytes()
    acts = atelier("history", here)
    assert (acts.returncode, acts.stderr) == (0, "")
    assert [line.split("  ")[3] for line in acts.stdout.splitlines()] == [
        "nieuw evenement",
        "wijzigen",
        "wijzigen",
        "samenvoegen",
    ]
    item = atelier("history", here, "tekst van")
    texts = [line for line in item.stdout.splitlines() if "text:" in line]
    assert ["○" in line for line in texts] == [True, False, False]  # the first was replaced by both
    assert {text for line in texts[1:] for text in ("hier", "daar") if text in line} == {"hier", "daar"}
    identity = next(word for line in acts.stdout.splitlines() for word in line.split() if len(word) == 8)
    assert atelier("history", here, identity).returncode == 0
    assert here.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("merge", "{here}", "{here}"), "is dit bestand zelf"),
        (("merge", "{here}", "nergens.atelier"), "is niet te lezen"),
        (("merge", "{here}", "{other}"), "wat erin staat, is over te nemen op de pagina Samenvoegen"),
        (("merge", "{here}", "{other}", "--dry-run"), "is van een ander evenement"),
        (("history", "{here}", "Iemand van nergens"), "Niets heet"),
        (("history", "{here}", "de"), "komt vaker voor"),
        (("history", "nergens.atelier"), "is niet te lezen"),
    ],
)
def test_what_cannot_be_merged_or_found(
    atelier, tmp_path: Path, two_laptops: tuple[Path, Path], arguments: tuple[str, ...], sentence: str
) -> None:
    here, _ = two_laptops
    other = tmp_path / "ander.atelier"
    atelier("example", other)
    before = here.read_bytes()
    done = atelier(*(argument.format(here=here, other=other) for argument in arguments))
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert sentence in done.stderr
    assert here.read_bytes() == before or arguments[-1] != "--dry-run"


def test_a_report_comes_in_every_format_that_was_asked_for(atelier, tmp_path: Path) -> None:
    file, out = tmp_path / "week.atelier", tmp_path / "uit"
    atelier("example", file, "--fictitious")
    wanted = ",".join(FORMATS)
    done = atelier("report", file, "--audience", "raden", "--format", wanted, "--out", out)
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) == len(FORMATS)
    assert set(FORMATS) == set(Format)
    for path in out.iterdir():
        kind = "gegevens" if Format(path.suffix[1:]).open_data else "raden"
        assert path.name == f"2019-11-15_{kind}_concept-1{path.suffix}"
    facts = json.loads((out / "2019-11-15_gegevens_concept-1.json").read_text(encoding="utf-8"))
    assert facts["event"]["fictitious"] is True


def test_an_unknown_format_is_wrong_usage(atelier, tmp_path: Path) -> None:
    done = atelier("report", "x", "--audience", "raden", "--format", "pdf,wps", "--out", tmp_path)
    assert done.returncode == 2
    assert "wps" in done.stderr


def test_what_a_duo_got_comes_back_with_its_work(atelier, tmp_path: Path) -> None:
    file, out = tmp_path / "week.atelier", tmp_path / "duo 1.atelier"
    atelier("example", file, "--fictitious")
    made = atelier("give", file, "--duo", 1, "--out", out)
    assert (made.returncode, made.stderr) == (0, "")
    assert str(out) in made.stdout
    workspace = Events(resources(), tmp_path / "there").open(out)
    workspace.editing.add(Proposal.new(title="Samen bouwen", duo=workspace.giving.given()[0].handout.duo))
    workspace.close()
    assert atelier("merge", file, out).returncode == 0
    assert atelier("check", file).returncode == 0
    again = atelier("give", file, "--duo", 1, "--out", out)
    assert (again.returncode, "bestaat al" in again.stderr) == (1, True)
    assert atelier("give", file, "--duo", 99, "--out", tmp_path / "niemand.atelier").returncode == 1


@pytest.mark.parametrize(("suffix", "start"), [(".html", b"<!DOCTYPE html>"), (".docx", b"PK")])
def test_a_form_for_a_duo(atelier, tmp_path: Path, suffix: str, start: bytes) -> None:
    file, out = tmp_path / "week.atelier", tmp_path / f"duo 1{suffix}"
    atelier("example", file, "--fictitious")
    assert str(out) in atelier("give", file, "--duo", 1, "--out", out).stdout
    assert out.read_bytes().startswith(start)


def test_a_file_for_the_archive(atelier, tmp_path: Path) -> None:
    file, out = tmp_path / "week.atelier", tmp_path / "archief.atelier"
    assert atelier("example", file, "--fictitious").returncode == 0
    (tmp_path / "people.csv").write_text("Naam\nDat Weet-Niemand\n", encoding="utf-8")
    assert atelier("import", file, tmp_path / "people.csv").returncode == 0
    told = atelier("anonymise", file, "--out", out, "--language", "en").stdout.splitlines()
    assert str(out) in told[0]
    assert "Look at these texts" in told[1]
    assert all(line.startswith("Dat · ") for line in told[2:])
    assert atelier("check", out).returncode == 0
    again = atelier("anonymise", file, "--out", out, "--language", "en")
    assert (again.returncode, again.stdout) == (1, "")
    assert "exists already" in again.stderr


def test_a_file_with_a_password(atelier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "week.atelier"
    assert atelier("example", file).returncode == 0
    set_password(file, "correct paard")
    monkeypatch.delenv("ATELIER_PASSWORD", raising=False)
    nobody = atelier("check", file, "--language", "en")
    assert (nobody.returncode, nobody.stdout) == (1, "")
    assert nobody.stderr.endswith("has a password. Give it in ATELIER_PASSWORD.\n")
    monkeypatch.setenv("ATELIER_PASSWORD", "fout")
    refused = atelier("check", file, "--language", "en")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "is not the password" in refused.stderr
    monkeypatch.setenv("ATELIER_PASSWORD", "correct paard")
    assert atelier("check", file).returncode == 0
    assert b"Arnhem" not in file.read_bytes()


def test_other_documents_are_made_per_proposal_and_per_municipality(atelier, tmp_path: Path) -> None:
    file, out = tmp_path / "week.atelier", tmp_path / "uit"
    atelier("example", file, "--fictitious")
    made = atelier("report", file, "--document", "achterban", "--municipality", "Doesburg", "--meeting", "1",
                   "--format", "pdf,docx", "--out", out)  # fmt: skip
    assert (made.returncode, made.stderr) == (0, "")
    names = sorted(path.name for path in out.iterdir())
    start = "2019-11-12_achterban_Doesburg_Positie-van-de-regio_concept-1"
    assert names == [f"{start}.docx", f"{start}.pdf"]
    assert len(made.stdout.splitlines()) == 2
    assert atelier("report", file, "--document", "reacties", "--out", out).returncode == 0
    refused = atelier("report", file, "--document", "startdocument", "--proposal", "99", "--out", out)
    assert (refused.returncode, refused.stderr) == (1, "Dit evenement heeft geen voorstel 99.\n")
    figures = atelier("report", file, "--document", "reacties", "--format", "json", "--out", out)
    assert figures.returncode == 1
    assert len(figures.stderr.splitlines()) == 1
