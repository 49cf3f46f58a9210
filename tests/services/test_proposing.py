"""The acts on a proposal that touch more than one of its fields: one act each, undoable, never twice."""

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from atelier.domain.commission import Programme, RoleSwitch, Verdict
from atelier.domain.errors import AtelierError
from atelier.domain.participation import Participation, Stance
from atelier.domain.proposals import Check, CooperationForm, CouncilRole, Proposal
from atelier.domain.week import Moment
from atelier.paths import resources
from atelier.services.workspace import Events, Workspace

pytestmark = pytest.mark.usefixtures("english")
HOUSING, CYCLING, LOBBY, ENERGY = range(4)


@pytest.fixture
def space(tmp_path: Path) -> Iterator[Workspace]:
    space = Events(resources(), tmp_path / "data").example(tmp_path / "x.atelier", fictitious=True)
    yield space
    if not space.file.connection.closed:
        space.close()


def proposal(space: Workspace, n: int) -> Proposal:
    return space.editing.all(Proposal)[n]


def again(space: Workspace, tmp_path: Path) -> Workspace:
    """The same event, opened once more."""
    space.close()
    return Events(resources(), tmp_path / "data").open(tmp_path / "x.atelier")


def clean(space: Workspace, n: int) -> Proposal:
    """A proposal without anything below it that the example may have filled in."""
    dossier = space.proposing.dossier(proposal(space, n))
    space.editing.remove(*dossier.switches, *dossier.participations, *dossier.answers, *dossier.stations)
    return proposal(space, n)


def test_a_year_begins_its_programme_once(space: Workspace) -> None:
    before = len(space.editing.all(Programme))
    for n in (HOUSING, CYCLING):
        space.proposing.place_in_programme(proposal(space, n), 2031)
    (programme,) = [found for found in space.editing.all(Programme) if found.year == 2031]
    assert len(space.editing.all(Programme)) == before + 1
    assert {proposal(space, n).programme for n in (HOUSING, CYCLING)} == {programme.id}
    assert space.proposing.dossier(proposal(space, HOUSING)).programme == programme
    space.editing.undo()
    assert proposal(space, CYCLING).programme != programme.id
    space.proposing.place_in_programme(proposal(space, HOUSING), None)
    assert proposal(space, HOUSING).programme is None


def test_clicking_a_set_of_roles_together_is_one_line_of_the_log(space: Workspace) -> None:
    first, second, third = (role.id for role in space.editing.all(CouncilRole)[:3])
    row = space.editing.change(clean(space, ENERGY), roles=()).values
    current = next(value for value in row.values() if isinstance(value, Proposal)) if row else proposal(space, ENERGY)
    for roles in ((first,), (first, second), (first, second, third)):
        space.proposing.switch_roles(current, roles)
    (switch,) = space.proposing.switches(current)
    assert (switch.before, switch.after, switch.told) == ((), (first, second, third), False)
    assert proposal(space, ENERGY).roles == (first, second, third)


def test_a_told_switch_is_followed_by_a_new_one(space: Workspace) -> None:
    first, second = (role.id for role in space.editing.all(CouncilRole)[:2])
    current = clean(space, HOUSING)
    began = current.roles
    space.proposing.switch_roles(current, (first,))
    (switch,) = space.proposing.switches(current)
    space.editing.change(switch, by="Regiocommissie", reason="De raden willen het zelf zien.")
    space.proposing.switch_roles(current, (second,))
    old, new = space.proposing.switches(current)
    assert (old.before, old.after, old.told) == (began, (first,), True)
    assert (new.before, new.after) == ((first,), (second,))
    assert new.at >= old.at


def test_going_back_to_where_it_began_is_no_switch(space: Workspace) -> None:
    current = clean(space, HOUSING)
    assert len(current.roles) > 1
    space.proposing.switch_roles(current, current.roles[:1])
    space.proposing.switch_roles(current, current.roles[::-1])
    assert space.proposing.switches(current) == ()


def test_undo_takes_back_both_the_roles_and_the_line_of_the_log(space: Workspace) -> None:
    current = clean(space, HOUSING)
    space.proposing.switch_roles(current, ())
    assert space.editing.undoable() == "role of the councils"
    space.editing.undo()
    assert proposal(space, HOUSING).roles == current.roles
    assert space.editing.all(RoleSwitch, proposal=current.id) == []


