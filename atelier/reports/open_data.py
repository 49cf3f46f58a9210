"""The public facts of an event as plain values: what reports show, from which an outsider can recount every figure.

Described field by field in `resources/schema/open-data-1.schema.json`. No names of people, no addresses, no texts of
officials. Named answers are those of municipalities; of everybody else only how often each answer was given.
"""

from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

from atelier.domain.answers import ONE, ORDER, POINTS, SOME, SPAN
from atelier.domain.ballots import Count, Electorate
from atelier.domain.dossier import Dossier
from atelier.domain.polls import Poll, PollState
from atelier.domain.proposals import Proposal
from atelier.domain.readings import held
from atelier.domain.secrecy import LEAST
from atelier.domain.tally import Tally
from atelier.domain.themes import Argument
from atelier.domain.week import Gathering, Moment
from atelier.i18n import language
from atelier.reports import details
from atelier.reports import polls as by_poll
from atelier.reports.answers import voice
from atelier.reports.data import ReportData

NAME, VERSION = "atelier-open-data", 1
SHAPES = {ONE: "one", SOME: "some", POINTS: "points", ORDER: "order", SPAN: "span"}

Facts = dict[str, Any]  # as JSON knows them


def public(data: ReportData) -> Facts:
    """Everything of an event that may leave it."""
    event = data.event
    return {
        "format": NAME,
        "version": VERSION,
        "language": language(),
        "made_at": data.made_at.isoformat(timespec="seconds"),
        "fingerprint": data.fingerprint(),
        "event": {"title": event.title, "region": event.region, "fictitious": event.fictitious},
        "municipalities": [{"name": row.name, "inhabitants": row.inhabitants} for row in data.municipalities],
        "meetings": [_meeting(data, row) for row in data.gatherings],
        "polls": [_poll(data, poll) for poll in data.polls],
        "arguments": [_argument(data, row) for row in data.arguments if row.text.strip()],
        "proposals": [_proposal(data, row) for row in data.proposals],
        "calendar": [_moment(row) for row in sorted(data.moments, key=lambda moment: moment.when)],
    }


def _meeting(data: ReportData, row: Gathering) -> Facts:
    day = data.named(data.days, row.day)
    return {
        "id": str(row.id),
        "title": by_poll.meeting(row),
        "kind": str(row.kind),
        "date": day.date.isoformat() if day else None,
        "place": day.place() if day else None,
        "present": row.present or None,
        "municipalities": [member.name for member in data.municipalities if member.id in row.municipalities],
    }


# Polls


def _poll(data: ReportData, poll: Poll) -> Facts:
    ballot = poll.ballot
    return {
        "id": str(ballot.id),
        "meeting": str(ballot.gathering),
        "name": by_poll.name(data, poll),
        "question": ballot.question,
        "options": list(ballot.options),
        "sides": list(ballot.sides),
        "method": ballot.method,
        "answer": SHAPES[poll.method.shape],
        "way": str(ballot.way),
        "electorate": str(ballot.electorate),
        "asked": ballot.asked,
        "opened_at": ballot.at.isoformat(timespec="seconds"),
        "round": poll.round,
        "follows": str(ballot.follows) if ballot.follows else None,
        "relation": str(ballot.relation) if ballot.follows else None,
        "state": str(poll.state),
        "void_reason": poll.void.reason if poll.void else None,
        "threshold": _threshold(poll),
        "counts": list(_counts(poll)),
    }


def _threshold(poll: Poll) -> Facts | None:
    outcome = held(poll)
    if outcome is None:
        return None
    words = outcome.sentence()
    return {"rule": poll.ballot.rule, "base": poll.ballot.rule_base, "reached": outcome.reached, "words": words}


def _counts(poll: Poll) -> Iterator[Facts]:
    """Every count that was ever made; only of the one that holds also the answers it is made of."""
    for number, count in enumerate(poll.counts):
        struck = number < len(poll.struck)
        state = "struck" if struck else "void" if poll.state is PollState.VOID else "standing"
        common = {
            "state": state,
            "reason": poll.struck[number][1].reason if struck else None,
            "closed_at": count.at.isoformat(timespec="seconds"),
            "present": count.present,
            "withheld": count.withheld,
        }
        if count.withheld:
            yield common
        else:
            detail = _detail(poll, count) if state == "standing" else {}
            yield {**common, **_result(poll.tally_of(count)), **detail}


