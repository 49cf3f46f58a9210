"""The cards on the board: a button whose texts wrap, and a meeting that a hand can drag."""

from uuid import UUID

from PySide6.QtCore import QMimeData, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QDrag, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QPushButton, QSizePolicy, QVBoxLayout

from atelier.domain.week import Gathering
from atelier.i18n import tr
from atelier.ui.theme import px, tokens
from atelier.ui.tokens import DARK
from atelier.ui.week.plan import Plan
from atelier.ui.widgets.basics import label

MIME = "application/x-atelier-gathering"


class CardButton(QPushButton):
    """A button with a title and a line below it, both of which wrap; Enter goes on to its form."""

    picked = Signal(object)  # the id of its row
    opened = Signal()

    def __init__(self, title_role: str, inset: int) -> None:
        super().__init__()
        self.row: UUID | None = None
        self.setProperty("role", "day")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.title, self.line = label("", title_role), label("", "small")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(inset), px(8), px(10), px(9))
        layout.setSpacing(px(1))
        for part in (self.title, self.line):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            layout.addWidget(part)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(self._on_clicked)

    def _on_clicked(self) -> None:
        self.picked.emit(self.row)

    def say(self, title: str, line: str, *, chosen: bool) -> None:
        """Show these texts."""
        self.title.setText(title)
        self.line.setText(line)
        self.setAccessibleName(f"{title}, {line}")
        self.setChecked(chosen)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        return layout.minimumSize() if layout else super().minimumSizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            self.opened.emit()
            return
        super().keyPressEvent(event)

    def nextCheckState(self) -> None:
        """Stay checked: a second click keeps the choice."""
        self.setChecked(True)


class GatheringCard(CardButton):
    """One meeting, which can be dragged."""

    def __init__(self) -> None:
        super().__init__("strong", 16)
        self.edge = tokens().brand
        self._pressed: QPoint | None = None

    def show_gathering(self, plan: Plan, gathering: Gathering, *, chosen: bool) -> None:
        """Show a meeting as it is planned."""
        self.row = gathering.id
        self.say(plan.name(gathering), plan.details(gathering), chosen=chosen)
        self.edge = plan.edge(gathering, dark=tokens() is DARK) or tokens().brand
        self.update()
        self.setToolTip(tr("Drag to another day, or press Enter to change it"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Painted, because a style sheet breaks a rounded corner where a wide border meets a narrow one."""
        del event
        t, painter, outline = tokens(), QPainter(self), QPainterPath()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline.addRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), px(8), px(8))
        hovered = t.paper if self.underMouse() else t.surface
        painter.fillPath(outline, QColor(t.brand_soft if self.isChecked() else hovered))
        painter.setClipPath(outline)
        painter.fillRect(QRectF(0, 0, px(6), self.height()), QColor(self.edge))
        painter.setClipping(False)
        focused = self.hasFocus()
        painter.setPen(QPen(QColor(t.brand if focused or self.isChecked() else t.line), 2 if focused else 1))
        painter.drawPath(outline)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        grip = self._pressed
        if grip is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        if (event.position().toPoint() - grip).manhattanLength() >= QApplication.startDragDistance():
            self._pressed = None
            self.setDown(False)
            self._drag(grip)

    def _drag(self, grip: QPoint) -> None:
        drag = QDrag(self)
        drag.setMimeData(mime(self.row))
        drag.setPixmap(self.grab())
        drag.setHotSpot(grip)
        drag.exec(Qt.DropAction.MoveAction)


def mime(row: UUID | None) -> QMimeData:
    """What a dragged meeting carries."""
    data = QMimeData()
    data.setData(MIME, row.bytes if row else b"")
    return data
