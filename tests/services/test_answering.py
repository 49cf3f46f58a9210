"""What a duo fills in on a form comes back as its own work: only what it changed, never twice, never over others."""

import json
import zipfile
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import given as examples
from hypothesis import strategies as st

from atelier.domain.errors import AtelierError, FileRefusedError
from atelier.domain.form_answers import AnswerKind, AnswerPreview
from atelier.domain.giving import Carrier, Handout, Pickup
from atelier.domain.people import Duo
from atelier.domain.proposals import Audience, CouncilRole, DecisionPoint, Proposal, Reaction
from atelier.domain.themes import Dilemma, Pillar
from atelier.domain.week import Event
from atelier.services.answering import Answering
from atelier.services.forms import Forms
from atelier.services.giving import Giving
from atelier.services.merging import Merging
from atelier.services.wording import Wording
from atelier.storage.event_file import EventFile
from tests.storage.support import Laptop, problems

pytestmark = pytest.mark.usefixtures("english")

DUO, SECOND = Duo.new(theme="Wonen", position="a"), Duo.new(theme="Verkeer", position="b")
PILLAR = Pillar.new(name="Visie")
ROLES = tuple(CouncilRole.new(name=name, position=name[0]) for name in ("Advies", "Besluit"))
DILEMMA = Dilemma.new(title="Bouwen of wachten", question="Wat nu?", a_name="Bouwen", b_name="Wachten")
MINE = Proposal.new(
    title="Sneller bouwen",
    duo=DUO.id,
    dilemmas=(DILEMMA.id,),
    goal="Duizend <woningen> & 'meer'\nin 2030",
    once_low=1_200_050,
    once_high=250_000_000,
    roles=(ROLES[0].id,),
    position="i",
)
THEIRS = Proposal.new(title="Rondweg van het andere duo", duo=SECOND.id, position="r")
POINT = DecisionPoint.new(proposal=MINE.id, text="Stel vast", audience=Audience.COUNCILS, position="i")
REACTION = Reaction.new(proposal=MINE.id, sender="Xaveer Buitenstaander", text="Graag een jaartal")


@pytest.fixture
def file(tmp_path: Path) -> Iterator[EventFile]:
    opened = Laptop(tmp_path / "here").create()
    opened.commit("begin", Event.new(title="Week"), DUO, SECOND, PILLAR, DILEMMA, *ROLES)
    opened.commit("write", MINE, THEIRS, POINT, REACTION)
    yield opened
    opened.close()
    assert problems(opened.path) == []


def forms(file: EventFile) -> Forms:
    return Forms(file, Giving(file, tuple))


def answering(file: EventFile) -> Answering:
    return Answering(file, Wording(file))


def conflicts(file: EventFile) -> list[Any]:
    return Merging(file, file.path.parent / "data").conflicts()


def proposal(file: EventFile) -> Proposal:
    found = file.get(Proposal, MINE.id)
    assert found is not None
    return found


class Browser(HTMLParser):
    """What the page for a browser does, without one: its fields, and the file that it saves."""

    def __init__(self, place: Path) -> None:
        super().__init__()
        self.answers: dict[str, Any] = {}
        self.handout = self._within = ""
        self.feed(place.read_text(encoding="utf-8"))
        self.rows = list(dict.fromkeys(key.split(".")[0] for key in self.answers))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name, value = given.get("name") or "", given.get("value") or ""
        if tag == "form":
            self.handout = given["data-handout"] or ""
        elif tag == "input" and given.get("type") == "checkbox":
            self.answers.setdefault(name, []).extend([value] if "checked" in given else [])
        elif tag == "input" and given.get("type") == "text":
            self.answers[name] = value
        elif tag in {"textarea", "select"}:
            self._within, self.answers[name] = name, ""
        elif tag == "option" and "selected" in given:
            self.answers[self._within] = value

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.answers[self._within] = self.answers[self._within].removeprefix("\n")
            self._within = ""

    def handle_data(self, data: str) -> None:
        if self._within and self.lasttag == "textarea":
            self.answers[self._within] += data

    def fill(self, field: str, value: Any, row: int = 0) -> "Browser":
        assert f"{self.rows[row]}.{field}" in self.answers
        self.answers[f"{self.rows[row]}.{field}"] = value
        return self

    def save(self, place: Path, at: str = "2019-11-14T16:00:00+01:00", **more: Any) -> Path:
        content = {"format": "atelier-answers", "version": 1, "handout": self.handout, "saved": at}
        place.write_text(json.dumps({**content, "answers": self.answers, **more}), encoding="utf-8")
        return place


@pytest.fixture
def browser(file: EventFile, tmp_path: Path) -> Browser:
    forms(file).give(DUO, tmp_path / "duo.html", Carrier.HTML, date(2019, 11, 15))
    return Browser(tmp_path / "duo.html")


