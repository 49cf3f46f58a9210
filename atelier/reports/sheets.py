"""The public facts as tables, one per subject, with cells of a kind: what a spreadsheet is made from."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from atelier.domain.answers import Answer
from atelier.domain.ballots import Electorate
from atelier.domain.methods import METHODS
from atelier.domain.methods.base import WAY_NAMES, Way
from atelier.domain.proposals import AUDIENCE_NAMES, VERB_NAMES, Audience, Verb
from atelier.domain.themes import SIDE_NAMES, Side
from atelier.domain.vague_date import VagueDate
from atelier.domain.week import BODY_NAMES, Body
from atelier.i18n import mark, tr
from atelier.reports.open_data import Facts


class Kind(StrEnum):
    """What the cells of a column hold."""

    TEXT = "text"
    COUNT = "count"
    SHARE = "share"  # 0..1
    MONEY = "money"  # euros
    DAY = "day"
    MOMENT = "moment"  # where it happened, without an offset: a spreadsheet knows none


Cell = str | int | float | date | datetime | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One subject: named columns with their kinds, and rows; an unknown cell is None."""

    name: str
    columns: tuple[tuple[str, Kind], ...]
    rows: tuple[tuple[Cell, ...], ...]


STATES = {"standing": mark("holds"), "struck": mark("struck"), "void": mark("void")}
ELECTORATES = {
    Electorate.ROOM: mark("Everybody in the room"),
    Electorate.MEMBERS: mark("Each municipality once"),
    Electorate.PEOPLE: mark("The people on the list"),
}


def sheets(facts: Facts) -> tuple[Sheet, ...]:
    """The answers, and every other subject of which there is anything."""
    others = (_named(facts), _arguments(facts), _proposals(facts), _points(facts), _calendar(facts), _meetings(facts))
    return (answers(facts), *(sheet for sheet in others if sheet.rows))


def answers(facts: Facts) -> Sheet:
    """Every option of every count that was ever made, a row each."""
    columns = (
        (tr("Meeting"), Kind.TEXT),
        (tr("Date"), Kind.MOMENT),
        (tr("Question"), Kind.TEXT),
        (tr("Round"), Kind.COUNT),
        (tr("Count"), Kind.TEXT),
        (tr("Form"), Kind.TEXT),
        (tr("Way of entry"), Kind.TEXT),
        (tr("Who were asked"), Kind.TEXT),
        (tr("Answer"), Kind.TEXT),
        (tr("Number"), Kind.COUNT),
        (tr("Share"), Kind.SHARE),
        (tr("Answered"), Kind.COUNT),
        (tr("Blank"), Kind.COUNT),
        (tr("Invalid"), Kind.COUNT),
        (tr("Not voted"), Kind.COUNT),
        (tr("Present"), Kind.COUNT),
        (tr("In words"), Kind.TEXT),
    )
    return Sheet(tr("Answers"), columns, tuple(_answer_rows(facts)))


def _answer_rows(facts: Facts) -> Iterator[tuple[Cell, ...]]:
    meetings = {row["id"]: row["title"] for row in facts["meetings"]}
    for poll in facts["polls"]:
        method = METHODS[poll["method"]]
        for count in poll["counts"]:
            state = STATES[count["state"]]
            head = (
                meetings.get(poll["meeting"]),
                _local(facts, count["closed_at"]),
                poll["question"],
                poll["round"],
                tr(state),
                tr(method.name),
                tr(WAY_NAMES[Way(poll["way"])]),
                tr(ELECTORATES[Electorate(poll["electorate"])]),
            )
            for option, number in zip(poll["options"], count.get("totals", ()), strict=False):
                base = count["share_base"]
                share = number / base if base else 0.0
                groups = (count[key] for key in ("answered", "blank", "invalid", "not_voted", "present"))
                yield (*head, option, number, share, *groups, count["conclusion"])


def _local(facts: Facts, instant: str) -> datetime:
    """When it was where the report is made."""
    zone = datetime.fromisoformat(facts["made_at"]).tzinfo
    return datetime.fromisoformat(instant).astimezone(zone).replace(tzinfo=None)


