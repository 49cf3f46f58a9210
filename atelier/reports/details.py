"""The chapters on proposals: each one whole, and what each municipality would pay."""

from collections.abc import Iterable, Iterator, Sequence

from atelier.domain.completeness import RIPENESS_NAMES, requirements, ripeness
from atelier.domain.participation import PAYING
from atelier.domain.people import Municipality
from atelier.domain.proposals import ALLOCATION_NAMES, AUDIENCE_NAMES, VERB_NAMES, CooperationForm, Proposal
from atelier.domain.share_range import range_of
from atelier.i18n import mark, tr, trn
from atelier.reports import changing, commissioned, councils
from atelier.reports import polls as by_poll
from atelier.reports.data import ReportData
from atelier.reports.model import Block, Bold, BulletList, Heading, Italic, Runs, Table, Text
from atelier.reports.words import amount, body, fte, labelled, listed, note, runs, short, softly, stated, when

_TITLE = 160  # characters of a heading
_COLUMNS = 4  # proposals side by side in a table of shares

Shares = dict[str, tuple[int, int]]


def title(proposal: Proposal, limit: int = _TITLE) -> str:
    """The title of a proposal on one line."""
    return short(proposal.title, limit) or tr("Proposal without a title")


def place(proposal: Proposal) -> str:
    """The key of the heading under which a proposal stands whole."""
    return f"proposal-{proposal.id.hex}"


def yearly(data: ReportData, proposal: Proposal) -> Shares:
    """Per municipality that joins or may join its lowest and highest amount a year; empty without an amount."""
    return _range(data, proposal, (proposal.yearly_low, proposal.yearly_high))


def once(data: ReportData, proposal: Proposal) -> Shares:
    """Per municipality that joins or may join its lowest and highest amount that is paid once."""
    return _range(data, proposal, (proposal.once_low, proposal.once_high))


def _range(data: ReportData, proposal: Proposal, amounts: tuple[int, int]) -> Shares:
    return range_of(proposal, amounts, data.dossier(proposal).joining) if amounts[1] else {}


def money(proposal: Proposal) -> str:
    """The whole amount in words: once, yearly from a year, and how it is divided."""
    parts = []
    if proposal.once_high:
        parts.append(tr("{amount} once", amount=amount(proposal.once_low, proposal.once_high)))
    if proposal.yearly_high:
        parts.append(tr("{amount} a year", amount=amount(proposal.yearly_low, proposal.yearly_high)))
    if not parts:
        return tr("no amount stated yet")
    if proposal.from_year:
        parts.append(tr("from {year}", year=proposal.from_year))
    return ", ".join([*parts, tr(ALLOCATION_NAMES[proposal.allocation])])


def own_amount(data: ReportData, shares: Shares) -> str:
    """The share of the reader; without one the lowest and the highest share that any municipality has."""
    if data.reader:
        return share(shares, data.reader)
    return amount(min(low for low, _ in shares.values()), max(high for _, high in shares.values()))


def share(shares: Shares, member: Municipality) -> str:
    """The share of one municipality; who does not join pays nothing."""
    return amount(*shares[member.name]) if member.name in shares else tr("does not join")


def whose_amounts(data: ReportData) -> str:
    """The caption of a table with shares: whose they are, and their base."""
    base = if_all_join(data)
    if data.reader:
        return tr("Amounts of {municipality}, {base}", municipality=data.reader.name, base=base)
    return tr("Amounts from the lowest to the highest municipality, {base}", base=base)


def if_all_join(data: ReportData) -> str:
    """The base of every share: all join, or a range from all who may join to those alone who are sure."""
    if any(answer.firm and answer.stance in PAYING for answer in data.participations):
        return tr("lower as more municipalities join; highest with only those who said so without a condition")
    n = len(data.municipalities)
    return trn("if {n} municipality joins; with fewer it is more", "if all {n} join; with fewer it is more", n)


def shortly_if_all_join(data: ReportData) -> str:
    """The base of every share in a few words, on a page that tells the rest beside its tables."""
    n = len(data.municipalities)
    some = any(answer.firm and answer.stance in PAYING for answer in data.participations)
    return tr("lower as more join") if some else trn("if {n} joins", "if all {n} join", n)


def role_names(data: ReportData, proposal: Proposal) -> list[str]:
    """The role of the councils in words, in the order of the list of roles."""
    return [role.name for role in data.council_roles if role.id in proposal.roles]