def apply(file: EventFile, place: Path) -> AnswerPreview:
    preview = answering(file).read(place)
    answering(file).apply(preview)
    return preview


def test_a_form_that_nobody_touched_changes_nothing_but_is_back(
    file: EventFile, browser: Browser, tmp_path: Path
) -> None:
    before = file.all(Proposal), file.all(DecisionPoint)
    preview = apply(file, browser.save(tmp_path / "a.json"))
    assert not preview.changes
    assert preview.count(AnswerKind.SAME) == len(preview.lines) > 30
    assert (file.all(Proposal), file.all(DecisionPoint)) == before
    assert [pickup.handout.hex for pickup in file.all(Pickup)] == [browser.handout]


def test_only_what_was_changed_is_written_and_an_undo_takes_all_of_it_back(
    file: EventFile, browser: Browser, tmp_path: Path
) -> None:
    browser.fill("goal", "Tweeduizend woningen").fill("yearly_high", "€ 1.500.000,-").fill("fte", "2,5")
    browser.fill("pillar", PILLAR.id.hex).fill("roles", [role.id.hex for role in ROLES])
    browser.fill("text", "Stel snel vast", row=1)
    file.commit("here", replace(proposal(file), title="Sneller en beter"))
    preview = apply(file, browser.save(tmp_path / "a.json"))
    kinds = {line.field: line.kind for line in preview.lines if line.kind is not AnswerKind.SAME}
    assert kinds == {
        "Goal": AnswerKind.CHANGED,
        "Pillar": AnswerKind.NEW,
        "Yearly, to": AnswerKind.NEW,
        "Capacity": AnswerKind.NEW,
        "Role of the councils": AnswerKind.CHANGED,
        "The question as a sentence": AnswerKind.CHANGED,
    }
    wanted = replace(MINE, title="Sneller en beter", goal="Tweeduizend woningen", yearly_high=150_000_000, fte=250)
    assert proposal(file) == replace(wanted, pillar=PILLAR.id, roles=tuple(role.id for role in ROLES))
    assert [point.text for point in file.all(DecisionPoint)] == ["Stel snel vast"]
    assert conflicts(file) == []
    file.undo()
    assert proposal(file) == replace(MINE, title="Sneller en beter")
    assert file.all(Pickup) == []
    file.redo()
    assert proposal(file).fte == 250


def test_the_same_file_twice_changes_nothing(file: EventFile, browser: Browser, tmp_path: Path) -> None:
    place = browser.fill("goal", "Anders").fill("title", "Tiny houses", row=4).save(tmp_path / "a.json")
    apply(file, place)
    acts = file.lamport
    again = apply(file, place)
    assert again.known
    assert not again.changes
    assert file.lamport == acts
    assert [one.title for one in file.all(Proposal)] == ["Sneller bouwen", "Rondweg van het andere duo", "Tiny houses"]


def test_a_later_save_of_the_same_form_goes_on_where_the_first_one_was(
    file: EventFile, browser: Browser, tmp_path: Path
) -> None:
    apply(file, browser.fill("goal", "Eerste").fill("title", "Nieuw", row=4).save(tmp_path / "a.json"))
    file.commit("here", replace(proposal(file), goal="Hier verbeterd"))
    browser.fill("result", "Zichtbaar").fill("leader", "Wij", row=4)
    later = apply(file, browser.save(tmp_path / "b.json", "2019-11-14T17:00:00+01:00"))
    assert later.count(AnswerKind.CONFLICT) == 0
    assert (proposal(file).goal, proposal(file).result) == ("Hier verbeterd", "Zichtbaar")
    assert [(one.title, one.leader) for one in file.all(Proposal)][-1] == ("Nieuw", "Wij")
    assert len(file.all(Pickup)) == 2
    assert conflicts(file) == []
    back = apply(file, browser.fill("result", "").save(tmp_path / "c.json", "2019-11-14T18:00:00+01:00"))
    assert back.count(AnswerKind.CHANGED) == 1
    assert proposal(file).result == ""


def test_what_both_changed_stays_beside_each_other_as_a_choice(
    file: EventFile, browser: Browser, tmp_path: Path
) -> None:
    file.commit("here", replace(proposal(file), goal="Hier", once_low=0, open_points="Zelfde"))
    browser.fill("goal", "Daar").fill("once_high", "9").fill("open_points", "Zelfde")
    preview = apply(file, browser.save(tmp_path / "a.json"))
    contested = {(line.field, line.before, line.after) for line in preview.lines if line.kind is AnswerKind.CONFLICT}
    assert contested == {("Goal", "Hier", "Daar"), ("Once, to", "€ 2,500,000", "€ 9")}
    assert {one.cell for one in conflicts(file)} == {"goal", "money"}
    assert proposal(file).goal == "Hier"  # until somebody chooses
    file.undo()
    assert conflicts(file) == []


