"""The look of an OpenDocument text: one plain font, headings without numbers, tables in their own proportions."""

from collections.abc import Iterable
from typing import Any

from odfdo import Element, Style

from atelier.reports.model import Block, Table, leaves

ROOM = 481.0  # points between the margins
KEPT = 1500  # characters of a row that is never torn; a longer one may need more than a page
_PARAGRAPHS: dict[str, dict[str, Any]] = {
    "Title": {"size": "22pt", "bold": True},
    "Subtitle": {"size": "9pt", "color": "#5a6b70"},
    "Note": {"size": "9pt", "color": "#5a6b70"},
}
_ALIGNED = '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
_OWN = (
    '<style:style style:name="Term" style:family="text"><style:text-properties fo:color="#14252b" '
    'style:text-underline-style="dotted" style:text-underline-width="auto" style:text-underline-color="font-color"/>'
    "</style:style>",
    '<style:style style:name="Heading_20_caption" style:display-name="Heading caption" style:family="paragraph" '
    'style:parent-style-name="Caption"><style:paragraph-properties fo:keep-with-next="always"/></style:style>',
    '<style:style style:name="Letterhead" style:family="paragraph" style:parent-style-name="Standard">'
    '<style:paragraph-properties fo:text-align="end"/></style:style>',
)
_AUTOMATIC = (
    '<text:list-style style:name="Labelled"><text:list-level-style-number text:level="1" style:num-format="">'
    f'{_ALIGNED}<style:list-level-label-alignment text:label-followed-by="nothing" fo:margin-left="0.8cm" '
    'fo:text-indent="-0.8cm"/>'
    "</style:list-level-properties></text:list-level-style-number></text:list-style>",
    '<text:list-style style:name="Bulleted"><text:list-level-style-bullet text:level="1" text:bullet-char="•">'
    f'{_ALIGNED}<style:list-level-label-alignment text:label-followed-by="listtab" text:list-tab-stop-position="0.5cm" '
    'fo:margin-left="0.5cm" fo:text-indent="-0.5cm"/>'
    "</style:list-level-properties></text:list-level-style-bullet></text:list-style>",
    '<style:style style:name="Whole" style:family="table">'
    f'<style:table-properties style:width="{ROOM}pt" table:align="left"/></style:style>',
    '<style:style style:name="Row" style:family="table-row">'
    '<style:table-row-properties fo:keep-together="always"/></style:style>',
)


def dress(document: Any, blocks: Iterable[Block]) -> None:
    """Give a document the styles that a report of these blocks uses."""
    for name, look in _PARAGRAPHS.items():
        document.insert_style(Style("paragraph", name, parent_style="Standard", area="text", **look))
    document.insert_style(Style("text", "Bold", bold=True))
    document.insert_style(Style("text", "Italic", italic=True))
    for own in _OWN:
        document.insert_style(Element.from_tag(own))
    cell = Style("table-cell", "Cell", border="0.5pt solid #5a6b70", padding="0.08cm")
    document.insert_style(cell, automatic=True)
    for own in (*_AUTOMATIC, *_columns(blocks)):
        document.insert_style(Element.from_tag(own), automatic=True)
    _plain(document)


def widths(table: Table) -> list[float]:
    """The width of each column in points."""
    return [ROOM * weight / sum(table.weights) for weight in table.weights]


def column(width: float) -> str:
    """The style of a column of a width."""
    return f"Column{width:.0f}"


def _columns(blocks: Iterable[Block]) -> Iterable[str]:
    tables = (leaf for block in blocks for leaf in leaves(block) if isinstance(leaf, Table))
    for width in sorted({round(width) for table in tables for width in widths(table)}):
        yield (
            f'<style:style style:name="{column(width)}" style:family="table-column">'
            f'<style:table-column-properties style:column-width="{width}pt"/></style:style>'
        )


def _plain(document: Any) -> None:
    """No numbers before headings, and one font for all."""
    styles = document.get_part("styles.xml")
    for level in styles.get_elements("//text:outline-level-style"):
        level.set_attribute("style:num-format", "")
        for name in ("style:num-suffix", "loext:num-list-format"):
            level.del_attribute(name)
    for default in styles.get_elements('//style:default-style[@style:family="paragraph"]/style:text-properties'):
        default.set_attribute("style:font-name", "Liberation Sans")
        default.set_attribute("fo:font-size", "10.5pt")