def chapter(data: ReportData) -> tuple[Block, ...]:
    """Every proposal whole."""
    blocks: list[Block] = [Heading(tr("The proposals")), *councils.left_out(data)]
    if not data.proposals and not data.left_out:
        blocks.append(body(tr("There are no proposals yet.")))
    for proposal in data.proposals:
        blocks += proposal_blocks(data, proposal)
    return tuple(blocks)


def proposal_blocks(data: ReportData, proposal: Proposal) -> Iterator[Block]:
    """One proposal: its fields, what it still lacks, what is asked of whom, the room and the officials."""
    yield Heading(title(proposal), 2, place(proposal))
    yield note(_origin(data, proposal))
    rows = tuple((runs(label), runs(text)) for label, text in _fields(data, proposal))
    yield Table(header=(), rows=rows, weights=(26, 74), row_headers=True)
    yield from _asked(data, proposal)
    yield from _room(data, proposal)
    yield from _reactions(data, proposal)


def _origin(data: ReportData, proposal: Proposal) -> str:
    pillar = data.named(data.pillars, proposal.pillar)
    challenge = data.named(data.challenges, proposal.challenge)
    state = tr(RIPENESS_NAMES[ripeness(proposal, data.points_of(proposal))])
    names = [duo(data, proposal), pillar.name if pillar else "", challenge.name if challenge else "", state]
    names.append(councils.state_words(data, proposal))
    return " · ".join(name for name in names if name)


def duo(data: ReportData, proposal: Proposal) -> str:
    """The duo that wrote it, by number and theme."""
    found = next(((n, duo) for n, duo in enumerate(data.duos, 1) if duo.id == proposal.duo), None)
    if found is None:
        return ""
    number, row = found
    return tr("duo {n}: {theme}", n=number, theme=row.theme) if row.theme else tr("duo {n}", n=number)


def _fields(data: ReportData, proposal: Proposal) -> Iterator[tuple[str, str]]:
    """What the atelier version asks, also where nothing was typed; of all else only what was."""
    dossier = data.dossier(proposal)
    yield from _typed(commissioned.aim(dossier), always=(tr("Goal"), tr("Result")))
    yield from _typed(commissioned.steering(proposal), always=(tr("Who leads"),))
    yield from _typed(commissioned.mandate(proposal), always=(tr("Mandate"),))
    yield tr("Money"), money(proposal)
    yield from _share_fields(data, proposal)
    yield from _typed(commissioned.cover(proposal))
    yield tr("Capacity"), fte(proposal.fte) if proposal.fte else tr("not stated yet")
    for label, rows in ((tr("Who supplies it"), commissioned.suppliers(dossier)),
                        (tr("Partners"), commissioned.partners(dossier)),
                        (tr("Who takes part"), commissioned.joining(dossier))):  # fmt: skip
        yield from _typed([(label, "\n".join(f"{name}: {text}" for name, text in _typed(rows)))])
    yield from changing.leaving(data, dossier)
    yield tr("Role of the councils"), roles(data, proposal) or tr("not stated yet")
    yield from changing.switches(data, dossier)
    yield from _form_fields(data.named(data.forms, proposal.form))
    yield from _typed(commissioned.experiment(proposal))
    yield tr("If a municipality does not join"), stated(proposal.without)
    yield tr("Counter-argument from the room"), stated(proposal.counter)
    yield from _typed(commissioned.minority(proposal))
    checks = "\n".join(f"{question} {text}" for question, text in _typed(commissioned.checks(dossier)))
    yield from _typed([(tr("Checks"), checks)])
    yield tr("Open points"), proposal.open_points.strip() or tr("none stated")
    lacking = [need.text for need in requirements(proposal, data.points_of(proposal)) if not need.met]
    yield tr("Still lacks"), "; ".join(lacking) or tr("nothing: the atelier version is complete")


def _typed(rows: Iterable[tuple[str, str]], always: Sequence[str] = ()) -> Iterator[tuple[str, str]]:
    yield from ((label, stated(text)) for label, text in rows if text.strip() or label in always)


def roles(data: ReportData, proposal: Proposal) -> str:
    """The role of the councils as one phrase: its forms behind each other, only the first with a capital."""
    return roles_in_words(role_names(data, proposal))


def roles_in_words(names: Sequence[str]) -> str:
    """Forms of involvement behind each other."""
    return "; ".join([*names[:1], *map(softly, names[1:])])


def asks(data: ReportData, proposal: Proposal) -> list[str]:
    """What the reader would pay, else one municipality from the lowest to the highest: a year and from when, once."""
    yearly_text = mark("{amount} a year from {year}") if proposal.from_year else mark("{amount} a year")
    kinds = ((yearly_text, yearly(data, proposal)), (mark("{amount} once"), once(data, proposal)))
    return [tr(text, amount=own_amount(data, shares), year=proposal.from_year) for text, shares in kinds if shares]


