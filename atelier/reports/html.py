"""A report as one page of the web: it asks nothing of any server, and everybody can read it."""

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from html import escape

from atelier import __version__
from atelier.domain.logo import Logo
from atelier.i18n import tr
from atelier.reports.charts import drawing
from atelier.reports.letterhead import logo_size
from atelier.reports.model import (
    Block,
    Bold,
    BulletList,
    Columns,
    Figure,
    Group,
    Heading,
    Italic,
    KeyFigures,
    Link,
    Paragraph,
    Report,
    Runs,
    Table,
    TermLink,
    Text,
)
from atelier.reports.origin import identifier
from atelier.reports.plain import fit, foot, head
from atelier.reports.vectors import svg

_ROOM = 620.0  # points that a picture is laid out in
_STYLE = """
:root{color-scheme:light}
*{box-sizing:border-box}
body{margin:0;background:#fff;color:#14252b;font:1.0625rem/1.55 system-ui,"Segoe UI",sans-serif;overflow-wrap:anywhere}
header,main,footer{max-width:52rem;margin:0 auto;padding:0 1.25rem}
header{padding-top:2rem}
.logo{float:right;margin:0 0 .5rem 1rem}
main{padding-bottom:2rem}
h1{font-size:2rem;line-height:1.2;margin:.5rem 0}
h2{font-size:1.5rem;margin:2.25rem 0 .5rem}
h3{font-size:1.2rem;margin:1.75rem 0 .4rem}
h4,h5{font-size:1.0625rem;margin:1.25rem 0 .3rem}
p{margin:.4rem 0}
.mark{display:inline-block;border:2px solid #14252b;border-radius:.3rem;padding:0 .5rem;font-weight:700}
.note,figcaption,caption,.origin{color:#5a6b70;font-size:.9375rem}
.lead{font-size:1.1875rem}
a{color:#17624f}
a.term{color:inherit;text-decoration:underline dotted}
a:focus-visible{outline:3px solid #1f5fa8;outline-offset:2px}
.skip{position:absolute;left:-100vw}
.skip:focus{left:1rem}
.figures{list-style:none;margin:1.25rem 0;padding:0}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(13rem,1fr));gap:1rem}
.figures li{border:1px solid #dce2df;border-radius:.5rem;padding:.75rem 1rem}
.figures strong{display:block;font-size:1.375rem;line-height:1.25}
.labelled{list-style:none;padding-left:2.75rem}
.labelled span:first-child{display:inline-block;min-width:2.5rem;margin-left:-2.75rem}
.columns{display:grid;grid-template-columns:repeat(auto-fit,minmax(17rem,1fr));gap:0 2rem}
figure{margin:1rem 0}
svg{width:100%;height:auto;font-family:inherit}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%;margin:.75rem 0}
caption{text-align:left;padding-bottom:.25rem}
th,td{text-align:left;vertical-align:top;padding:.4rem .6rem;border-bottom:1px solid #dce2df;overflow-wrap:break-word}
thead th{border-bottom:2px solid #14252b}
footer{border-top:1px solid #dce2df;padding-top:1rem;padding-bottom:2rem}
@media print{
body{font-size:10pt}
h2,h3,h4,h5,caption{break-after:avoid}
figure,tr,.figures{break-inside:avoid}
.skip{display:none}
.wide{overflow:visible}
}
"""


def page(report: Report) -> str:
    """The whole report; its title is the only heading of the first level."""
    invented, skip = _text(tr("fictitious example")), _text(tr("To the report"))
    invented_mark = f'<p><span class="mark">{invented}</span></p>' if report.fictitious else ""
    blocks = "\n".join(part for block in report.front + report.blocks for part in _block(block, _ROOM))
    return f"""<!DOCTYPE html>
<html lang="{report.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="dcterms.identifier" content="{identifier(report.fingerprint)}">
<meta name="generator" content="Atelier {__version__}">
<title>{_text(report.title)} – {_text(report.event)}</title>
<style>{_STYLE}</style>
</head>
<body>
<a class="skip" href="#report">{skip}</a>
<header>
{_logo(report.logo)}<p class="origin">{_text(head(report))}</p>
{invented_mark}
<h1>{_text(report.title)}</h1>
<p class="note">{_text(" · ".join(report.subtitle))}</p>
</header>
<main id="report">
{blocks}
</main>
<footer><p class="note">{_text(foot(report))}</p></footer>
</body>
</html>
"""