def test_what_was_removed_here_comes_back_in_sight_when_the_duo_went_on_with_it(
    file: EventFile, browser: Browser, tmp_path: Path
) -> None:
    file.commit("gone", remove=[proposal(file)])
    preview = apply(file, browser.fill("goal", "Daar").save(tmp_path / "a.json"))
    assert preview.count(AnswerKind.CONFLICT) == 1
    assert proposal(file).goal == "Daar"
    assert [one.cell for one in conflicts(file)] == ["deleted"]


def test_a_decision_point_in_the_room_for_a_new_proposal_brings_that_proposal(
    file: EventFile, browser: Browser, tmp_path: Path
) -> None:
    apply(file, browser.fill("text", "Vraag het", row=5).save(tmp_path / "a.json"))
    fresh = file.all(Proposal)[-1]
    assert (fresh.duo, fresh.title) == (DUO.id, "")
    assert [point.text for point in file.all(DecisionPoint, proposal=fresh.id)] == ["Vraag het"]


def test_an_answer_that_cannot_be_read_is_told_and_left_out(file: EventFile, browser: Browser, tmp_path: Path) -> None:
    browser.fill("once_low", "veel").fill("pillar", "f" * 32).fill("goal", "Wel").fill("from_year", "99999")
    preview = apply(file, browser.save(tmp_path / "a.json"))
    told = {(line.field, line.after) for line in preview.lines if line.kind is AnswerKind.PROBLEM}
    assert told == {("Once, from", "veel"), ("Pillar", "f" * 32), ("From which year", "99999")}
    assert replace(proposal(file), goal=MINE.goal) == MINE


def test_two_laptops_that_read_one_form_merge_without_a_choice(
    file: EventFile, browser: Browser, tmp_path: Path
) -> None:
    copy = tmp_path / "kopie.atelier"
    file.copy_to(copy)
    answers = browser.fill("goal", "Daar").fill("title", "Nieuw", row=4).save(tmp_path / "a.json")
    later = browser.fill("result", "Later").save(tmp_path / "b.json", "2019-11-14T17:00:00+01:00")
    with Laptop(tmp_path / "there").open(copy) as other:
        apply(other, answers)
        apply(other, later)
    apply(file, later)
    merging = Merging(file, tmp_path / "data")
    merging.merge(merging.preview([copy]))
    assert conflicts(file) == []
    assert (proposal(file).goal, proposal(file).result) == ("Daar", "Later")
    assert [one.title for one in file.all(Proposal)].count("Nieuw") == 1


def test_a_preview_that_is_overtaken_is_not_applied(file: EventFile, browser: Browser, tmp_path: Path) -> None:
    preview = answering(file).read(browser.fill("goal", "Daar").save(tmp_path / "a.json"))
    file.commit("here", replace(proposal(file), goal="Hier"))
    with pytest.raises(AtelierError, match="changed meanwhile"):
        answering(file).apply(preview)
    assert proposal(file).goal == "Hier"


def test_answers_of_another_event_or_to_other_questions_are_refused(
    file: EventFile, browser: Browser, tmp_path: Path
) -> None:
    with pytest.raises(AtelierError, match="not given from this file"):
        answering(file).read(browser.save(tmp_path / "a.json", handout="0" * 32))
    browser.answers[f"{THEIRS.id.hex}.title"] = "Van ons"
    with pytest.raises(AtelierError, match="does not ask"):
        answering(file).read(browser.save(tmp_path / "b.json"))


@examples(
    st.dictionaries(
        st.sampled_from(["title", "goal", "mandate", "counter", "open_points"]),
        st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=30),
    )
)
def test_any_text_comes_back_as_it_was_typed_but_for_what_nobody_sees(
    tmp_path_factory: pytest.TempPathFactory, typed: dict[str, str]
) -> None:
    folder = tmp_path_factory.mktemp("form")
    with Laptop(folder / "here").create() as file:
        file.commit("begin", Event.new(title="Week"), DUO, SECOND)
        file.commit("write", MINE, THEIRS, POINT)
        forms(file).give(DUO, folder / "duo.html", Carrier.HTML)
        browser = Browser(folder / "duo.html")
        for name, text in typed.items():
            browser.fill(name, text)
        apply(file, browser.save(folder / "a.json"))
        apply(file, browser.save(folder / "a.json"))
        for name, text in typed.items():
            seen = "".join(sign for sign in text if sign.isprintable() and not sign.isspace())
            found = "".join(getattr(proposal(file), name).split())
            assert found.replace("\xa0", "") == seen
        assert conflicts(file) == []


# Word


@pytest.fixture
def paper(file: EventFile, tmp_path: Path) -> Path:
    forms(file).give(DUO, tmp_path / "duo.docx", Carrier.DOCX)
    return tmp_path / "duo.docx"


