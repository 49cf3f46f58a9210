"""Where a proposal stands, and what can be done with it there."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from atelier.domain.errors import AtelierError, UnsettledError
from atelier.domain.proposal_states import STATE_NAMES, Standing, State, Version
from atelier.domain.proposals import AUDIENCE_NAMES, Audience, Proposal
from atelier.domain.submitting import RELEASE_ORDER, StepOf
from atelier.i18n import long_date, tr
from atelier.services.submitting import WAY
from atelier.ui.desk import Desk
from atelier.ui.proposals.ask_line import AskLine
from atelier.ui.widgets.basics import Card, button, chip, flow, label, nest, row, set_role

BUTTONS = (StepOf.FEEDBACK, StepOf.ADOPTED, StepOf.RETURNED, StepOf.WITHDRAWN, StepOf.DECIDED)
LOOKS = {State.ADOPTED: "chip", State.DECIDED: "chip"}


class StateCard(Card):
    """The state with its version, and the steps that can be taken from it."""

    compare_wanted = Signal()
    poll_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("Where it stands"))
        self._desk = desk
        self._proposal: Proposal | None = None
        self._standing = Standing()
        self._asked: StepOf | Audience | None = None
        self.state, self.version = chip(""), label("", "muted")
        self.reason, self.changed, self.readers = label(""), label("", "strong"), label("", "muted")
        self.submit_button = button(tr("Submit"), self.submit, "primary")
        self.compare_button = button(tr("Compare versions…"), self.compare_wanted.emit)
        self.poll_button = button(tr("Put to the vote…"), self.poll_wanted.emit, tip=tr("A poll on this proposal"))
        self.steps: dict[StepOf, QPushButton] = {
            step: self._step_button(step, text) for step, text in _step_words().items()
        }
        self.releases: dict[Audience, QPushButton] = {
            audience: self._release_button(audience) for audience in RELEASE_ORDER
        }
        self.ask, self.problem = AskLine(), label("", "problem")
        self.ask.given.connect(self._on_given)
        nest(self.body, row(self.state, None))
        for part in (self.version, self.reason, self.changed, self.readers, self.problem):
            self.body.addWidget(part)
        self.body.addWidget(flow(self.submit_button, *self.steps.values(), *self.releases.values()))
        self.body.addWidget(flow(self.compare_button, self.poll_button))
        self.body.addWidget(self.ask)
        self.problem.hide()

    def _step_button(self, step: StepOf, text: str) -> QPushButton:
        return button(text, lambda: self.ask_step(step))

    def _release_button(self, audience: Audience) -> QPushButton:
        return button(_release_words(audience), lambda: self.ask_release(audience))

    def show_proposal(self, proposal: Proposal) -> None:
        """Show where this proposal stands now."""
        if self._proposal is None or proposal.id != self._proposal.id:
            self.ask.hide()
            self.problem.hide()
        submitting = self._desk.workspace.submitting
        self._proposal, self._standing = proposal, submitting.standing(proposal)
        current, state = self._standing.current, self._standing.state
        self.state.setText(tr(STATE_NAMES[state]))
        set_role(self.state, LOOKS.get(state, "chip-quiet"))
        self.version.setText(_version_words(current) if current else tr("Not submitted yet."))
        self._say(self.reason, _reason_words(current))
        changed = current is not None and submitting.changed(proposal, current)
        number = current.number if current else 0
        self._say(self.changed, tr("Changed since version {n}.", n=number) if changed else "")
        self._say(self.readers, _readers_words(current, self._desk.sessions.now()))
        back = state in {State.DRAFT, State.RETURNED, State.WITHDRAWN}
        self.submit_button.setVisible(state is not State.DECIDED and (back or changed))
        self.submit_button.setText(tr("Submit version {n}", n=number + 1) if number else tr("Submit"))
        for step, widget in self.steps.items():
            widget.setVisible(current is not None and state in WAY[step])
        for audience, widget in self.releases.items():
            widget.setVisible(current is not None and _next_release(current) is audience)
        self.compare_button.setVisible(current is not None)

    @staticmethod
    def _say(widget: object, text: str) -> None:
        widget.setText(text)  # type: ignore[attr-defined]  # a label
        widget.setVisible(bool(text))  # type: ignore[attr-defined]

    # Acting

    def submit(self) -> None:
        """Freeze the proposal as it is; what lacks is asked once."""
        self._asked = None
        self._desk.settle()
        if self._proposal is not None:
            self._done(self._desk.run(self._desk.workspace.submitting.submit, self._proposal, refused=self._on_refused))

    def ask_step(self, step: StepOf) -> None:
        """Ask for the reason where there must be one; the others are asked whether they are meant."""
        self._asked = step
        needed = step in {StepOf.RETURNED, StepOf.WITHDRAWN}
        told = tr("Why? The duo reads this.") if needed else tr("This stays noted for good. Go on?")
        self.ask.ask(told, _step_words()[step].rstrip("…"), reason=True)
        self.ask.line.setPlaceholderText(tr("Reason, for everybody to read") if needed else tr("Remark (not needed)"))

    def ask_return(self, reason: str) -> None:
        """Ask to return the proposal for this reason, where that can be done."""
        if self._standing.current is not None and self._standing.state in WAY[StepOf.RETURNED]:
            self.ask_step(StepOf.RETURNED)
            self.ask.line.setText(reason)
        else:
            self._say(self.problem, tr("It is with the duo already: change the text and submit it again."))

    def ask_release(self, audience: Audience) -> None:
        """Ask from when an audience may read it."""
        self._asked = audience
        who = tr(AUDIENCE_NAMES[audience])
        told = tr("{who} can read this version from now on, or after an embargo.", who=who)
        self.ask.ask(told, tr("Release"), reason=False, moment=self._desk.sessions.now())

    def _on_given(self) -> None:
        proposal, submitting = self._proposal, self._desk.workspace.submitting
        if proposal is None:
            return
        if isinstance(self._asked, Audience):
            embargo = self.ask.embargo(self._desk.sessions.now())
            done = self._desk.run(submitting.release, proposal, self._asked, embargo, refused=self._on_refused)
        elif self._asked is not None:
            reason = self.ask.line.text()
            done = self._desk.run(submitting.take, proposal, self._asked, reason, refused=self._on_refused)
        else:
            done = self._desk.run(submitting.submit, proposal, with_lacking=True, refused=self._on_refused)
        self._done(done)

    def _done(self, changes: object) -> None:
        if changes is not None and self._proposal is not None:
            self.problem.hide()
            self.ask.hide()
            self.show_proposal(self._proposal)

    def _on_refused(self, error: AtelierError) -> None:
        if isinstance(error, UnsettledError):
            self.ask.ask(str(error), tr("Submit with open points"), reason=False)
            return
        self._say(self.problem, str(error))


def _step_words() -> dict[StepOf, str]:
    return {
        StepOf.FEEDBACK: tr("Send out for reactions…"),
        StepOf.ADOPTED: tr("Adopt for the steering group…"),
        StepOf.RETURNED: tr("Return…"),
        StepOf.WITHDRAWN: tr("Withdraw…"),
        StepOf.DECIDED: tr("Decided…"),
    }


def _release_words(audience: Audience) -> str:
    return tr("Release: {who}…", who=tr(AUDIENCE_NAMES[audience]))


def _next_release(version: Version) -> Audience | None:
    """The first audience that may not read this version yet; none once it came back."""
    if version.state in {State.RETURNED, State.WITHDRAWN}:
        return None
    return next((audience for audience in RELEASE_ORDER if version.embargo(audience) is None), None)


def _version_words(version: Version) -> str:
    at = version.submission.at
    words = tr(
        "Version {n}, submitted {date}, {time}.", n=version.number, date=long_date(at.date()), time=f"{at:%H:%M}"
    )
    if version.apart:
        words += " " + tr("Another laptop submitted a version at the same time; compare them.")
    if version.submission.lacking:
        words += " " + tr("With open points: {what}.", what="; ".join(version.submission.lacking))
    return words


def _reason_words(version: Version | None) -> str:
    return tr("Reason: {text}", text=version.reason) if version and version.reason else ""


def _readers_words(version: Version | None, now: datetime) -> str:
    """Who may read this version, in the order of release."""
    if version is None:
        return ""
    words = []
    for audience in RELEASE_ORDER:
        release = version.embargo(audience)
        if release is not None:
            who = tr(AUDIENCE_NAMES[audience])
            words.append(_from(who, release.embargo, now) if release.embargo else who)
    return tr("Released: {who}.", who=" · ".join(words)) if words else tr("Not released to anybody yet.")


def _from(who: str, embargo: datetime, now: datetime) -> str:
    if embargo <= now:
        return who
    return tr("{who} (embargo until {date}, {time})", who=who, date=long_date(embargo.date()), time=f"{embargo:%H:%M}")
