"""Two versions of a proposal side by side, word by word, and taking a passage back."""

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from atelier.domain.proposal_states import STATE_NAMES, Version
from atelier.domain.proposals import Proposal
from atelier.domain.word_differences import Part, compared
from atelier.i18n import short_date, tr, trn
from atelier.services.comparing import Passage
from atelier.ui.desk import Desk
from atelier.ui.theme import px, tokens
from atelier.ui.widgets.basics import Card, button, clear, flow, label, nest
from atelier.ui.widgets.choice_fields import Chooser
from atelier.ui.widgets.columns import scrolled

BESIDE = 700  # from this width on, at scale 1, the two texts stand beside each other


class VersionsPage(QWidget):
    """The versions that are compared, and every field in which they differ."""

    left = Signal()  # back to the proposal
    told = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._proposal: Proposal | None = None
        self._versions: tuple[Version | None, ...] = ()
        self.one, self.other = Chooser(), Chooser()
        self.one.setAccessibleName(tr("Version at the left"))
        self.other.setAccessibleName(tr("Version at the right"))
        self.count, self._grid = label("", "muted"), QGridLayout()
        self._grid.setHorizontalSpacing(px(16))
        self._grid.setVerticalSpacing(px(8))
        card = Card()
        self.back_button = button(tr("Back to the proposal"), self.left.emit, "", "Esc")
        card.body.addWidget(flow(self.back_button, self.one, label(tr("and"), wrap=False), self.other))
        card.body.addWidget(self.count)
        nest(card.body, self._grid)
        card.body.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(22), px(16), px(22), px(16))
        layout.addWidget(scrolled(card))
        for chooser in (self.one, self.other):
            chooser.setMinimumContentsLength(30)
            chooser.currentIndexChanged.connect(self._show)

    def show_proposal(self, proposal: Proposal) -> None:
        """Compare the version before the last one with the last, or the only one with the text of now."""
        self._proposal = proposal
        found = self._desk.workspace.submitting.standing(proposal).versions
        self._versions = (*found, None)
        for chooser in (self.one, self.other):
            chooser.blockSignals(True)
            chooser.clear()
            for version in self._versions:
                chooser.addItem(_name(version))
            chooser.blockSignals(False)
        same = len(found) > 1 and not self._desk.workspace.submitting.changed(proposal, found[-1])
        last = len(found) - 1 if same else len(found)
        for chooser, place in ((self.one, last - 1), (self.other, last)):
            chooser.blockSignals(True)
            chooser.setCurrentIndex(max(0, place))
            chooser.blockSignals(False)
        self._show()

    def refresh(self) -> None:
        """The text of now may have changed."""
        if self._proposal is not None and self.isVisible():
            self._show()

    def _show(self) -> None:
        if self._proposal is None:
            return
        one, other = self._version(self.one), self._version(self.other)
        passages = self._desk.workspace.comparing.compare(self._proposal, one, other)
        differing = [passage for passage in passages if passage.differs]
        same = len(passages) - len(differing)
        told = trn("{n} field differs", "{n} fields differ", len(differing)) if differing else tr("Nothing differs")
        alike = trn("{n} field is the same", "{n} fields are the same", same)
        self.count.setText(f"{told} · {alike}")
        clear(self._grid)
        narrow = self.width() < px(BESIDE)
        for passage in differing:
            self._add(passage, one, other, narrow=narrow)
        self._add_evidence(one, other)

    def _version(self, chooser: Chooser) -> Version | None:
        place = chooser.currentIndex()
        return self._versions[place] if 0 <= place < len(self._versions) else None

    def _add(self, passage: Passage, one: Version | None, other: Version | None, *, narrow: bool) -> None:
        self._grid.addWidget(label(passage.about, "strong"), self._grid.rowCount(), 0, 1, 2)
        texts = zip((one, other), compared(passage.one, passage.other), strict=True)
        start = self._grid.rowCount()
        for column, (version, parts) in enumerate(texts):
            holder = QWidget()
            layout = QVBoxLayout(holder)
            layout.setContentsMargins(0, 0, 0, px(10))
            layout.addWidget(_marked(parts))
            if version is not None and parts:
                take = self._take(version, passage)
                layout.addWidget(flow(take))
            layout.addStretch(1)
            at = (start + column, 0, 1, 2) if narrow else (start, column, 1, 1)
            self._grid.addWidget(holder, *at)

    def _take(self, version: Version, passage: Passage) -> QWidget:
        name = tr("Take {field} back from version {n}", field=passage.about, n=version.number)
        return button(tr("Take this back"), lambda: self.take(version, passage), tip=name)

    def _add_evidence(self, one: Version | None, other: Version | None) -> None:
        """The quoted results as they were at submitting."""
        frozen = [version for version in (one, other) if version is not None and version.submission.evidence]
        for version in dict.fromkeys(frozen):
            title = tr("Results quoted in version {n}", n=version.number)
            self._grid.addWidget(label(title, "strong"), self._grid.rowCount(), 0, 1, 2)
            for line in version.submission.evidence:
                self._grid.addWidget(label(line, "muted"), self._grid.rowCount(), 0, 1, 2)

    def take(self, version: Version, passage: Passage) -> None:
        """An ordinary edit: Ctrl+Z takes it back."""
        taking = self._desk.workspace.comparing
        if self._proposal is None or self._desk.run(taking.take_back, self._proposal, version, passage) is None:
            return
        self.other.setCurrentIndex(len(self._versions) - 1)  # beside the text of now, where it can be seen
        self._show()
        self.back_button.setFocus()
        back = tr("{field} is as in version {n} again. Ctrl+Z takes it back.", field=passage.about, n=version.number)
        self.told.emit(back)


def _name(version: Version | None) -> str:
    if version is None:
        return tr("The text as it is now")
    date = short_date(version.submission.at.date())
    return tr("Version {n}, {date}, {state}", n=version.number, date=date, state=tr(STATE_NAMES[version.state]))


def _marked(parts: tuple[Part, ...]) -> QLabel:
    """A text with what differs underlined and on a ground, so that colour alone says nothing."""
    look = f"background: {tokens().warn_soft}; color: {tokens().on_warn_soft}; text-decoration: underline;"
    html = "".join(
        f'<span style="{look}">{escape(part.text)}</span>' if part.differs else escape(part.text) for part in parts
    )
    widget = QLabel(html.replace("\n", "<br>") or escape(tr("Empty")))
    widget.setTextFormat(Qt.TextFormat.RichText)
    widget.setWordWrap(True)
    flags = Qt.TextInteractionFlag
    widget.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
    widget.setAccessibleName("".join(part.text for part in parts) or tr("Empty"))
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)
    return widget
