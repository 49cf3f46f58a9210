from dataclasses import replace
from pathlib import Path

from atelier.domain.themes import Dilemma, Pillar
from atelier.domain.vague_date import VagueDate
from atelier.domain.week import Event, Moment
from atelier.storage.drafts import WHOLE, Drafts
from atelier.storage.event_file import EventFile
from tests.storage.support import Laptop, acts_in, problems

VISIE = Pillar.new(name="Visie", text="wie we zijn")
MOMENT = Moment.new(when=VagueDate("2020-01"), title="Raden")


def started(laptop: Laptop) -> EventFile:
    file = laptop.create()
    file.commit("add", VISIE, MOMENT)
    return file


def test_what_is_being_typed_is_no_act_yet(laptop: Laptop) -> None:
    file = started(laptop)
    Drafts(file).keep(VISIE, "text", "waar we")
    assert file.get(Pillar, VISIE.id) == VISIE
    assert file.undoable() == "add"
    file.close()
    assert len(list(acts_in(file.path))) == 1
    assert problems(file.path) == []


def test_what_was_being_typed_is_recovered_as_one_act(laptop: Laptop) -> None:
    file = started(laptop)
    drafts = Drafts(file)
    for typed in ("w", "waar", "waar we heen willen"):
        drafts.keep(VISIE, "text", typed)
    drafts.keep(VISIE, "name", "De visie")
    drafts.keep(MOMENT, "when", VagueDate("2020-03/2020-04"))
    file = laptop.reopen(file)
    changes = Drafts(file).recover("recovered text")
    assert changes is not None
    assert changes.label == "recovered text"
    visie = replace(VISIE, name="De visie", text="waar we heen willen")
    moment = replace(MOMENT, when=VagueDate("2020-03/2020-04"))
    assert changes.values == {VISIE.id: visie, MOMENT.id: moment}
    assert (file.get(Pillar, VISIE.id), file.get(Moment, MOMENT.id)) == (visie, moment)
    assert file.undoable() == "recovered text"
    file.undo()
    assert (file.get(Pillar, VISIE.id), file.get(Moment, MOMENT.id)) == (VISIE, MOMENT)
    file.close()
    assert [act.label for act, _ in acts_in(file.path)] == ["add", "recovered text", "recovered text"]


def test_nothing_is_recovered_twice(laptop: Laptop) -> None:
    file = started(laptop)
    Drafts(file).keep(VISIE, "text", "waar we heen willen")
    assert Drafts(file).recover("recovered text") is not None
    assert Drafts(file).recover("recovered text") is None
    file = laptop.reopen(file)
    assert Drafts(file).recover("recovered text") is None
    file.close()


def test_nothing_was_being_typed(file: EventFile) -> None:
    assert Drafts(file).recover("recovered text") is None


def test_a_settled_field_has_no_draft_any_more(laptop: Laptop) -> None:
    file = started(laptop)
    drafts = Drafts(file)
    drafts.keep(VISIE, "text", "waar we heen willen")
    drafts.keep(VISIE, "name", "De visie")
    drafts.drop(VISIE.id, "text")
    changes = drafts.recover("recovered text")
    assert changes is not None
    assert changes.values == {VISIE.id: replace(VISIE, name="De visie")}
    file.close()


def test_a_draft_that_equals_the_row_is_no_act(laptop: Laptop) -> None:
    file = started(laptop)
    Drafts(file).keep(VISIE, "text", VISIE.text)
    assert Drafts(file).recover("recovered text") is None
    file.close()
    assert len(list(acts_in(file.path))) == 1


def test_what_was_typed_in_a_removed_row_is_not_recovered(laptop: Laptop) -> None:
    file = started(laptop)
    Drafts(file).keep(VISIE, "text", "waar we heen willen")
    file.commit("remove", remove=[VISIE])
    assert Drafts(file).recover("recovered text") is None
    assert file.get(Pillar, VISIE.id) is None
    file.close()


def test_fields_of_every_sort_can_be_typed(laptop: Laptop) -> None:
    event = Event.new(title="Week")
    dilemma = Dilemma.new(title="Wie geeft de opdracht?")
    file = laptop.create()
    file.commit("add", event, dilemma)
    drafts = Drafts(file)
    drafts.keep(event, "questions", ("Wie komt in actie?", "Wie staat te woord?"))
    drafts.keep(dilemma, "pillar", VISIE.id)
    drafts.keep(dilemma, "tension_field", None)
    file = laptop.reopen(file)
    Drafts(file).recover("recovered text")
    assert file.all(Event)[0].questions == ("Wie komt in actie?", "Wie staat te woord?")
    assert file.all(Dilemma)[0].pillar == VISIE.id
    file.close()


def test_drafts_are_local_and_no_part_of_a_sound_file(laptop: Laptop, tmp_path: Path) -> None:
    file = started(laptop)
    Drafts(file).keep(VISIE, "text", "€ ’t Loo")
    file.close()
    assert problems(file.path) == []


def test_a_row_that_is_still_to_be_added_comes_back_whole(laptop: Laptop) -> None:
    file = started(laptop)
    drafts = Drafts(file)
    typed = Moment.new(when=VagueDate("2020-03/2020-04"), title="Raden besl")
    drafts.keep_row(replace(typed, title="Raden"))
    drafts.keep_row(typed)
    drafts.keep(VISIE, "text", "waar we")
    file = laptop.reopen(file)
    drafts = Drafts(file)
    assert drafts.recover("recovered text") is not None
    assert drafts.rows(Moment) == [typed]
    assert drafts.rows(Pillar) == []
    file = laptop.reopen(file)
    assert Drafts(file).rows(Moment) == [typed]
    file.commit("add", typed)
    assert Drafts(file).rows(Moment) == []
    Drafts(file).drop(typed.id, WHOLE)
    file.close()
    assert problems(file.path) == []
