"""The edition for one municipality: its own amounts and answers by name, and nobody's secret."""

import io
from dataclasses import replace
from random import Random

import pytest

from atelier.domain.ballots import Electorate
from atelier.domain.council_answers import AnswerOf, CouncilAnswer
from atelier.domain.frames import CouncilFrame, Fit, FrameCheck
from atelier.domain.methods.base import Way
from atelier.domain.people import Municipality
from atelier.domain.proposals import Audience
from atelier.reports.builders import BUILDERS
from atelier.reports.data import ReportData
from atelier.reports.model import Table, block_texts, plain, texts
from atelier.reports.own import chapter as own_chapter
from atelier.reports.pdf import write_pdf
from tests.domain import named
from tests.reports.samples import ARGUMENTS, MADE, MUNICIPALITIES, RIPE, data, empty

pytestmark = pytest.mark.usefixtures("english")
AUDIENCES = (Audience.COLLEGES, Audience.COUNCILS)
ROZENDAAL = MUNICIPALITIES[2]


def said(sample: ReportData, audience: Audience, reader: Municipality | None = ROZENDAAL) -> str:
    report = BUILDERS[audience](replace(sample, reader=reader))
    return "\n".join(texts(report)).replace("\N{NO-BREAK SPACE}", " ")


def front(sample: ReportData, audience: Audience) -> str:
    report = BUILDERS[audience](replace(sample, reader=ROZENDAAL))
    said = (*report.subtitle, *(text for block in report.front for text in block_texts(block)))
    return "\n".join(said).replace("\N{NO-BREAK SPACE}", " ")


def members() -> tuple[Municipality, ...]:
    return tuple(Municipality(id=named.key(name), name=name, inhabitants=size) for name, size in named.MEMBERS.items())


@pytest.mark.parametrize("audience", AUDIENCES)
def test_page_one_has_the_own_amount_and_no_range_over_others(audience: Audience) -> None:
    page = front(data(), audience)
    assert "€ 10–20" in page  # Rozendaal, of € 1,000 to 2,000 a year by inhabitants
    assert "lowest" not in page
    assert "1,853" not in page
    assert "edition for Rozendaal" in page
    assert "if all 3 join; with fewer it is more" in page
    assert said(data(), audience, None).count("Rozendaal") < said(data(), audience).count("Rozendaal")


def test_the_council_is_called_by_its_name() -> None:
    assert "Decided by: the council of Rozendaal" in said(data(), Audience.COUNCILS)


def test_give_get_and_staying_out_stand_in_one_row() -> None:
    report = BUILDERS[Audience.COUNCILS](replace(data(), reader=ROZENDAAL))
    table = next(block for block in report.blocks if isinstance(block, Table))
    assert table.header[-1] == "If Rozendaal does not join"
    row = [plain(cell).replace("\N{NO-BREAK SPACE}", " ") for cell in table.rows[0]]
    assert row == [
        RIPE.title,
        RIPE.result,
        "€ 10–20 a year from 2021\n€ 1 once\n3.5 fte of all who join together",
        RIPE.without,
    ]


def test_the_own_answers_by_name_stand_beside_those_of_all() -> None:
    poll = named.answered(named.ballot("yesno"), named.everybody((0,), Arnhem=(1,)))
    sample = data(polls=(poll,), municipalities=members())
    arnhem = next(member for member in members() if member.name == "Arnhem")
    for audience in AUDIENCES:
        words = said(sample, audience, arnhem)
        answer = poll.ballot.options[1]
        assert f"Answer of Arnhem\nAll municipalities together\n{poll.ballot.question} – " in words
        assert f"\n{answer}\n" in words
    assert "no answer noted" in said(data(polls=(without(poll, arnhem),), municipalities=members()), audience, arnhem)


def without(poll, member):
    count = poll.counts[-1]
    rows = [(v, g) for v, g in zip(count.voters, count.given, strict=True) if v != member.id]
    fewer = replace(count, voters=tuple(v for v, _ in rows), given=tuple(g for _, g in rows), remarks=())
    return replace(poll, counts=(fewer,))