def control(document: Any, tag: str) -> Any:
    return next(e.getparent().getparent() for e in document.element.body.iter(qn("w:tag")) if e.get(qn("w:val")) == tag)


def type_in(document: Any, tag: str, *runs: str) -> None:
    """As Word does it: text in several runs, without the mark of an empty field."""
    held = control(document, tag)
    for mark in held.iter(qn("w:showingPlcHdr")):
        mark.getparent().remove(mark)
        break
    content = held.find(qn("w:sdtContent"))
    first = content[0]
    for child in list(content)[1:]:
        content.remove(child)
    for n, text in enumerate(runs):
        run = first if not n else first.makeelement(qn("w:r"))
        if n:
            content.append(run)
        for child in list(run):
            run.remove(child)
        made = run.makeelement(qn("w:t"))
        made.text = text
        run.append(made)


def save(document: Any, place: Path) -> Path:
    content = BytesIO()
    document.save(content)
    place.write_bytes(content.getvalue())
    return place


def test_a_document_that_nobody_touched_changes_nothing(file: EventFile, paper: Path) -> None:
    preview = apply(file, paper)
    assert not preview.changes
    assert preview.unread == ()
    assert preview.count(AnswerKind.PROBLEM) == 0
    assert proposal(file) == MINE


def test_split_runs_curly_quotes_ticks_and_moved_rows_lose_no_text(file: EventFile, paper: Path) -> None:
    document = Document(str(paper))
    key = MINE.id.hex
    type_in(document, f"{key}.goal", "Twee", "duizend ", "‘woningen’")
    type_in(document, f"{key}.leader", "Wij")
    type_in(document, f"{key}.roles.{ROLES[1].id.hex[:12]}", "☒")
    row = next(control(document, f"{key}.goal").iterancestors(qn("w:tr")))
    document.tables[-1]._tbl.append(row)
    document.add_paragraph("Let op: dit nog bespreken")
    preview = apply(file, save(document, paper))
    assert preview.unread == ("Let op: dit nog bespreken",)
    found = proposal(file)
    assert (found.goal, found.leader) == ("Tweeduizend ‘woningen’", "Wij")
    assert set(found.roles) == {role.id for role in ROLES}
    assert replace(found, goal=MINE.goal, leader="", roles=MINE.roles) == MINE


def test_a_row_that_was_copied_or_lost_loses_no_text(file: EventFile, paper: Path) -> None:
    document = Document(str(paper))
    key = MINE.id.hex
    row = next(control(document, f"{key}.mandate").iterancestors(qn("w:tr")))
    type_in(document, f"{key}.mandate", "Eerste helft")
    row.addnext(deepcopy(row))
    type_in(document, f"{key}.mandate", "Tweede helft")
    gone = next(control(document, f"{key}.counter").iterancestors(qn("w:tr")))
    gone.getparent().remove(gone)
    held = control(document, f"{key}.without")
    held.getparent().replace(held, held.find(qn("w:sdtContent"))[0])
    document.tables[0].rows[-2].cells[1].paragraphs[0].add_run(" Los getypt")
    preview = apply(file, save(document, paper))
    assert sorted(proposal(file).mandate.split("\n")) == ["Eerste helft", "Tweede helft"]
    assert any("Los getypt" in text for text in preview.unread)
    assert proposal(file).counter == MINE.counter
    assert preview.count(AnswerKind.PROBLEM) == 0


def test_a_place_that_is_taken_is_refused_and_nothing_is_noted(file: EventFile, tmp_path: Path) -> None:
    taken = tmp_path / "bezet.html"
    taken.write_text("iets", encoding="utf-8")
    for place, match in ((taken, "exists already"), (tmp_path / "nergens" / "x.html", "Nothing can be written")):
        with pytest.raises(FileRefusedError, match=match):
            forms(file).give(DUO, place, Carrier.HTML)
    assert file.all(Handout) == []
    assert taken.read_text(encoding="utf-8") == "iets"


@pytest.mark.parametrize("carrier", [Carrier.HTML, Carrier.DOCX])
def test_a_form_holds_nothing_of_anybody_else(file: EventFile, tmp_path: Path, carrier: Carrier) -> None:
    place = tmp_path / f"duo.{carrier}"
    forms(file).give(DUO, place, carrier)
    content = place.read_text(encoding="utf-8") if carrier is Carrier.HTML else ""
    if carrier is Carrier.DOCX:
        with zipfile.ZipFile(place) as packed:
            content = "".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist())
    for planted in ("Xaveer", "Buitenstaander", "Rondweg", "andere duo", THEIRS.id.hex):
        assert planted not in content
    for wanted in ("Sneller bouwen", "Graag een jaartal", "Bouwen of wachten"):
        assert wanted in content
