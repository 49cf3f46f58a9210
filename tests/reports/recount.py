"""Recounts every poll of an open data file, as an outsider would: only the schema was read, nothing of ours is used."""

import json
import sys
from pathlib import Path


def adds(shape, answer, options):
    if shape == "points":
        return answer
    chosen = range(answer[0], answer[1] + 1) if shape == "span" else answer[:1] if shape == "order" else answer
    return [int(n in chosen) for n in range(options)]


def recount(path):
    for poll in json.loads(Path(path).read_text(encoding="utf-8"))["polls"]:
        for count in (count for count in poll["counts"] if not count["withheld"]):
            given = [(vote["answer"], 1) for vote in count.get("votes", []) if vote["answer"]]
            given += [(row["answer"], row["times"]) for row in count.get("answers", [])]
            parts = [[times * n for n in adds(poll["answer"], one, len(poll["options"]))] for one, times in given]
            if given and [sum(column) for column in zip(*parts, strict=True)] != count["totals"]:
                sys.exit(f"other totals: {poll['question']}")
            people = sum(times for _, times in given) or (sum(count["totals"]) if poll["answer"] == "one" else None)
            rest = count["blank"] + count["invalid"] + count["not_voted"]
            if people not in (None, count["answered"]) or count["answered"] + rest != count["present"]:
                sys.exit(f"other people: {poll['question']}")


recount(sys.argv[1])