def test_an_argument_stands_there_only_with_the_name_and_as_long_as_it_is_given() -> None:
    own = replace(ARGUMENTS[1], municipality=ROZENDAAL.id)
    assert "What was said for Rozendaal" in said(data(arguments=(own,)), Audience.COUNCILS)
    for hidden in (replace(own, withdrawn=True), ARGUMENTS[0], ARGUMENTS[1]):
        assert "What was said for" not in said(data(arguments=(hidden,)), Audience.COUNCILS)


def test_the_own_frame_and_answer_stand_there_and_those_of_others_do_not() -> None:
    frames = tuple(
        CouncilFrame(id=named.key(f"frame {member.name}"), municipality=member.id, limit=f"Grens van {member.name}")
        for member in MUNICIPALITIES
    )
    check = FrameCheck(
        id=named.key("check"), proposal=RIPE.id, municipality=ROZENDAAL.id, fit=Fit.OUTSIDE, reason="te duur"
    )
    answer = CouncilAnswer(
        id=named.key("answer"), proposal=RIPE.id, municipality=ROZENDAAL.id, answer=AnswerOf.CONFORM, at=MADE
    )
    own = replace(data(frames=frames, frame_checks=(check,), council_answers=(answer,)), reader=ROZENDAAL)
    words = "\n".join(text for block in own_chapter(own) for text in block_texts(block))
    assert "Lower limit: Grens van Rozendaal" in words
    assert "Grens van Arnhem" not in words
    assert "Outside the frame: te duur\nConform" in words
    assert "What the council of" not in "\n".join(
        text for block in own_chapter(replace(data(), reader=ROZENDAAL)) for text in block_texts(block)
    )


def test_an_empty_week_says_so_in_every_edition() -> None:
    for audience in AUDIENCES:
        words = said(empty(municipalities=(ROZENDAAL,)), audience)
        assert "There are no proposals yet." in words
        assert "there are no answers of Rozendaal" in words
        assert "€" not in words


def twins(seed: int) -> tuple[ReportData, ReportData]:
    """Two events with equal totals, in which other people gave the answers that are not announced as public."""
    chance = Random(seed)  # noqa: S311
    answers = [(chance.randrange(3),) for _ in range(18)]
    shuffled = chance.sample(answers, len(answers))
    people = named.ballot("yesno", electorate=Electorate.PEOPLE, inhabitants=(), readings=False)

    def event(given: list[tuple[int, ...]]) -> ReportData:
        poll = named.answered(people, dict(zip(named.NAMES, given, strict=True)))
        secret = named.secret(named.ballot("yesno", Way.PAPER, id=named.key("secret")), (((0,), 3), ((1,), 1)), 18)
        return data(polls=(poll, secret), municipalities=members())

    return event(answers), event(shuffled)


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("audience", AUDIENCES)
def test_no_edition_tells_who_gave_an_answer_that_was_not_public(audience: Audience, seed: int) -> None:
    one, other = twins(seed)
    for member in (*members()[:4], None):
        assert said(one, audience, member).replace(one.fingerprint(), "") == said(other, audience, member).replace(
            other.fingerprint(), ""
        )


def test_editions_differ_only_in_what_is_public_so_nothing_can_be_subtracted() -> None:
    """The general edition and all own ones hold the same counts: a difference of two would need counts of parts."""
    one, _ = twins(1)
    general = said(one, Audience.COUNCILS, None)
    for member in members()[:3]:
        own = said(one, Audience.COUNCILS, member)
        counts = [line for line in own.splitlines() if "answered" in line and "present" in line]
        assert counts
        assert all(line in general for line in counts)


def test_an_edition_is_a_document_that_can_be_drawn() -> None:
    target = io.BytesIO()
    assert write_pdf(BUILDERS[Audience.COLLEGES](replace(data(), reader=ROZENDAAL)), target).pages > 2