def capacity(data: ReportData, proposal: Proposal) -> list[str]:
    """What all who join supply together, and of it the reader, where that was typed."""
    lines = [tr("{fte} of all who join together", fte=fte(proposal.fte))] if proposal.fte else []
    own = sum(row.fte for row in data.dossier(proposal).suppliers if data.reader and row.municipality == data.reader.id)
    if data.reader and own:
        lines.append(tr("of which {municipality} {fte}", municipality=data.reader.name, fte=fte(own)))
    return lines


def _share_fields(data: ReportData, proposal: Proposal) -> Iterator[tuple[str, str]]:
    amounts, base = listed(asks(data, proposal)), if_all_join(data)
    if amounts and data.reader:
        name = tr("Share of {municipality}", municipality=data.reader.name)
        yield name, tr("{amounts}, {base}", amounts=amounts, base=base)
    elif amounts:
        text = tr("from the lowest to the highest: {amounts}, {base}", amounts=amounts, base=base)
        yield tr("Share of a municipality"), text


def _form_fields(form: CooperationForm | None) -> Iterator[tuple[str, str]]:
    yield tr("Form"), form.name if form else tr("not chosen yet")
    if form and form.procedure:
        yield tr("What the form asks by law"), "\n".join(form.procedure)


def _asked(data: ReportData, proposal: Proposal) -> Iterator[Block]:
    points = [point for audience in AUDIENCE_NAMES for point in data.points_of(proposal, audience)]
    if not points:
        yield note(tr("No decision points yet."))
        return
    yield Table(
        header=(tr("Of whom"), tr("What is asked"), tr("When")),
        rows=tuple(
            (
                runs(tr(AUDIENCE_NAMES[point.audience])),
                (Bold(tr(VERB_NAMES[point.verb])), Text(f": {stated(point.text)}")),
                runs(when(data.moment_of(point))),
            )
            for point in points
        ),
        weights=(20, 55, 25),
        caption=tr("Decision points"),
    )


def _room(data: ReportData, proposal: Proposal) -> Iterator[Block]:
    polls = data.polls_of(proposal)
    if polls:
        yield from by_poll.pictures(data, polls, by_poll.sources(data, polls))


def _reactions(data: ReportData, proposal: Proposal) -> Iterator[Block]:
    pending = data.open_reactions(proposal)
    settled = sum(reaction.proposal == proposal.id and reaction.settled for reaction in data.reactions)
    if not pending and not settled:
        return
    yield Heading(tr("Official reactions: {n} open, {settled} settled", n=len(pending), settled=settled), 3)
    if pending:
        yield BulletList(
            tuple(labelled(row.sender.strip() or tr("Sender unknown"), row.text.strip()) for row in pending)
        )
    else:
        yield body(tr("Nothing is left to settle."))


def shares_chapter(data: ReportData) -> tuple[Block, ...]:
    """Per municipality its share in each proposal with an amount; nothing when there is nothing to divide."""
    priced = [p for p in data.proposals if yearly(data, p) or once(data, p)]
    if not priced:
        return ()
    blocks: list[Block] = [
        Heading(tr("What each municipality would pay")),
        body(tr("Share of a municipality: {base}.", base=if_all_join(data))),
    ]
    for kind, shares in ((tr("a year"), yearly), (tr("once"), once)):
        rows = [p for p in priced if shares(data, p)]
        for start in range(0, len(rows), _COLUMNS):
            some = rows[start : start + _COLUMNS]
            blocks.append(_share_table(data, some, [shares(data, p) for p in some], kind))
    return tuple(blocks)


def _share_table(data: ReportData, proposals: Sequence[Proposal], shares: Sequence[Shares], kind: str) -> Table:
    rows: list[tuple[Runs, ...]] = [
        (runs(member.name), *(runs(share(some, member)) for some in shares)) for member in data.municipalities
    ]
    return Table(
        header=(tr("Municipality"), *(title(proposal, 60) for proposal in proposals)),
        rows=tuple(rows),
        weights=(24, *(19,) * len(proposals)),
        caption=tr("Lowest and highest share, {kind}", kind=kind),
        row_headers=True,
    )


def counter(proposal: Proposal, limit: int) -> Runs:
    """The counter-argument from the room, quoted."""
    text = short(proposal.counter, limit)
    return (Italic(text),) if text else runs(tr("not stated yet"))
