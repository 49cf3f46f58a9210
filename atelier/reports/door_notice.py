"""What people read at the door: what is kept of them, for how long, and whom they can ask."""

import hashlib
from datetime import datetime

from atelier.domain.week import Event
from atelier.i18n import language, tr
from atelier.reports.model import Bold, BulletList, Heading, Paragraph, Report, Runs, Status, Text
from atelier.reports.words import short


def build(event: Event, made_at: datetime) -> Report:
    """One page, in the words of the room; a text to check with one's own privacy officer, and no legal advice."""
    until = event.keep_until.words() if event.keep_until else ""
    digest = hashlib.sha256(f"{event.contact}{until}{event.title}".encode()).hexdigest().upper()
    kept = (
        tr("Names, roles and municipalities of who takes part, on one laptop; nothing goes to the internet."),
        tr("Arguments, with the role or the municipality of the speaker, and only when the speaker agrees."),
        tr("Polls. Before each poll is said whether it is by show of hands, by name or secret."),
        tr("Answers by name of municipalities are public and stand in the reports."),
        tr(
            "Of a secret poll only the totals stay, and who was invited. Of fewer than five people who answered in "
            "secret or by name no report tells the result."
        ),
    )
    rights = (
        tr("You may have your name taken off the screen, the reports and the exports at any moment."),
        tr("You may have yourself erased. A figure that you are part of then stays, without your name."),
        tr("You may see what is kept about you, and have it put right."),
    )
    whom = short(event.contact, 120) or tr("the facilitator of this meeting")
    return Report(
        title=tr("What we keep of this meeting"),
        subtitle=(tr("For everybody who takes part"),),
        event=short(event.title, 80) or tr("Event without a title"),
        region=short(event.region, 60),
        language=language(),
        audience=None,
        status=Status.FINAL,
        fictitious=event.fictitious,
        fingerprint=f"{digest[:4]}-{digest[4:8]}",
        made_at=made_at,
        front=(
            _body(tr("In this meeting we talk and poll; nothing is decided here. We note what is said.")),
            Heading(tr("What we keep")),
            _bullets(kept),
            Heading(tr("For how long")),
            _body(
                tr("Names and answers are kept until {until}, and are then removed.", until=until)
                if until
                else tr("Until when names and answers are kept has not been agreed yet. Ask, and it will be.")
            ),
            Heading(tr("What you may ask")),
            _bullets(rights),
            Heading(tr("Whom you can ask")),
            Paragraph((Bold(whom),)),
        ),
        blocks=(),
    )


def _body(text: str) -> Paragraph:
    return Paragraph((Text(text),))


def _bullets(texts: tuple[str, ...]) -> BulletList:
    items: tuple[Runs, ...] = tuple((Text(text),) for text in texts)
    return BulletList(items)
