"""The way of every vote in an open event: polls are read, opened, answered and closed, each in a room of its own."""

from atelier.services.closing import Closing
from atelier.services.opening import Opening
from atelier.services.polls import Polls
from atelier.services.secret import Secret
from atelier.services.voting import Voting
from atelier.storage.event_file import EventFile


class Polling:
    """The services of the polls of one event, on the same file and the same urns."""

    def __init__(self, file: EventFile, secret: Secret) -> None:
        self.secret = secret
        self.polls = Polls(file, secret)
        self.opening = Opening(file, secret, self.polls)
        self.voting = Voting(file, self.polls)
        self.closing = Closing(file, secret, self.polls)
