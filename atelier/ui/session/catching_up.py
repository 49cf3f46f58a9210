"""A proposal to catch up, beside the clock: which items get how many minutes, to accept or to refuse."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from atelier.domain.shortening import Cut, Shortening
from atelier.domain.talk import excerpt
from atelier.i18n import tr, trn
from atelier.ui.theme import px
from atelier.ui.widgets.basics import button, flow, label


class CatchingUp(QFrame):
    """Shown only while the meeting is late and something can be shortened."""

    accepted = Signal(object)  # the Shortening
    refused = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "advice")
        self.proposal: Shortening | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(12), px(10), px(12), px(12))
        layout.setSpacing(px(6))
        self.words, self.cuts, self.short = label("", "strong"), label(), label("", "muted")
        self.accept_button = button(tr("Shorten these"), self._on_accept, tip=tr("Only today: the plan stays"))
        self.refuse_button = button(tr("Not now"), self._on_refuse, "quiet")
        for widget in (self.words, self.cuts, self.short, flow(self.accept_button, self.refuse_button, spacing=6)):
            layout.addWidget(widget)
        self.hide()

    def show_proposal(self, proposal: Shortening | None) -> None:
        """Show this proposal, or nothing."""
        self.setVisible(proposal is not None)
        if proposal is None or proposal == self.proposal:
            self.proposal = proposal
            return
        self.proposal = proposal
        self.words.setText(trn("{n} minute to catch up", "{n} minutes to catch up", proposal.late))
        self.cuts.setText("\n".join(map(_line, proposal.cuts)))
        self.short.setText(
            trn("Then still {n} minute late.", "Then still {n} minutes late.", proposal.short) if proposal.short else ""
        )
        self.short.setVisible(bool(proposal.short))

    def _on_accept(self) -> None:
        self.accepted.emit(self.proposal)

    def _on_refuse(self) -> None:
        self.refused.emit(self.proposal)


def _line(cut: Cut) -> str:
    title = excerpt(cut.item.title, 40) or tr("(no title)")
    return f"{cut.item.length}′ → {cut.minutes}′  {title}"