def _result(tally: Tally) -> Facts:
    reading = tally.reading()
    value = reading.agreement if reading else None
    return {
        "totals": list(tally.counts),
        "answered": tally.answered,
        "blank": tally.blank,
        "invalid": tally.invalid,
        "not_voted": tally.not_voted,
        "share_base": tally.share_base,
        "agreement": None if value is None else round(float(value), 6),
        "conclusion": by_poll.words(tally),
    }


def _detail(poll: Poll, count: Count) -> Facts:
    """The named answers of municipalities; else the distinct answers, where totals do not tell them."""
    ballot = poll.ballot
    if ballot.electorate is Electorate.MEMBERS and count.voters:
        return {"votes": _votes(poll, count)}
    if count.answers and not poll.method.shape.single and poll.tally_of(count).answered >= LEAST:
        return {"answers": [{"answer": list(answer), "times": times} for answer, times in count.profile]}
    return {}


def _votes(poll: Poll, count: Count) -> list[Facts]:
    ballot = poll.ballot
    rows = zip_longest(ballot.voters, ballot.names, ballot.votes, ballot.inhabitants)  # sizes only where asked for
    return [
        {
            "municipality": name,
            "answer": list(count.by_voter[voter]) if count.by_voter.get(voter) else None,
            "votes": votes,
            "inhabitants": inhabitants,
        }
        for voter, name, votes, inhabitants in rows
    ]


# What was said, and what is proposed


def _argument(data: ReportData, row: Argument) -> Facts:
    return {
        "meeting": str(row.gathering),
        "polls": [
            str(p.id) for p in data.polls if (p.ballot.subject, p.ballot.gathering) == (row.subject, row.gathering)
        ],
        "side": str(row.side),
        "text": row.text.strip(),
        "voice": voice(data, row) or None,
    }


def _proposal(data: ReportData, row: Proposal) -> Facts:
    form = data.named(data.forms, row.form)
    mine = [reaction.settled for reaction in data.reactions if reaction.proposal == row.id]
    return {
        "id": str(row.id),
        "title": row.title,
        "goal": row.goal,
        "result": row.result,
        "leader": row.leader,
        "mandate": row.mandate,
        "once_cents": [row.once_low, row.once_high],
        "yearly_cents": [row.yearly_low, row.yearly_high],
        "from_year": row.from_year or None,
        "allocation": str(row.allocation),
        "fte_hundredths": row.fte,
        "council_roles": details.role_names(data, row),
        "form": form.name if form else None,
        "counter_argument": row.counter,
        **_commission(data.dossier(row)),
        "without": row.without,
        "open_points": row.open_points,
        "polls": [str(poll.id) for poll in data.polls_of(row)],
        "decision_points": [
            {
                "audience": str(point.audience),
                "verb": str(point.verb),
                "text": point.text,
                "when": moment.when.text if (moment := data.moment_of(point)) else None,
            }
            for point in data.points_of(row)
        ],
        "reactions": {"open": mine.count(False), "settled": mine.count(True)},
    }


def _commission(dossier: Dossier) -> Facts:
    """What the full form adds; a key of its own is told by the names of the municipalities."""
    row, names = dossier.proposal, {member.id: member.name for member in dossier.members}
    return {
        "programme_year": dossier.programme.year if dossier.programme else None,
        "goal_year": row.goal_year or None,
        "measure": row.measure,
        "mandate_parts": {
            "scope": row.mandate_scope,
            "holder": row.mandate_holder,
            "until": row.mandate_until.text if row.mandate_until else None,
            "withdrawal": row.mandate_withdrawal,
        },
        "steering": row.steering,
        "once_cover": row.once_cover,
        "yearly_cover": row.yearly_cover,
        "key_parts": {names[member]: part for member, part in row.key.items() if member in names},
        "minority_view": row.minority,
        "experiment": _experiment(row),
        "participation": [
            {"municipality": names[one.municipality], "answer": str(one.stance), "condition": one.condition}
            for one in dossier.participations
            if one.stance and one.municipality in names
        ],
        "checks": [
            {"question": check.question, "answer": str(answer.verdict), "reason": answer.text}
            for check in dossier.checks
            if (answer := dossier.answer_to(check))
        ],
    }


def _experiment(row: Proposal) -> Facts | None:
    return {"ends": row.ends.text if row.ends else None, "stop_rule": row.stop_rule} if row.experiment else None


def _moment(row: Moment) -> Facts:
    return {
        "when": row.when.text,
        "body": str(row.body),
        "title": row.title,
        "text": row.text,
        "unchecked": row.unchecked,
    }
