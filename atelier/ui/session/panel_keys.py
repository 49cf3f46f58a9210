"""What single keys do in the panels of a session."""

from collections.abc import Callable
from functools import partial

from atelier.domain.themes import Side
from atelier.ui.session.panels import QUESTION, RUN_SHEET, SessionPanels


def panel_keys(panels: SessionPanels) -> dict[str, Callable[[], object]]:
    """Each key with its act; where something is to be typed, its column comes in sight also when they are tabs."""

    def start(column: int, act: Callable[..., object], *args: object) -> None:
        panels.columns.show_panel(column)
        act(*args)

    arguments, run_sheet, beamer = panels.arguments, panels.run_sheet, panels.beamer
    return {
        "Q": partial(start, QUESTION, panels.question.quick.start),
        "1": partial(start, QUESTION, arguments.start, Side.A),
        "2": partial(start, QUESTION, arguments.start, Side.NEUTRAL),
        "3": partial(start, QUESTION, arguments.start, Side.B),
        "4": partial(start, QUESTION, arguments.ask),
        "E": partial(start, QUESTION, arguments.ask),
        "T": run_sheet.pause,
        "+": run_sheet.extend,
        "N": partial(start, RUN_SHEET, run_sheet.notes.start),
        "PgDown": partial(beamer.turn_page, 1),
        "PgUp": partial(beamer.turn_page, -1),
    }
