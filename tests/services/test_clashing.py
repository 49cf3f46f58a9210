"""Clashes are found among the polls of the whole event."""

from datetime import date

from atelier.domain.proposals import CouncilRole
from atelier.domain.themes import Statement
from atelier.domain.week import Day, Event, Gathering
from atelier.services.clashing import Clashing
from atelier.services.polling import Polling
from atelier.services.secret import Secret
from atelier.storage.event_file import EventFile

DAY = Day.new(date=date(2019, 11, 12))
FIRST, SECOND = (Gathering.new(day=DAY.id, title=title, present=20) for title in ("Atelier 1", "Atelier 2"))
ROLE = CouncilRole.new(name="Overdracht van bevoegdheden")
KEEP = Statement.new(text="Gemeenten dragen geen bevoegdheden over.", clashes_roles=(ROLE.id,))
MANDATE = Statement.new(text="Portefeuillehouders krijgen mandaat.", clashes=(KEEP.id,))


def test_a_clash_crosses_meetings_and_a_void_poll_clashes_with_nothing(file: EventFile) -> None:
    file.commit("new event", Event.new(title="Week"), DAY, FIRST, SECOND, ROLE, KEEP, MANDATE)
    polling = Polling(file, Secret(file.path.parent / "urns"))
    clashing = Clashing(file, polling.polls.all)
    one = polling.opening.open(FIRST, KEEP, "agree5").poll
    one = polling.closing.close(polling.voting.enter(one, (8, 6, 2, 1, 1)).poll, 20).poll
    assert clashing.clashes(one) == ()
    two = polling.opening.open(SECOND, MANDATE, "yesno").poll
    two = polling.closing.close(polling.voting.enter(two, (12, 3, 1)).poll, 20).poll
    (sentence,) = clashing.clashes(two)
    assert sentence.endswith("the room goes along with both: 12 of 16 and 14 of 18.")
    polling.closing.declare_void(one, "Verkeerde vraag.")
    assert clashing.clashes(two) == ()


def test_without_any_clash_in_the_event_nothing_is_read(file: EventFile) -> None:
    plain = Statement.new(text="Deelnemen is vrijwillig.")
    file.commit("new event", Event.new(title="Week"), DAY, FIRST, plain)
    polling = Polling(file, Secret(file.path.parent / "urns"))
    poll = polling.opening.open(FIRST, plain, "yesno").poll
    poll = polling.closing.close(polling.voting.enter(poll, (12, 3, 1)).poll, 20).poll

    def never() -> tuple[()]:
        raise AssertionError("the polls were read for nothing")

    assert Clashing(file, never).clashes(poll) == ()
