"""Opening a file of answers: whatever is wrong with it is a refusal in words, and nothing in it is ever run."""

import json
import re
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from atelier.domain.errors import AtelierError, reason
from atelier.domain.form_answers import Given
from atelier.domain.form_questions import LONGEST, Answer
from atelier.i18n import number, tr
from atelier.services.form_documents import read_document

LARGEST = 10_000_000  # bytes of a file
MOST = 5_000  # answers, and choices in one
FORMAT, VERSION = "atelier-answers", 1
SUFFIXES = (".json", ".docx")
KEY = re.compile(r"[0-9a-f]{32}\.[a-z_]{1,30}")


def read_answers(path: Path) -> Given:
    """The answers in a file that came back.

    Raises:
        AtelierError: it cannot be read, holds no answers, or is made to harm.
    """
    content = _content(path)
    if content.startswith(b"PK\x03\x04"):
        return _document(path.name, content)
    if content.lstrip()[:1] == b"<":
        raise AtelierError(
            tr("“{name}” is the form itself. Ask for the file that “Save my answers” made.", name=path.name)
        )
    return _saved(path.name, content)


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise AtelierError(tr("“{name}” cannot be read: {why}.", name=path.name, why=reason(error))) from error
    if len(content) > LARGEST:
        raise AtelierError(tr("“{name}” is larger than {n} MB.", name=path.name, n=LARGEST // 1_000_000))
    return content


def _none(name: str) -> AtelierError:
    return AtelierError(tr("“{name}” holds no answers of a form.", name=name))


def _document(name: str, content: bytes) -> Given:
    found = read_document(name, content)
    if not re.fullmatch(r"[0-9a-f]{32}", found.handout):
        raise _none(name)
    answers: dict[str, Answer] = {}
    rest: list[str] = []
    for key, texts in found.texts.items():
        answers[_key(name, key)] = "\n".join(texts)
    for tag, ticked in found.ticks.items():
        key, _, choice = tag.rpartition(".")
        chosen = answers.setdefault(_key(name, key), ())
        if ticked and isinstance(chosen, tuple):
            answers[key] = (*chosen, choice)
    rest += found.outside
    saved = found.saved.isoformat() if found.saved else ""
    return Given(name, UUID(hex=found.handout), saved, answers, tuple(rest))


def _saved(name: str, content: bytes) -> Given:
    try:
        held = json.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise _none(name) from error
    if not isinstance(held, dict) or held.get("format") != FORMAT or not isinstance(held.get("answers"), dict):
        raise _none(name)
    if held.get("version") != VERSION:
        raise AtelierError(tr("“{name}” was made by a newer version of Atelier.", name=name))
    answers = held["answers"]
    if len(answers) > MOST:
        raise AtelierError(tr("“{name}” holds more than {n} answers.", name=name, n=number(MOST)))
    return Given(
        name, _handout(name, held), _moment(name, held), {_key(name, k): _answer(name, answers[k]) for k in answers}
    )


def _handout(name: str, held: dict[str, Any]) -> UUID:
    number_ = held.get("handout")
    if not isinstance(number_, str) or not re.fullmatch(r"[0-9a-f]{32}", number_):
        raise _none(name)
    return UUID(hex=number_)


def _moment(name: str, held: dict[str, Any]) -> str:
    saved = held.get("saved")
    try:
        if isinstance(saved, str) and len(saved) < 40 and datetime.fromisoformat(saved).tzinfo is not None:
            return saved
    except ValueError:
        pass
    raise _none(name)


def _key(name: str, key: str) -> str:
    if not KEY.fullmatch(key):
        raise foreign(name)
    return key


def foreign(name: str) -> AtelierError:
    """The refusal of answers to other questions than were asked."""
    return AtelierError(tr("“{name}” answers questions that its form does not ask. It was changed by hand.", name=name))


def _answer(name: str, answer: object) -> Answer:
    if isinstance(answer, str) and len(answer) <= LONGEST * 2:
        return answer
    if (
        isinstance(answer, list)
        and len(answer) <= MOST
        and all(isinstance(one, str) and len(one) < 100 for one in answer)
    ):
        return tuple(answer)
    raise AtelierError(tr("“{name}” holds an answer that is no text, or is far too long.", name=name))
