"""Before a poll: how we ask, how answers come in, and on which terms; what rooms use stands in front."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from atelier.domain.asking import Subject, Terms, suits, usual
from atelier.domain.ballots import Electorate
from atelier.domain.methods import METHODS, WAY_NAMES, Method, Way
from atelier.domain.methods.base import SECRET_WAYS, Options
from atelier.domain.proposals import CouncilRole, Proposal
from atelier.domain.themes import Challenge, Question, Scale
from atelier.domain.weights import BASE_NAMES, RULE_NAMES
from atelier.i18n import mark, tr
from atelier.ui.desk import Desk
from atelier.ui.theme import px
from atelier.ui.widgets.basics import button, dress_box, flow, label, row
from atelier.ui.widgets.choice_fields import Chooser

K = TypeVar("K")
OWN = "own"
WAY_HINTS = {
    Way.HANDS: mark("Hands are counted. The result appears on the screen only after closing; then it stays."),
    Way.NAMED: mark("Each name answers in the open; a key per name. The result appears on the screen after closing."),
    Way.PAPER: mark("Secret: print ballots, count the pile twice. Nothing links an answer to a person."),
    Way.TURN: mark("Secret: each person answers alone on this laptop. Nothing links an answer to a person."),
    Way.WALL: mark("Each person sticks dots; enter the totals per option."),
}
ELECTORATE_NAMES = {
    Electorate.ROOM: mark("Everybody in the room"),
    Electorate.MEMBERS: mark("Municipalities"),
    Electorate.PEOPLE: mark("People on the list"),
}
ELECTORATES = {
    Way.NAMED: (Electorate.MEMBERS, Electorate.PEOPLE),
    Way.TURN: (Electorate.ROOM, Electorate.PEOPLE),
}


class Toggles(QWidget):
    """Buttons of which one is chosen; those that do not fit now are hidden."""

    chosen = Signal()

    def __init__(self, names: Sequence[tuple[str, str, str]], *beside: QWidget) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QPushButton] = {}
        for key, name, hint in names:
            toggle = QPushButton(tr(name))
            toggle.setToolTip(tr(hint))
            toggle.setProperty("role", "toggle")
            toggle.setCheckable(True)
            toggle.setAutoDefault(False)
            self._group.addButton(toggle)
            self.buttons[key] = toggle
        self._group.buttonClicked.connect(self._on_clicked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(flow(*self.buttons.values(), *beside, spacing=6))

    @property
    def key(self) -> str:
        """What is chosen; the first one when nothing is."""
        return next((key for key, toggle in self.buttons.items() if toggle.isChecked()), next(iter(self.buttons)))

    def choose(self, key: str) -> None:
        """Choose without telling anybody."""
        self.buttons[key].setChecked(True)

    def offer(self, keys: Sequence[str]) -> None:
        """Show only these; when the chosen one is not among them the first one is chosen."""
        for key, toggle in self.buttons.items():
            toggle.setVisible(key in keys)
        if self.key not in keys and keys:
            self.choose(keys[0])

    def _on_clicked(self) -> None:
        self.chosen.emit()


class Setup(QWidget):
    """The terms of the next poll on the question of now."""

    wanted = Signal()  # open the poll

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._subject: Subject | None = None
        self._all = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(10))
        self.more = button(
            tr("More…"), self._on_more, "quiet", tip=tr("More ways of asking, and agreements beforehand")
        )
        self.methods = Toggles([(key, method.name, method.helps) for key, method in METHODS.items()], self.more)
        self.methods.chosen.connect(self._on_method)
        self._helps = label("", "muted")
        self.ways = Toggles([(str(way), name, WAY_HINTS[way]) for way, name in WAY_NAMES.items()])
        self.ways.chosen.connect(self._on_way)
        self._hint = label("", "muted")
        self.open_button = button(tr("Open the poll"), self.wanted.emit, "primary", "Ctrl+Return, Ctrl+Enter")
        for widget in (label(tr("How do we ask?"), "caption"), self.methods, self._helps,
                       self._options(), label(tr("How do answers come in?"), "caption"), self.ways, self._named(),
                       self._agreed(), flow(self.open_button), self._hint):  # fmt: skip
            layout.addWidget(widget)

    # Building

    def _options(self) -> QWidget:
        self.source = Chooser()
        self.source.setAccessibleName(tr("Where the options come from"))
        for key, name in ((OWN, tr("Own options")), ("challenge", tr("Challenges")), ("scale", tr("Scales")),
                          ("proposal", tr("Proposals"))):  # fmt: skip
            self.source.addItem(name, key)
        self.source.activated.connect(self._on_source)
        self.options = QPlainTextEdit()
        self.options.setTabChangesFocus(True)
        self.options.setPlaceholderText(tr("One option a line"))
        self.options.setAccessibleName(tr("Options, one a line"))
        self.options.setFixedHeight(px(110))
        self.limit, self.points = _box(tr("At most this many"), 1), _box(tr("Dots for each person"), 1)
        self._limit_text, self._points_text = label("", "muted"), label(tr("dots for each person"), "muted")
        self._points = QWidget()
        self._points.setLayout(row(self.points, self._points_text))
        self._limits = QWidget()
        self._limits.setLayout(row(self.limit, self._limit_text))
        self._choices = QWidget()
        layout = QVBoxLayout(self._choices)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(6))
        for widget in (self.source, self.options, self._points, self._limits):
            layout.addWidget(widget)
        return self._choices

    def _named(self) -> QWidget:
        self.electorate = Toggles([(str(kind), name, name) for kind, name in ELECTORATE_NAMES.items()])
        self.electorate.chosen.connect(self._on_way)
        self.readings = QCheckBox(tr("Size and inhabitants (rule of 2021)"))
        self._by_name = QWidget()
        layout = QVBoxLayout(self._by_name)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(6))
        for widget in (self.electorate, self.readings):
            layout.addWidget(widget)
        return self._by_name

    def _agreed(self) -> QWidget:
        """A threshold, only when it was agreed beforehand."""
        self.rule, self.base = Chooser(), Chooser()
        self.rule.setAccessibleName(tr("Threshold that was agreed beforehand"))
        self.base.setAccessibleName(tr("What the threshold is a part of"))
        self.rule.addItem(tr("No threshold was agreed"), "")
        for rule, name in RULE_NAMES.items():
            self.rule.addItem(tr(name), str(rule))
        for base, name in BASE_NAMES.items():
            self.base.addItem(tr(name), str(base))
        for box in (self.rule, self.base):
            box.setMinimumContentsLength(14)
        self.rule.activated.connect(self._show)
        self._threshold = flow(self.rule, self.base, spacing=6)
        return self._threshold

    # Showing

    def show_subject(self, subject: Subject | None) -> None:
        """Propose what is usual for this question."""
        self._subject = subject
        if subject is None:
            return
        self.methods.choose(usual(subject))
        if isinstance(subject, Question):
            self.options.setPlainText("\n".join(subject.options))
            self.source.setCurrentIndex(0)
        self.rule.setCurrentIndex(0)
        self.readings.setChecked(False)
        self._on_method()

    @property
    def method(self) -> Method:
        """The way of asking that is chosen."""
        return METHODS[self.methods.key]

    @property
    def way(self) -> Way:
        """The way of entry that is chosen."""
        return Way(self.ways.key)

    def terms(self) -> Terms:
        """Everything that freezes when the poll opens."""
        method, named = self.method, self.way in ELECTORATES
        sized = method.default.limit or method.default.points
        return Terms(
            way=self.way,
            options=self._names() if method.source is not Options.FIXED else (),
            limit=self.limit.value() if sized else 0,
            points=self.points.value() if method.default.points else 0,
            complete=method.default.complete,
            electorate=Electorate(self.electorate.key) if named else Electorate.ROOM,
            readings=self.readings.isVisibleTo(self) and self.readings.isChecked(),
            rule=str(self.rule.currentData() or "") if self._ruled() else "",
            rule_base=str(self.base.currentData()) if self._ruled() and self.rule.currentData() else "",
        )

    def _names(self) -> tuple[str, ...]:
        lines = (line.strip() for line in self.options.toPlainText().splitlines())
        return tuple(line for line in lines if line)

    def _ruled(self) -> bool:
        return self._all and bool(self.method.sides) and self.way is not Way.WALL

    def _show(self) -> None:
        subject, method = self._subject, self.method
        if subject is None:
            return
        self.methods.offer([key for key, m in METHODS.items() if self._offered(m, subject) or m is method])
        self.more.setVisible(not self._all)
        self._helps.setText(tr(method.helps))
        self._helps.setVisible(self._all)
        self._choices.setVisible(method.source is not Options.FIXED)
        self.source.setVisible(method.source is Options.OWN)
        self._limits.setVisible(bool(method.default.limit))
        self._limit_text.setText(tr("dots at most on one option") if method.default.points else tr("options at most"))
        self._points.setVisible(bool(method.default.points))
        self.ways.offer([str(way) for way in method.ways])
        self.electorate.offer([str(kind) for kind in ELECTORATES.get(self.way, ())])
        self._by_name.setVisible(self.way in ELECTORATES)
        members = self.electorate.key == Electorate.MEMBERS
        self.readings.setVisible(self._all and self.way is Way.NAMED and members and bool(method.sides))
        self._threshold.setVisible(self._ruled())
        self.base.setVisible(bool(self.rule.currentData()))
        self._hint.setText(tr(WAY_HINTS[self.way]))

    def _offered(self, method: Method, subject: Subject) -> bool:
        return suits(method, subject) and (self._all or subject.TABLE in method.front)

    # Answering

    def _on_more(self) -> None:
        self._all = True
        self._show()
        self.methods.buttons[self.methods.key].setFocus()

    def _on_method(self) -> None:
        method = self.method
        if method.source is Options.ROLES:
            self._fill(self._desk.editing.all(CouncilRole), lambda role: role.name)
        elif method.source is Options.OWN and isinstance(self._subject, Question) and self._subject.options:
            self._fill(self._subject.options, str)
        self.limit.setValue(method.default.limit or 1)
        self.points.setValue(method.default.points or 1)
        self.ways.offer([str(way) for way in method.ways])
        self.ways.choose(str(method.ways[0]))
        self._show()

    def _on_way(self) -> None:
        self._show()

    def _on_source(self) -> None:
        key, editing = self.source.currentData(), self._desk.editing
        if key == "challenge":
            self._fill(editing.all(Challenge), lambda challenge: challenge.name)
        elif key == "scale":
            self._fill(editing.all(Scale), lambda scale: scale.name)
        elif key == "proposal":
            self._fill(editing.all(Proposal), lambda proposal: proposal.title)
        else:
            self.options.clear()
            self.options.setFocus()

    def _fill(self, rows: Sequence[K], name: Callable[[K], str]) -> None:
        self.options.setPlainText("\n".join(name(value) for value in rows))

    @property
    def secret(self) -> bool:
        """Whether the poll that would be opened is a secret one."""
        return self.way in SECRET_WAYS


def _box(name: str, least: int) -> QSpinBox:
    box = QSpinBox()
    box.setRange(least, 99)
    box.setFixedWidth(px(64))
    dress_box(box)
    box.setAccessibleName(name)
    return box
