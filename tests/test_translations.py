"""Everything that people read goes through the catalogue, and the Dutch catalogue is whole."""

import ast
import io
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import read_mo

from tests.locale import FOLDER, KEYWORDS, ROOT, compiled, dutch, template, translated

PACKAGE = ROOT / "atelier"
ALLOWED = {"Atelier", "English", "Nederlands", "Nederlands / English", "A", "B", "Ctrl"}  # the same in every language
AVOIDED = ("aangenomen", r"wint\b", r"\bstemming\b")  # a poll in the room adopts nothing, and is a peiling


@dataclass(frozen=True, slots=True)
class Place:
    """Where a call takes words for people: by position and by keyword."""

    positions: tuple[int, ...] = (0,)
    keywords: tuple[str, ...] = ()
    marked: bool = False  # takes source strings that are only translated later


WIDGETS = {
    **dict.fromkeys(("label", "chip", "QLabel", "QPushButton", "QCheckBox", "QAction", "QMenu"), Place()),
    **dict.fromkeys(("setText", "setWindowTitle", "setPlaceholderText", "setToolTip", "setStatusTip"), Place()),
    **dict.fromkeys(("setAccessibleName", "setAccessibleDescription", "setInformativeText", "addItem"), Place()),
    **dict.fromkeys(("set_caption", "tell", "warn", "add_action"), Place()),
    **dict.fromkeys(("addTab", "setTabText"), Place((1,))),
    "button": Place((0, 4), ("text", "tip")),
    "Card": Place((0,), ("caption",)),
    "Command": Place((0,), ("text",), marked=True),
}
BLOCKS = {
    **dict.fromkeys(("Heading", "Paragraph", "Text", "Bold", "Italic"), Place((0,), ("text", "runs"))),
    **dict.fromkeys(("runs", "body", "note", "BulletList"), Place()),
    **dict.fromkeys(("labelled", "KeyFigure"), Place((0, 1), ("value", "text"))),
    "Figure": Place((1, 2), ("alt", "caption")),
    "Table": Place((0, 4), ("header", "caption")),
    "Report": Place((), ("title", "subtitle")),
}


# The catalogue


def gaps(source: Catalog, catalog: Catalog) -> list[str]:
    """What a catalogue lacks, doubts, or no longer needs."""
    wanted = {key(message): message for message in source if message.id}
    kept = {key(message): message for message in catalog if message.id}
    lacking = [f"missing: {text}" for text in wanted if text not in kept or not translated(kept[text].string)]
    doubted = [f"fuzzy: {text}" for text, message in kept.items() if message.fuzzy]
    unused = [f"unused: {text}" for text in [*(kept.keys() - wanted.keys()), *map(str, catalog.obsolete)]]
    return lacking + doubted + unused


def key(message: Message) -> str:
    """A message by its source string; a plural by its singular."""
    return forms(message.id)[0]