def _named(facts: Facts) -> Sheet:
    columns = (
        (tr("Question"), Kind.TEXT),
        (tr("Round"), Kind.COUNT),
        (tr("Municipality"), Kind.TEXT),
        (tr("Answer"), Kind.TEXT),
        (tr("Votes by size"), Kind.COUNT),
        (tr("Inhabitants"), Kind.COUNT),
    )
    rows = tuple(
        (poll["question"], poll["round"], vote["municipality"], _spelled(poll, vote["answer"]), vote["votes"],
         vote["inhabitants"])
        for poll in facts["polls"]
        for count in poll["counts"]
        for vote in count.get("votes", ())
    )  # fmt: skip
    return Sheet(tr("Answers of municipalities"), columns, rows)


def _spelled(poll: Facts, answer: list[int] | None) -> str:
    given: Answer = tuple(answer or ())
    return METHODS[poll["method"]].shape.spelled(given, poll["options"]) if given else tr("no answer")


def _arguments(facts: Facts) -> Sheet:
    meetings = {row["id"]: row["title"] for row in facts["meetings"]}
    questions = {poll["id"]: poll["question"] for poll in facts["polls"]}
    columns = tuple(
        (name, Kind.TEXT) for name in (tr("Meeting"), tr("Question"), tr("Side"), tr("Argument"), tr("Said as"))
    )
    rows = tuple(
        (
            meetings.get(row["meeting"]),
            questions[row["polls"][-1]] if row["polls"] else None,
            tr(SIDE_NAMES[Side(row["side"])]),
            row["text"],
            row["voice"],
        )
        for row in facts["arguments"]
    )
    return Sheet(tr("Arguments"), columns, rows)


def _proposals(facts: Facts) -> Sheet:
    columns = (
        *((name, Kind.TEXT) for name in (tr("Proposal"), tr("Goal"), tr("Result"), tr("Who leads"), tr("Mandate"))),
        (tr("Once, lowest"), Kind.MONEY),
        (tr("Once, highest"), Kind.MONEY),
        (tr("A year, lowest"), Kind.MONEY),
        (tr("A year, highest"), Kind.MONEY),
        (tr("From year"), Kind.COUNT),
        (tr("Counter-argument from the room"), Kind.TEXT),
        (tr("If a municipality does not join"), Kind.TEXT),
        (tr("Reactions open"), Kind.COUNT),
    )
    rows = tuple(
        (
            *(row[key] for key in ("title", "goal", "result", "leader", "mandate")),
            *(cents / 100 for cents in (*row["once_cents"], *row["yearly_cents"])),
            row["from_year"],
            row["counter_argument"],
            row["without"],
            row["reactions"]["open"],
        )
        for row in facts["proposals"]
    )
    return Sheet(tr("Proposals"), columns, rows)


def _points(facts: Facts) -> Sheet:
    names = (tr("Proposal"), tr("Of whom"), tr("Verb"), tr("What is asked"), tr("When"))
    rows = tuple(
        (
            row["title"],
            tr(AUDIENCE_NAMES[Audience(point["audience"])]),
            tr(VERB_NAMES[Verb(point["verb"])]),
            point["text"],
            VagueDate(point["when"]).words() if point["when"] else None,
        )
        for row in facts["proposals"]
        for point in row["decision_points"]
    )
    return Sheet(tr("Decision points"), tuple((name, Kind.TEXT) for name in names), rows)


def _calendar(facts: Facts) -> Sheet:
    columns = (
        *((name, Kind.TEXT) for name in (tr("When"), tr("Who"), tr("What"), tr("Explanation"))),
        (tr("At the latest"), Kind.DAY),
    )
    rows = tuple(
        (when.words(), tr(BODY_NAMES[Body(row["body"])]), row["title"], row["text"],
         None if when.permanent else when.end)
        for row in facts["calendar"]
        for when in (VagueDate(row["when"]),)
    )  # fmt: skip
    return Sheet(tr("Decision calendar"), columns, rows)


def _meetings(facts: Facts) -> Sheet:
    columns = (
        (tr("Meeting"), Kind.TEXT),
        (tr("Date"), Kind.DAY),
        (tr("Place"), Kind.TEXT),
        (tr("People"), Kind.COUNT),
        (tr("Municipalities present"), Kind.TEXT),
    )
    rows = tuple(
        (
            row["title"],
            date.fromisoformat(row["date"]) if row["date"] else None,
            row["place"],
            row["present"],
            ", ".join(row["municipalities"]),
        )
        for row in facts["meetings"]
    )
    return Sheet(tr("Meetings"), columns, rows)