def test_a_municipality_answers_once_and_can_change_its_answer(space: Workspace, tmp_path: Path) -> None:
    current = clean(space, HOUSING)
    member = space.proposing.dossier(current).members[0]
    space.proposing.take_part(current, member.id, Stance.JOINS)
    answer = space.proposing.participation(current, member.id)
    space.editing.change(answer, condition="als Duiven meedoet")
    space.proposing.take_part(current, member.id, Stance.LEADS)
    space = again(space, tmp_path)
    (found,) = space.editing.all(Participation, proposal=current.id)
    assert (found.stance, found.condition) == (Stance.LEADS, "als Duiven meedoet")
    space.proposing.take_part(current, member.id, None)
    (found,) = space.editing.all(Participation, proposal=current.id)
    assert (found.stance, found.condition) == (None, "")
    space.close()


def test_a_check_is_answered_with_yes_no_or_unknown(space: Workspace) -> None:
    current, check = clean(space, HOUSING), space.editing.all(Check)[0]
    assert space.proposing.dossier(current).answer_to(check) is None
    for verdict in (Verdict.NO, Verdict.YES):
        space.proposing.answer_check(current, check, verdict)
    answer = space.proposing.dossier(current).answer_to(check)
    assert answer is not None
    assert answer.verdict is Verdict.YES
    assert len(space.proposing.dossier(current).answers) == 1


def test_parts_of_the_key_stand_in_the_order_of_the_members(space: Workspace) -> None:
    current = proposal(space, HOUSING)
    first, second, *_ = space.proposing.dossier(current).members
    for member, part in ((second, 3), (first, 5), (second, 0), (second, 2)):
        space.proposing.weigh(current, member.id, part)
    assert proposal(space, HOUSING).key == {first.id: 5, second.id: 2}
    assert proposal(space, HOUSING).key_members == (first.id, second.id)
    space.proposing.weigh(current, first.id, 0)
    assert proposal(space, HOUSING).key == {second.id: 2}


def with_form(space: Workspace, n: int, name: str) -> Proposal:
    form = next(form for form in space.editing.all(CooperationForm) if form.name == name)
    space.editing.change(clean(space, n), form=form.id)
    return proposal(space, n)


def test_the_steps_of_a_form_come_in_the_calendar_in_one_act(space: Workspace) -> None:
    current = with_form(space, HOUSING, "Openbaar lichaam")
    before = space.editing.all(Moment)
    space.proposing.plan_procedure(current)
    steps = space.proposing.dossier(current).stations
    assert len(steps) == 2
    assert all(step.unchecked and "laat toetsen" not in step.title for step in steps)
    assert space.editing.undoable() == "steps in the calendar"
    space.editing.undo()
    assert space.editing.all(Moment) == before


def test_steps_come_not_twice_but_one_that_was_removed_comes_back(space: Workspace) -> None:
    current = with_form(space, HOUSING, "Openbaar lichaam")
    space.proposing.plan_procedure(current)
    with pytest.raises(AtelierError, match="already"):
        space.proposing.plan_procedure(current)
    steps = space.proposing.dossier(current).stations
    space.editing.remove(steps[0])
    space.proposing.plan_procedure(current)
    assert {step.id for step in space.proposing.dossier(current).stations} == {step.id for step in steps}


def test_a_form_without_steps_or_a_proposal_without_a_date_is_refused(space: Workspace) -> None:
    with pytest.raises(AtelierError, match="no step"):
        space.proposing.plan_procedure(with_form(space, HOUSING, "Convenant"))
    with pytest.raises(AtelierError, match="station"):
        space.proposing.plan_procedure(with_form(space, ENERGY, "Stichting"))


def test_a_removed_proposal_says_so(space: Workspace) -> None:
    current = proposal(space, HOUSING)
    space.editing.remove(current)
    with pytest.raises(AtelierError, match="removed"):
        space.proposing.switch_roles(current, (uuid4(),))


def test_what_hangs_below_a_proposal_goes_and_comes_back_with_it(space: Workspace) -> None:
    current = clean(space, HOUSING)
    member = space.proposing.dossier(current).members[0]
    space.proposing.take_part(current, member.id, Stance.JOINS)
    space.editing.remove(current)
    assert space.editing.all(Participation, proposal=current.id) == []
    space.editing.undo()
    assert len(space.editing.all(Participation, proposal=current.id)) == 1