def forms(text: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    """One form, or those of a plural."""
    return (text,) if isinstance(text, str) else tuple(text)


def spoken(program: bytes) -> dict[str, object]:
    """What compiled bytes say, whichever version of the compiler made them."""
    catalog = read_mo(io.BytesIO(program))
    return {key(message): message.string for message in catalog if message.id} | {"": catalog.plural_forms}


def misfits(catalog: Catalog) -> list[str]:
    """Translations with other placeholders than their source, form by form."""
    pairs = [
        (source, target)
        for message in catalog
        if message.id
        for source, target in zip(forms(message.id), forms(message.string), strict=True)
    ]
    return [f"{source} → {target}" for source, target in pairs if placeholders(source) != placeholders(target)]


def placeholders(text: str) -> list[str]:
    """The names between braces; a text that cannot be filled in has none that fit."""
    try:
        return sorted({name for _, name, _, _ in Formatter().parse(text) if name is not None})
    except ValueError as error:
        return [f"{text}: {error}"]


def avoided(catalog: Catalog) -> list[str]:
    """Translations that make more of a poll than it is."""
    texts = [text for message in catalog if message.id for text in forms(message.string)]
    return [text for text in texts if any(re.search(word, text, re.IGNORECASE) for word in AVOIDED)]


# The source


def modules(package: Path) -> Iterator[tuple[str, ast.Module]]:
    """Every module with its path inside the package."""
    for path in sorted(package.rglob("*.py")):
        yield path.relative_to(package).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    """Every call with the last part of its name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield called(node), node


def called(node: ast.Call) -> str:
    """The last part of the name of what is called."""
    return node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")


def unfound(package: Path, source: Catalog) -> list[str]:
    """Source strings in the code that `source` does not hold, so that nobody can translate them."""
    found = {key(message) for message in source if message.id}
    return [
        f"{path}:{node.lineno}: {argument.value}"
        for path, tree in modules(package)
        for name, node in calls(tree)
        for argument in node.args[:1]
        if name in KEYWORDS and isinstance(argument, ast.Constant) and isinstance(argument.value, str)
        if argument.value not in found
    ]


def composed(package: Path) -> list[str]:
    """Source strings that are put together while the program runs: no catalogue can hold them."""
    return [
        f"{path}:{node.lineno}"
        for path, tree in modules(package)
        for name, node in calls(tree)
        for argument in node.args[:1]
        if name in KEYWORDS and isinstance(argument, ast.JoinedStr | ast.BinOp)
    ]


def bare(package: Path) -> list[str]:
    """Words given to people without translation: to widgets, to blocks of a report, in refusals."""
    trees = list(modules(package))
    refusals = dict.fromkeys(refusal_names([tree for _, tree in trees]), Place())
    places = {"ui": WIDGETS | refusals, "reports": BLOCKS | refusals, "app.py": WIDGETS | refusals}
    return [
        f"{path}:{node.lineno}: {name}({word!r})"
        for path, tree in trees
        for name, node in calls(tree)
        if (place := places.get(path.split("/")[0], refusals).get(name))
        for argument in arguments(node, place)
        for word in words(argument, marked=place.marked)
    ]


def refusal_names(trees: list[ast.Module]) -> set[str]:
    """AtelierError and everything derived from it."""
    classes = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    names = {"AtelierError"}
    for _ in range(5):  # as deep as a family of errors could be
        names |= {node.name for node in classes if {getattr(base, "id", "") for base in node.bases} & names}
    return names


def arguments(node: ast.Call, place: Place) -> Iterator[ast.expr]:
    """The arguments of a call that people read."""
    yield from (argument for n, argument in enumerate(node.args) if n in place.positions)
    yield from (keyword.value for keyword in node.keywords if keyword.arg in place.keywords)


def words(node: ast.expr, *, marked: bool = False) -> Iterator[str]:
    """The words that stand in an expression as they are; those in a call of something else are not its own."""
    if isinstance(node, ast.Constant):
        text = node.value if isinstance(node.value, str) else ""
        plain = text.strip(" –·:…+")
        if plain not in ALLOWED and any(letter.isalpha() for letter in plain):
            yield text
    elif isinstance(node, ast.Call):
        yield from _called_words(node, marked=marked)
    else:
        parts = [node.body, node.orelse] if isinstance(node, ast.IfExp) else ast.iter_child_nodes(node)
        for part in parts:
            if isinstance(part, ast.expr) and not isinstance(node, ast.Subscript | ast.Compare):
                yield from words(part, marked=marked)


def _called_words(node: ast.Call, *, marked: bool) -> Iterator[str]:
    """A method of a literal passes its words on; `mark` translates nothing yet."""
    if isinstance(node.func, ast.Attribute):
        yield from words(node.func.value)
    elif called(node) == "mark" and not marked and isinstance(node.args[0], ast.Constant):
        yield str(node.args[0].value)


# What holds


def test_every_string_has_one_dutch_translation() -> None:
    assert gaps(template(), dutch()) == []


def test_the_program_reads_what_the_catalogue_says() -> None:
    assert spoken((FOLDER / "atelier.mo").read_bytes()) == spoken(compiled(dutch()))


def test_placeholders_are_those_of_the_source() -> None:
    assert misfits(dutch()) == []


def test_no_translation_makes_a_decision_of_a_poll() -> None:
    assert avoided(dutch()) == []


def test_the_tool_finds_every_source_string() -> None:
    reason = "a tr() inside an f-string is not found before Python 3.12: give it a line of its own"
    assert unfound(PACKAGE, template()) == [], reason


def test_no_source_string_is_put_together() -> None:
    assert composed(PACKAGE) == []


def test_nothing_reaches_people_untranslated() -> None:
    assert bare(PACKAGE) == []


# That each of these can fail


@pytest.fixture
def planted(tmp_path: Path) -> Callable[[str, str], Path]:
    """A small package of copied modules, with a line added to one of them."""
    package = tmp_path / "atelier"
    for name in ("ui/help_panel.py", "reports/words.py", "domain/errors.py", "services/sessions.py"):
        target = package / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(PACKAGE / name, target)

    def plant(name: str, line: str) -> Path:
        with (package / name).open("a", encoding="utf-8") as module:
            module.write(f"\n\n{line}\n")
        return package

    return plant


def some(catalog: Catalog, *, plural: bool = False) -> Message:
    """The first entry of a catalogue, with or without plurals."""
    return next(message for message in catalog if message.id and isinstance(message.id, str) is not plural)


def newly_told(catalog: Catalog) -> set[str]:
    """What is told about a catalogue, and not about the one that is kept."""
    source = template()
    return set(gaps(source, catalog)) - set(gaps(source, dutch()))


@pytest.mark.parametrize(
    ("module", "line", "missing"),
    [
        (
            "ui/help_panel.py",
            'PLANTED = tr("A sentence that nobody translated.")',
            "A sentence that nobody translated.",
        ),
        ("ui/help_panel.py", 'PLANTED = mark("Planted words")', "Planted words"),
        ("reports/words.py", 'PLANTED = trn("{n} planted tree", "{n} planted trees", 2)', "{n} planted tree"),
    ],
)
def test_a_string_without_translation_is_missed(
    planted: Callable[[str, str], Path], module: str, line: str, missing: str
) -> None:
    assert f"missing: {missing}" in gaps(template(planted(module, line)), dutch())


def test_an_entry_taken_out_is_missed() -> None:
    catalog = dutch()
    name = key(some(catalog))
    catalog.delete(name)
    assert newly_told(catalog) == {f"missing: {name}"}


@pytest.mark.parametrize("plural", [False, True])
def test_half_a_translation_is_missed(plural: bool) -> None:
    catalog = dutch()
    message = some(catalog, plural=plural)
    message.string = ("{n}", "") if plural else ""
    assert newly_told(catalog) == {f"missing: {key(message)}"}


def test_a_fuzzy_entry_is_told() -> None:
    catalog = dutch()
    message = some(catalog)
    message.flags.add("fuzzy")
    assert newly_told(catalog) == {f"fuzzy: {key(message)}"}


def test_an_unused_entry_is_told() -> None:
    catalog = dutch()
    catalog.add("Nobody says this any more.", "Dit zegt niemand meer.")
    catalog.obsolete["Nor this."] = Message("Nor this.", "Dit ook niet.")
    assert newly_told(catalog) == {"unused: Nobody says this any more.", "unused: Nor this."}


def test_a_catalogue_that_was_not_compiled_is_told() -> None:
    catalog = dutch()
    some(catalog).string = "Iets anders"
    assert spoken((FOLDER / "atelier.mo").read_bytes()) != spoken(compiled(catalog))


@pytest.mark.parametrize(
    "target",
    [
        "Ronde",
        "Ronde {nr}",
        "Ronde {n",
        "Ronde {n} {m}",
        ("{n} peiling", "peilingen"),
        ("één peiling", "{n} peilingen"),
    ],
)
def test_another_placeholder_is_told(target: str | tuple[str, str]) -> None:
    catalog = Catalog(locale="nl")
    catalog.add("Round {n}" if isinstance(target, str) else ("{n} poll", "{n} polls"), target)
    assert len(misfits(catalog)) == 1


def test_the_same_placeholders_fit() -> None:
    catalog = Catalog(locale="nl")
    catalog.add("{a} of {b}", "van {b} zijn {a}")
    catalog.add(("one", "{n} polls"), ("één", "{n} peilingen"))
    assert misfits(catalog) == []


@pytest.mark.parametrize("text", ["Het voorstel is aangenomen", "A wint", "Sluit de stemming"])
def test_a_word_of_a_decision_is_told(text: str) -> None:
    catalog = Catalog(locale="nl")
    catalog.add("Close the poll", text)
    catalog.add("give permission", "toestemming verlenen")
    assert avoided(catalog) == [text]


def test_a_source_string_that_the_tool_overlooks_is_told(planted: Callable[[str, str], Path]) -> None:
    found = template(planted("reports/words.py", ""))
    package = planted("reports/words.py", 'PLANTED = mark("Planted words")')
    assert [fault.split(": ")[1] for fault in unfound(package, found)] == ["Planted words"]


@pytest.mark.parametrize("argument", ["f'Planted {STEPS}'", "'Planted ' + STEPS[0]"])
def test_a_source_string_that_is_put_together_is_told(planted: Callable[[str, str], Path], argument: str) -> None:
    assert len(composed(planted("ui/help_panel.py", f"PLANTED = tr({argument})"))) == 1


@pytest.mark.parametrize(
    ("module", "line", "word"),
    [
        ("ui/help_panel.py", 'label("Planted words", "muted")', "Planted words"),
        ("ui/help_panel.py", 'chip("Planted")', "Planted"),
        ("ui/help_panel.py", 'button("Planted", print)', "Planted"),
        ("ui/help_panel.py", 'button("✕", print, tip="Planted")', "Planted"),
        ("ui/help_panel.py", 'Card("Planted")', "Planted"),
        ("ui/help_panel.py", 'widget.setText("Planted" if STEPS else tr("Help"))', "Planted"),
        ("ui/help_panel.py", 'widget.setText(tr("Help") + " planted")', " planted"),
        ("ui/help_panel.py", 'widget.setText(f"{STEPS} planted")', " planted"),
        ("ui/help_panel.py", 'widget.setText("{n} planted".format(n=1))', "{n} planted"),
        ("ui/help_panel.py", 'widget.setText(mark("Planted"))', "Planted"),
        ("ui/help_panel.py", 'widget.setWindowTitle("Planted")', "Planted"),
        ("ui/help_panel.py", 'line.setPlaceholderText("Planted")', "Planted"),
        ("ui/help_panel.py", 'line.setToolTip("Planted")', "Planted"),
        ("ui/help_panel.py", 'line.setAccessibleName("Planted")', "Planted"),
        ("ui/help_panel.py", 'QLabel("Planted")', "Planted"),
        ("ui/help_panel.py", 'QPushButton("Planted")', "Planted"),
        ("ui/help_panel.py", 'QCheckBox("Planted")', "Planted"),
        ("ui/help_panel.py", 'Command("Planted", "F9", print)', "Planted"),
        ("ui/help_panel.py", 'notice.tell("Planted")', "Planted"),
        ("ui/help_panel.py", 'notice.warn(name or "Planted")', "Planted"),
        ("reports/words.py", 'Heading("Planted", 2)', "Planted"),
        ("reports/words.py", 'Paragraph((Bold("Planted"), Text(text)))', "Planted"),
        ("reports/words.py", 'KeyFigure("3", "planted")', "planted"),
        ("reports/words.py", 'Table(header=(tr("Who"), "Planted"), rows=())', "Planted"),
        ("services/sessions.py", 'raise AtelierError("Planted")', "Planted"),
        ("domain/errors.py", 'raise CountError(f"Planted {3}", 4, 3)', "Planted "),
    ],
)
def test_untranslated_words_are_told(planted: Callable[[str, str], Path], module: str, line: str, word: str) -> None:
    found = bare(planted(module, f"def planted(widget, line, notice, name, text):\n    {line}"))
    assert [fault.split(": ", 1)[1].partition("(")[2] for fault in found] == [f"{word!r})"]


@pytest.mark.parametrize(
    "line",
    [
        'label(tr("Help"), "muted")',
        'label("Atelier", "brand")',
        'label("✔")',
        'button("−", print, "step", tip=tr("Help"))',
        'widget.setWindowTitle(f"{name} – Atelier")',
        'widget.setText(NAMES["key"])',
        'Command(mark("Help"), "F1", print)',
        'widget.setProperty("role", "card")',
    ],
)
def test_what_needs_no_translation_is_let_through(planted: Callable[[str, str], Path], line: str) -> None:
    assert bare(planted("ui/help_panel.py", f"def planted(widget, name):\n    {line}")) == []
