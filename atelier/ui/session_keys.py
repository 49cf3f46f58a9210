"""The keys of the session and of lists, in words for the help; the commands of the window tell their own."""

from atelier.i18n import tr


def session_keys() -> list[tuple[str, str]]:
    """The keys that are not commands of the whole window."""
    return [
        ("1, 2, 3", tr("Session: a new argument for A, for neither, for B")),
        ("4, E", tr("Session: a question for an expert")),
        ("H, M, W", tr("Session: chosen argument on the screen, merge it, withdraw its name")),
        ("Alt+←, Alt+→", tr("Session: chosen argument to the other side")),
        ("Ctrl+Enter", tr("Session: open or close the poll")),
        ("Q", tr("Session: a quick poll; options behind a slash")),
        ("1–9, Backspace", tr("Session, by name: the answer, and take it back; Shift: all others")),
        ("−, *", tr("Session, paper ballots: a blank or an invalid paper")),
        ("Ctrl+→", tr("Session: next item of the run sheet")),
        ("P", tr("Session: who is in the room, by name; Enter: came or left")),
        ("T, +", tr("Session: pause and go on, one minute more for this item")),
        ("N", tr("Session: a note for the minutes")),
        ("PgDn, PgUp", tr("Session: next or previous page on the screen (a presenter's clicker)")),
        ("B, .", tr("Session: black screen and back")),
        ("F", tr("Session: freeze the screen, and let it go on")),
        ("R", tr("Session: leave the screen to somebody's slides, and take it back")),
        ("Ctrl+I", tr("Participants: import a list of people")),
        ("1–6, Delete", tr("Proposals, matrices: an answer for the chosen cell, and none; Enter: its details")),
        ("Alt+←, Alt+→", tr("Proposals, matrices: former and next proposals")),
        ("Alt+↑, Alt+↓", tr("Lists: move up or down")),
        ("Delete", tr("Lists: remove; Ctrl+Z brings it back")),
        ("Esc", tr("Close search or help; the page, where it covers the laptop itself")),
    ]
