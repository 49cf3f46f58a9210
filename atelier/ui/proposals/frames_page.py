"""What councils gave beforehand, and how each proposal lies to it."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from atelier.domain.errors import AtelierError
from atelier.domain.frames import FIT_NAMES, Fit, FrameCheck
from atelier.domain.people import Municipality
from atelier.domain.proposals import Proposal
from atelier.i18n import tr
from atelier.ui.desk import Desk
from atelier.ui.proposals.matrix_page import MatrixPage
from atelier.ui.theme import px
from atelier.ui.widgets.basics import Card, button, flow, label
from atelier.ui.widgets.matrix import Cell, Mark

FITS = (Fit.UNKNOWN, Fit.WITHIN, Fit.OUTSIDE)
TEXTS = ("interest", "room", "limit")


def fit_marks() -> dict[Fit | None, Mark]:
    """The marks of no frame and of each way in which a proposal lies to one."""
    return {
        None: Mark("–", tr("This council gave no frame"), "surface", "muted"),
        Fit.UNKNOWN: Mark("?", tr(FIT_NAMES[Fit.UNKNOWN]), "warn_soft", "on_warn_soft"),
        Fit.WITHIN: Mark(tr("in"), tr(FIT_NAMES[Fit.WITHIN]), "brand_soft", "on_brand_soft"),
        Fit.OUTSIDE: Mark(tr("out"), tr(FIT_NAMES[Fit.OUTSIDE]), "chip", "ink", Qt.BrushStyle.DiagCrossPattern),
    }


class FramesPage(MatrixPage):
    """The matrix of checks, with the frame of the chosen council."""

    def __init__(self, desk: Desk) -> None:
        self._marks = fit_marks()
        super().__init__(desk, tr("Frames of the councils"), list(self._marks.values()), ["", "Del", "1", "2"])
        self.hint.setText(
            tr("A council gives an interest, room and a lower limit, and no instruction. A proposal is checked after.")
        )
        self.reason, self.refused = QLineEdit(), label("", "problem")
        self.reason.setAccessibleName(tr("Why it lies within or outside"))
        digits = {Fit.UNKNOWN: "", Fit.WITHIN: "1", Fit.OUTSIDE: "2"}
        self.buttons = {fit: self.answering(tr(FIT_NAMES[fit]), digits[fit]) for fit in FITS}
        for part in (label(tr("Why it lies within or outside"), "muted"), self.reason, flow(*self.buttons.values())):
            self.card.body.addWidget(part)
        self.card.body.addWidget(self.refused)
        self.refused.hide()
        self.reason.editingFinished.connect(self._on_reason)
        self.frame_card = Card()
        self.texts = {name: QPlainTextEdit() for name in TEXTS}
        self._build_frame()
        self.below.insertWidget(1, self.frame_card)

    def _build_frame(self) -> None:
        titles = {"interest": tr("Interest"), "room": tr("Room"), "limit": tr("Lower limit")}
        for name, edit in self.texts.items():
            edit.setTabChangesFocus(True)
            edit.setFixedHeight(px(74))
            edit.setAccessibleName(titles[name])
            self.frame_card.body.addWidget(label(titles[name], "strong"))
            self.frame_card.body.addWidget(edit)
        self.keep_button = button(tr("Keep this frame"), self.keep)
        self.frame_card.body.addWidget(flow(self.keep_button))

    def marks(self) -> Mapping[Cell, Mark]:
        frames, checks = self.desk.workspace.councils.frames(), self.desk.workspace.councils.checks()
        proposals = self.desk.editing.all(Proposal)
        return {
            (member, proposal.id): self._mark(checks.get((proposal.id, member)))
            for member in frames
            for proposal in proposals
        }

    def _mark(self, check: FrameCheck | None) -> Mark:
        plain = self._marks[check.fit if check else Fit.UNKNOWN]
        if check is None or not check.reason:
            return plain
        return replace(plain, words=f"{plain.words}: {check.reason}")

    def show_cell(self, proposal: Proposal, member: Municipality) -> None:
        councils = self.desk.workspace.councils
        frame, check = councils.frame(member), councils.checks().get((proposal.id, member.id))
        self.refused.hide()
        self.frame_card.set_caption(tr("Frame of the council of {name}", name=member.name))
        for name, edit in self.texts.items():
            if not edit.document().isModified() or self._showing != member.id:
                edit.setPlainText(getattr(frame, name))
        self._showing = member.id
        self.reason.setText(check.reason if check else "")
        self._show_fit(check)

    def _show_fit(self, check: FrameCheck | None) -> None:
        for fit, widget in self.buttons.items():
            widget.setChecked(fit is (check.fit if check else Fit.UNKNOWN))

    _showing: object = None

    def answer(self, digit: str) -> None:
        pair = self.pair()
        if pair is None or (digit and digit not in "12"):
            return
        councils, fit = self.desk.workspace.councils, FITS[int(digit or 0)]
        if self.desk.run(councils.check, *pair, fit, self.reason.text(), refused=self._on_refused) is not None:
            self.refresh()
        else:
            self._show_fit(councils.checks().get((pair[0].id, pair[1].id)))
            self.reason.setFocus()

    def first_field(self) -> QWidget:
        return self.reason

    def keep(self) -> None:
        """Keep what the council gave beforehand."""
        pair = self.pair()
        if pair is None:
            return
        frame = self.desk.workspace.councils.frame(pair[1])
        interest, room, limit = (edit.toPlainText().strip() for edit in self.texts.values())
        for edit in self.texts.values():
            edit.document().setModified(False)
        self.desk.run(self.desk.workspace.councils.give, replace(frame, interest=interest, room=room, limit=limit))
        self.refresh()

    def _on_reason(self) -> None:
        pair = self.pair()
        if pair is None or not self.reason.isModified():
            return
        self.reason.setModified(False)
        check = self.desk.workspace.councils.checks().get((pair[0].id, pair[1].id))
        if check and check.fit is not Fit.UNKNOWN:
            councils = self.desk.workspace.councils
            self.desk.run(councils.check, *pair, check.fit, self.reason.text(), refused=self._on_refused)

    def _on_refused(self, error: AtelierError) -> None:
        self.refused.setText(str(error))
        self.refused.show()
