"""Named votes of municipalities in the formats of research: orders as PrefLib (SOI), dots as Pabulib (PB).

Made from the public facts alone. PrefLib: https://preflib.github.io/PrefLib-Jekyll/format; Pabulib: https://pabulib.org/format
"""

from collections import Counter
from collections.abc import Iterator

from atelier.reports.model import Attachment
from atelier.reports.open_data import Facts

PLAIN = "text/plain"


def vote_files(facts: Facts) -> Iterator[Attachment]:
    """One file per poll whose method has such a format and whose answers were given by name."""
    for number, poll in enumerate(facts["polls"], 1):
        votes = _votes(poll)
        if votes and poll["answer"] == "order":
            yield _file(f"poll-{number}.soi", preflib(poll, votes), poll)
        elif votes and poll["answer"] == "points":
            yield _file(f"poll-{number}.pb", pabulib(poll, votes, facts["event"]["region"]), poll)


def _votes(poll: Facts) -> list[tuple[str, list[int]]]:
    """Who answered what, of the count that holds."""
    standing = [count for count in poll["counts"] if count["state"] == "standing" and not count["withheld"]]
    rows = standing[-1].get("votes", []) if standing else []
    return [(row["municipality"], row["answer"]) for row in rows if row["answer"]]


def _file(name: str, text: str, poll: Facts) -> Attachment:
    return Attachment(name=name, mime=PLAIN, data=text.encode(), description=poll["question"])


def preflib(poll: Facts, votes: list[tuple[str, list[int]]]) -> str:
    """Strict orders, possibly incomplete; alternatives are numbered from 1."""
    orders = Counter(tuple(option + 1 for option in answer) for _, answer in votes)
    day = poll["opened_at"][:10]
    head = {
        "FILE NAME": "",
        "TITLE": _line(poll["question"]),
        "DESCRIPTION": _line(poll["name"]),
        "DATA TYPE": "soi",
        "MODIFICATION TYPE": "original",
        "RELATES TO": "",
        "RELATED FILES": "",
        "PUBLICATION DATE": day,
        "MODIFICATION DATE": day,
        "NUMBER ALTERNATIVES": len(poll["options"]),
        "NUMBER VOTERS": len(votes),
        "NUMBER UNIQUE ORDERS": len(orders),
        **{f"ALTERNATIVE NAME {n}": _line(name) for n, name in enumerate(poll["options"], 1)},
    }
    lines = [f"# {key}: {value}" for key, value in head.items()]
    ordered = sorted(orders.items(), key=lambda row: (-row[1], row[0]))
    return "\n".join([*lines, *(f"{times}: {','.join(map(str, order))}" for order, times in ordered), ""])


def pabulib(poll: Facts, votes: list[tuple[str, list[int]]], region: str) -> str:
    """Points by name. The format asks for costs and a budget, which a poll has not: every option costs 1."""
    options = range(len(poll["options"]))
    meta = {
        "key": "value",
        "description": _cell(poll["question"]),
        "country": "Netherlands",
        "unit": _cell(region),
        "instance": poll["opened_at"][:4],
        "num_projects": len(options),
        "num_votes": len(votes),
        "budget": len(options),
        "vote_type": "cumulative",
        "rule": "none",
        "max_sum_points": max((sum(points) for _, points in votes), default=0),
    }
    given = [sum(points[option] > 0 for _, points in votes) for option in options]
    score = [sum(points[option] for _, points in votes) for option in options]
    projects = [f"{n + 1};1;{given[n]};{score[n]};{_cell(poll['options'][n])}" for n in options]
    rows = [_points(name, points) for name, points in votes]
    parts = [
        ["META", *(f"{key};{value}" for key, value in meta.items())],
        ["PROJECTS", "project_id;cost;votes;score;name", *projects],
        ["VOTES", "voter_id;vote;points", *rows],
    ]
    return "\n".join([*(line for part in parts for line in part), ""])


def _points(name: str, points: list[int]) -> str:
    given = sorted(((n + 1, count) for n, count in enumerate(points) if count), key=lambda row: -row[1])
    return f"{_cell(name)};{','.join(str(n) for n, _ in given)};{','.join(str(count) for _, count in given)}"


def _line(text: str) -> str:
    return " ".join(text.split())


def _cell(text: str) -> str:
    return _line(text).replace(";", ",")