def _logo(logo: Logo | None) -> str:
    """The logo within the page itself; a browser sees by its first bytes what kind of picture it is."""
    if logo is None:
        return ""
    kind = "png" if logo.picture.startswith(b"\x89PNG") else "jpeg"
    across, down = logo_size(logo)
    data = b64encode(logo.picture).decode()
    place = f'width="{across:.0f}" height="{down:.0f}" src="data:image/{kind};base64,{data}"'
    return f'<img class="logo" alt="{escape(fit(logo.says))}" {place}>\n'


def _block(block: Block, room: float) -> Iterator[str]:  # noqa: C901 - one case per kind of block
    match block:
        case Heading(text=text, level=level, key=key):
            place = f' id="{escape(key)}"' if key else ""
            yield f"<h{level + 1}{place}>{_text(text)}</h{level + 1}>"
        case Paragraph(runs=runs, tone=tone):
            yield f'<p class="{tone}">{_runs(runs)}</p>'
        case BulletList(items=items, labels=labels):
            kind = ' class="labelled"' if labels else ""
            yield f"<ul{kind}>{''.join(_items(items, labels))}</ul>"
        case KeyFigures(figures=figures):
            cards = (f"<li><strong>{_text(card.value)}</strong> {_text(card.text)}</li>" for card in figures)
            yield f'<ul class="figures">{"".join(cards)}</ul>'
        case Table():
            yield _table(block)
        case Figure(picture=picture, alt=alt, caption=caption):
            below = f"<figcaption>{_text(caption)}</figcaption>" if caption else ""
            yield f"<figure>{svg(drawing(picture, room), fit(alt))}{below}</figure>"
        case Group(blocks=blocks):
            yield from _within(blocks, room)
        case Columns(columns=columns):
            narrow = room / len(columns) - 12
            parts = (f"<div>{''.join(_within(column, narrow))}</div>" for column in columns)
            yield f'<div class="columns">{"".join(parts)}</div>'


def _items(items: tuple[Runs, ...], labels: tuple[str, ...]) -> Iterator[str]:
    for n, item in enumerate(items):
        yield f"<li><span>{_text(labels[n])}</span> {_runs(item)}</li>" if labels else f"<li>{_runs(item)}</li>"


def _within(blocks: Iterable[Block], room: float) -> Iterator[str]:
    for block in blocks:
        yield from _block(block, room)


def _table(table: Table) -> str:
    caption = f"<caption>{_text(table.caption)}</caption>" if table.caption else ""
    names = "".join(f'<th scope="col">{_text(name)}</th>' for name in table.header)
    header = f"<thead><tr>{names}</tr></thead>" if names else ""
    rows = "".join(f"<tr>{''.join(_cells(table, row))}</tr>" for row in table.rows)
    return f'<div class="wide" tabindex="0"><table>{caption}{header}<tbody>{rows}</tbody></table></div>'


def _cells(table: Table, row: tuple[Runs, ...]) -> Iterator[str]:
    for place, runs in enumerate(row):
        named = table.row_headers and not place
        yield f'<th scope="row">{_runs(runs)}</th>' if named else f"<td>{_runs(runs)}</td>"


def _runs(runs: Runs) -> str:
    return "".join(map(_run, runs))


def _run(run: Text) -> str:
    text = re.sub(r"\s*\n\s*", "<br>", _text(run.text))
    language = f' lang="{escape(run.language)}"' if run.language else ""
    match run:
        case Bold():
            return f"<strong{language}>{text}</strong>"
        case Italic():
            return f"<em{language}>{text}</em>"
        case TermLink(target=target):
            return f'<a class="term" href="{escape(target)}"{language}>{text}</a>'
        case Link(target=target):
            return f'<a href="{escape(target)}"{language}>{text}</a>'
    return f"<span{language}>{text}</span>" if language else text


def _text(text: str) -> str:
    return escape(fit(text))
