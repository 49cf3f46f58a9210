"""A choice that was not made yet says what can be chosen."""

from PySide6.QtWidgets import QApplication

from atelier.ui.widgets.choice_fields import Chooser


def test_without_a_choice_the_hint_is_painted(qapp: QApplication) -> None:
    chooser = Chooser()
    chooser.addItems(["one", "two"])
    chooser.setCurrentIndex(-1)
    chooser.resize(300, 40)
    empty = chooser.grab().toImage()
    chooser.setPlaceholderText("Choose a proposal…")
    assert chooser.grab().toImage() != empty
