"""The form as one page for any browser: it works from a stick, without a network and without the program."""

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from html import escape

from atelier import __version__
from atelier.domain.form_questions import LONGEST, Question, Sort
from atelier.domain.form_sheet import FormSheet, Part
from atelier.i18n import long_date, tr
from atelier.reports.form_script import SCRIPT, STYLE

BESIDE = frozenset({Sort.MONEY, Sort.YEAR, Sort.FTE})


def page(sheet: FormSheet) -> str:
    """The whole form; nothing in it may load or send anything."""
    policy = f"default-src 'none'; script-src {_seal(SCRIPT)}; style-src {_seal(STYLE)}; form-action 'none'"
    title = tr("Proposals of {duo}", duo=sheet.duo)
    skip, save, load = (
        escape(text) for text in (tr("To the questions"), tr("Save my answers"), tr("Go on with saved answers…"))
    )
    empty = escape(tr("Nothing was filled in yet."))
    lost = escape(tr("This browser runs no scripts, so nothing can be saved. Ask for the form for Word."))
    said = "".join(f' data-{name}="{escape(text)}"' for name, text in _said(sheet))
    return f"""<!DOCTYPE html>
<html lang="{sheet.language}" translate="no">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}; base-uri 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="Atelier {__version__}">
<title>{escape(title)} – {escape(sheet.event)}</title>
<style>{STYLE}</style>
</head>
<body>
<a class="skip" href="#form">{skip}</a>
<header>
<p class="soft">{escape(sheet.event)}</p>
<h1>{escape(title)}</h1>
{_lines("p", intro(sheet))}
<noscript><p><strong>{lost}</strong></p></noscript>
</header>
<main>
{_read(sheet)}
<form id="form" autocomplete="off" novalidate{said}>
{"".join(_part(part, opens=not n) for n, part in enumerate(sheet.parts))}</section>
<div class="bar"><div>
<button type="submit">{save}</button>
<label class="file">{load}<input type="file" id="load" accept=".json"></label>
<p id="state" role="status" aria-live="polite">{empty}</p>
</div></div>
</form>
</main>
<script>{SCRIPT}</script>
</body>
</html>
"""


def intro(sheet: FormSheet) -> tuple[str, ...]:
    """What somebody must know before filling in; the same on every form."""
    due = (tr("Give it back on {day} at the latest.", day=long_date(sheet.due)),) if sheet.due else ()
    return (
        tr("Fill in what you can. What you leave as it is stays as it is."),
        tr("Your answers go back as a file: give it to the facilitator, on a stick for instance."),
        *due,
    )


def _said(sheet: FormSheet) -> Iterator[tuple[str, str]]:
    """What the script may have to tell."""
    yield "handout", sheet.handout.hex
    yield "file", tr("answers {name}.json", name=sheet.duo.split(" · ")[0].lower())
    yield "kept", tr("Kept in this browser at")
    yield "waiting", tr("Press “Save my answers” when you are done.")
    yield "unkept", tr("This browser keeps nothing. Save your answers before you leave.")
    yield "saved", tr("Your answers are in a file among your downloads. Give it to the facilitator.")
    yield "loaded", tr("Your saved answers are back.")
    yield "restored", tr("What you typed before is back.")
    yield "foreign", tr("This file holds no answers of this form.")


def _seal(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _lines(tag: str, texts: tuple[str, ...]) -> str:
    return "".join(f"<{tag}>{_text(text)}</{tag}>" for text in texts)


def _text(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _read(sheet: FormSheet) -> str:
    """What the duo may read: its dilemma's and what came out of the closed polls."""
    parts = []
    for told in sheet.dilemmas:
        poles = _lines("li", tuple(pole for pole in told.poles if pole))
        parts.append(f"<h3>{escape(told.title)}</h3><p>{_text(told.question)}</p><ul>{poles}</ul>")
    if sheet.results:
        outcomes = escape(tr("What came out of the polls"))
        parts.append(f"<h3>{outcomes}</h3><ul>{_lines('li', sheet.results)}</ul>")
    if not parts:
        return ""
    heading = escape(tr("Your dilemma's"))
    return f'<section class="told"><h2>{heading}</h2>{"".join(parts)}</section>'


def _part(part: Part, *, opens: bool) -> str:
    """A proposal is a card; what hangs below it stands in the same card."""
    top = part.level == 1
    start = ("" if opens else "</section>\n") + "<section>\n" if top else ""
    heading = f"<h2>{escape(part.title)}</h2>" if top else f'<h3 class="below">{escape(part.title)}</h3>'
    said = ""
    if part.reactions:
        heard = escape(tr("Official reactions"))
        said = f"<h3>{heard}</h3><ul>{_lines('li', part.reactions)}</ul>"
    return f"{start}{heading}{said}{''.join(_asked(part.questions))}"


def _asked(questions: tuple[Question, ...]) -> Iterator[str]:
    """Figures stand beside each other, all else below each other."""
    beside = False
    for question in questions:
        wanted = question.field.sort in BESIDE
        if wanted != beside:
            yield '<div class="side">' if wanted else "</div>"
            beside = wanted
        yield _question(question)
    if beside:
        yield "</div>"


def _question(question: Question) -> str:
    field = question.field
    hint = f'<span class="hint">{escape(tr(field.hint))}</span>' if field.hint else ""
    name = escape(tr(field.title))
    if field.sort is Sort.CHOICES:
        ticks = "".join(_tick(question, key, words) for key, words in question.options)
        return f'<fieldset class="ask"><legend>{name}{hint}</legend>{ticks}</fieldset>'
    return f'<div class="ask"><label for="{question.key}">{name}{hint}</label>{_entry(question)}</div>'


def _tick(question: Question, key: str, words: str) -> str:
    checked = " checked" if key in question.value else ""
    box = f'<input type="checkbox" name="{question.key}" value="{escape(key)}"{checked}>'
    return f'<label class="tick">{box}<span>{escape(words)}</span></label>'


def _entry(question: Question) -> str:
    same = f'id="{question.key}" name="{question.key}"'
    value, sort = str(question.value), question.field.sort
    if sort is Sort.TEXT:
        return f'<textarea {same} rows="4" maxlength="{LONGEST}">\n{escape(value)}</textarea>'
    if sort is not Sort.CHOICE:
        figures = ' inputmode="decimal"' if sort in BESIDE else ""
        return f'<input type="text" {same}{figures} maxlength="{LONGEST}" value="{escape(value)}">'
    none = () if question.field.names else (("", tr("not chosen yet")),)
    options = "".join(
        f'<option value="{escape(key)}"{" selected" if key == value else ""}>{escape(words)}</option>'
        for key, words in (*none, *question.options)
    )
    return f"<select {same}>{options}</select>"
