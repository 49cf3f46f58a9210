"""Words that open a paragraph about themselves, in the window and by keyboard."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from atelier.domain.explanations import EXPLANATIONS
from atelier.i18n import tr
from atelier.ui.theme import px
from atelier.ui.widgets.basics import flow, label


class Explained(QWidget):
    """A line of words; each opens its paragraph below the line, and the same word or Esc closes it."""

    def __init__(self) -> None:
        super().__init__()
        self.words: dict[str, QPushButton] = {}
        self.opened = ""
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(px(6))
        self._line: QWidget | None = None
        self._field = QFrame()
        self._field.setProperty("role", "explained")
        inside = QVBoxLayout(self._field)
        inside.setContentsMargins(px(12), px(8), px(12), px(10))
        inside.setSpacing(px(4))
        self.title, self.text = label("", "strong"), label()
        inside.addWidget(self.title)
        inside.addWidget(self.text)
        self._box.addWidget(self._field)
        self._field.hide()

    def show_keys(self, keys: Sequence[str]) -> None:
        """Offer these words, each once; a paragraph that is open stays open while its word is among them."""
        wanted = list(dict.fromkeys(keys))
        if wanted == list(self.words):
            return
        if self._line is not None:
            self._box.removeWidget(self._line)
            self._line.hide()
            self._line.deleteLater()
        self.words = {key: self._word(key) for key in wanted}
        self._line = flow(label(tr("What does it mean?"), "muted", wrap=False), *self.words.values(), spacing=10)
        self._box.insertWidget(0, self._line)
        self.setVisible(bool(wanted))
        self._open(self.opened if self.opened in self.words else "")

    def _word(self, key: str) -> QPushButton:
        title = tr(EXPLANATIONS[key].title)
        word = QPushButton(title)
        word.setProperty("role", "term")
        word.setCheckable(True)
        word.setAutoDefault(False)
        word.setAccessibleName(tr("Explain: {word}", word=title))
        word.clicked.connect(self._on_word)
        return word

    def _on_word(self) -> None:
        pressed = next((key for key, word in self.words.items() if word is self.sender()), "")
        self._open("" if pressed == self.opened else pressed)

    def _open(self, key: str) -> None:
        self.opened = key
        for other, word in self.words.items():
            word.setChecked(other == key)
        self._field.setVisible(bool(key))
        if key:
            self.title.setText(tr(EXPLANATIONS[key].title))
            self.text.setText(tr(EXPLANATIONS[key].text))
            self.words[key].setAccessibleDescription(self.text.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.opened:
            self._open("")
        else:
            super().keyPressEvent(event)
