"""Brings resources/locale up to date with the source: `python -m tests.locale` (make locale)."""

import io
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "resources" / "locale" / "nl" / "LC_MESSAGES"
KEYWORDS = {"tr": None, "mark": None, "trn": (1, 2)}


def template(package: Path = ROOT / "atelier") -> Catalog:
    """Every string that the source marks for translation."""
    catalog = Catalog(locale="nl", project="Atelier", charset="utf-8")
    found = extract_from_dir(str(package), [("**.py", "python")], keywords=KEYWORDS, strip_comment_tags=False)
    for file, line, message, _comments, _context in found:
        catalog.add(message, locations=[(f"atelier/{Path(file).as_posix()}", line)])
    return catalog


def dutch() -> Catalog:
    """The Dutch catalogue as it is kept."""
    with (FOLDER / "atelier.po").open("rb") as file:
        return read_po(file, locale="nl")


def compiled(catalog: Catalog) -> bytes:
    """The bytes that the program reads."""
    buffer = io.BytesIO()
    write_mo(buffer, catalog)
    return buffer.getvalue()


def main() -> None:
    """Add what is new, drop what is gone, compile, and name what still lacks."""
    path = FOLDER / "atelier.po"
    catalog = dutch() if path.exists() else Catalog(locale="nl", project="Atelier")
    catalog.update(template(), no_fuzzy_matching=True, update_creation_date=False)
    catalog.obsolete.clear()
    with path.open("wb") as file:
        write_po(file, catalog, width=110, sort_output=True, omit_header=False, ignore_obsolete=True, no_location=True)
    (FOLDER / "atelier.mo").write_bytes(compiled(catalog))
    lacking = [message.id for message in catalog if message.id and not translated(message.string)]
    print(f"{len(catalog)} strings, {len(lacking)} without a translation")
    for text in lacking:
        print(f"  {text}")


def translated(text: object) -> bool:
    """Whether a message has its Dutch, in every plural."""
    return all(text) if isinstance(text, tuple | list) else bool(text)


if __name__ == "__main__":
    main()
