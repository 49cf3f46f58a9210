"""A program that is killed when it has sealed a secret poll and is about to destroy its urn.

Run by test_secret.py with a folder, in which it makes an event with one poll on paper.
"""

import os
import signal
import sys
from pathlib import Path

from atelier.domain.asking import Terms
from atelier.domain.methods.base import Way
from atelier.domain.themes import Question
from atelier.domain.week import Event, Gathering
from atelier.services.polling import Polling
from atelier.services.secret import Secret
from atelier.storage.urn import Urn
from tests.storage.support import Laptop

PILE = (((0,), 7), ((1,), 5), ((), 1))


def _killed(_urn: Urn) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def main(folder: Path) -> None:
    """Open, fill both passes, close, and be killed in between."""
    file = Laptop(folder).create()
    meeting = Gathering.new(title="Mandaat", present=18)
    question = Question.new(gathering=meeting.id, text="Gaan we door?")
    file.commit("new event", Event.new(title="Week"), meeting, question)
    polling = Polling(file, Secret(folder / "urns"))
    poll = polling.opening.open(meeting, question, "yesno", Terms(Way.PAPER)).poll
    for passing in (1, 2):
        polling.secret.fill(poll, PILE, passing)
    Urn.destroy = _killed  # type: ignore[method-assign]
    polling.closing.close(poll, 13)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
