"""The command line; without a command it opens the window."""

import argparse
import os
import sys
import warnings
from collections.abc import Sequence
from getpass import GetPassWarning, getpass
from pathlib import Path

from atelier import __version__, i18n, paths
from atelier.i18n import tr

COMMANDS = ("example", "report", "check", "import", "merge", "give", "anonymise", "history")
FORMATS = ("pdf", "docx", "odt", "html", "xlsx", "csv", "json")  # as in reports.formats, which is slow to import
DOCUMENTS = ("bouwstenen", "raadsinformatiebrief", "startdocument", "reacties", "achterban")  # as in reports.documents
REFUSED, USAGE = 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; 0 done, 1 refused with one sentence on stderr, 2 wrong usage."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    i18n.use("en" if "en" in given else i18n.DEFAULT_LANGUAGE)  # before the help is written
    if given and given[0] in COMMANDS:
        return _command(given)
    options = _window_parser().parse_args(given)
    from atelier import app  # noqa: PLC0415 - Qt only when there is a window

    return app.run(options.file)


def _window_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="atelier", description=tr("Run policy workshops without internet. One file holds one event.")
    )
    also = ", ".join(f"atelier {command} FILE" for command in COMMANDS)
    parser.epilog = tr("Also: {commands}; each has its own --help.", commands=also)
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help=tr("an event file to open"))
    parser.add_argument("--version", action="version", version=f"Atelier {__version__}")
    return parser


def _command_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="atelier")
    commands = parser.add_subparsers(dest="command", required=True)
    example = commands.add_parser("example", help=tr("make the built-in example"))
    example.add_argument("file", type=Path, metavar="FILE")
    example.add_argument("--fictitious", action="store_true", help=tr("with invented ateliers, answers and proposals"))
    report = commands.add_parser("report", help=tr("write a report as PDF or in other formats"))
    report.add_argument("file", type=Path, metavar="FILE")
    what = report.add_mutually_exclusive_group(required=True)
    what.add_argument("--audience", choices=("stuurgroep", "colleges", "raden"))
    what.add_argument("--document", choices=DOCUMENTS, help=tr("another document: of each proposal, meeting or member"))
    report.add_argument(
        "--municipality", metavar="NAME", help=tr("the edition for one municipality, or all: every edition")
    )
    report.add_argument("--proposal", type=int, metavar="N", help=tr("only of the proposal with this number"))
    report.add_argument("--meeting", type=int, metavar="N", help=tr("only of the meeting with this number"))
    report.add_argument(
        "--format", type=_formats, default=("pdf",), metavar=",".join(FORMATS), help=tr("pdf if not given")
    )
    report.add_argument("--attach", action="store_true", help=tr("put the open data into each PDF (PDF/A-3a)"))
    report.add_argument("--out", type=Path, required=True, metavar="DIR")
    check = commands.add_parser("check", help=tr("prove that a file is sound"))
    check.add_argument("file", type=Path, metavar="FILE")
    check.add_argument("--report", type=Path, metavar="REPORT", help=tr("also tell whether a report was made from it"))
    importing = commands.add_parser("import", help=tr("take over a list of people from CSV or XLSX"))
    importing.add_argument("file", type=Path, metavar="FILE")
    importing.add_argument("list", type=Path, metavar="LIST")
    importing.add_argument("--dry-run", action="store_true", help=tr("only say what it would do"))
    merge = commands.add_parser("merge", help=tr("bring files of one event together"))
    merge.add_argument("file", type=Path, metavar="FILE")
    merge.add_argument("others", type=Path, nargs="+", metavar="OTHER")
    merge.add_argument("--dry-run", action="store_true", help=tr("only say what it would do"))
    give = commands.add_parser("give", help=tr("make a small file or a form for a duo, whose work comes back"))
    give.add_argument("file", type=Path, metavar="FILE")
    give.add_argument("--duo", type=int, required=True, metavar="N")
    give.add_argument(
        "--out", type=Path, required=True, metavar="PATH", help=tr(".html and .docx make a form, all else a file")
    )
    anonymise = commands.add_parser("anonymise", help=tr("make a file for the archive, without people"))
    anonymise.add_argument("file", type=Path, metavar="FILE")
    anonymise.add_argument("--out", type=Path, required=True, metavar="PATH")
    history = commands.add_parser("history", help=tr("tell what was done, or what stood in one item before"))
    history.add_argument("file", type=Path, metavar="FILE")
    history.add_argument("item", nargs="?", metavar="ITEM", help=tr("words of an item, or how its identity begins"))
    for command in (example, report, check, importing, merge, give, anonymise, history):
        command.add_argument("--language", choices=i18n.LANGUAGES, default=i18n.DEFAULT_LANGUAGE)
    return parser


def _command(given: Sequence[str]) -> int:
    options = _command_parser().parse_args(given)
    i18n.use(options.language)
    from atelier.domain.errors import AtelierError  # noqa: PLC0415 - keeps --help and the window quick

    try:
        for path in (options.file, *getattr(options, "others", ())):
            _unlock(path)
        return RUN[options.command](options)
    except AtelierError as error:
        sys.stderr.write(f"{error}\n")
        return REFUSED


def _unlock(path: Path) -> None:
    """The password of a file comes from the environment, or is asked for."""
    from atelier.services.passwords import needed, unlock  # noqa: PLC0415

    if needed(path):
        given = os.environ.get("ATELIER_PASSWORD")
        unlock(path, given if given is not None else _asked(path))


def _asked(path: Path) -> str:
    from atelier.domain.errors import PasswordError  # noqa: PLC0415

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", GetPassWarning)  # where there is no terminal
        try:
            return getpass(tr("The password of “{name}”:", name=path.name) + " ")
        except EOFError as error:
            raise PasswordError(tr("“{name}” has a password. Give it in ATELIER_PASSWORD.", name=path.name)) from error


def _example(options: argparse.Namespace) -> int:
    from atelier.services.workspace import Events  # noqa: PLC0415

    events = Events(paths.resources(), paths.program_data())
    events.example(options.file, fictitious=options.fictitious).close()
    sys.stdout.write(tr("Made: {place}", place=options.file) + "\n")
    return 0


def _formats(text: str) -> tuple[str, ...]:
    """The formats of `pdf,csv`, each once."""
    given = tuple(dict.fromkeys(text.split(",")))
    unknown = [name for name in given if name not in FORMATS]
    if unknown:
        raise argparse.ArgumentTypeError(tr("unknown format: {names}", names=", ".join(unknown)))
    return given


def _documents(options: argparse.Namespace) -> int:
    from atelier.domain.documents import Document  # noqa: PLC0415
    from atelier.reports.formats import Format  # noqa: PLC0415
    from atelier.services.workspace import Events  # noqa: PLC0415

    workspace = Events(paths.resources(), paths.program_data()).open(options.file)
    try:
        documents, document = workspace.documents, Document(options.document)
        chosen = documents.chosen(options.proposal, options.municipality or "", options.meeting)
        for copy in documents.copies(document, chosen):
            for form in map(Format, options.format):
                target = documents.write(document, copy, options.out, form)
                sys.stdout.write(tr("Made: {place}", place=target) + "\n")
    finally:
        workspace.close()
    return 0


def _report(options: argparse.Namespace) -> int:
    if options.document:
        return _documents(options)
    from atelier.domain.proposals import Audience  # noqa: PLC0415
    from atelier.reports.formats import Format  # noqa: PLC0415
    from atelier.services.exporting import carry_out  # noqa: PLC0415
    from atelier.services.workspace import Events  # noqa: PLC0415

    workspace = Events(paths.resources(), paths.program_data()).open(options.file)
    try:
        exporting, audience = workspace.exporting, Audience(options.audience)
        wanted = exporting.wanted(audience, options.municipality or "")
        made = carry_out(
            exporting.plan(wanted, tuple(map(Format, options.format)), options.out, attached=options.attach)
        )
        exporting.note(made)
    finally:
        workspace.close()
    sys.stdout.writelines(tr("Made: {place}", place=place) + "\n" for place in made.places)
    sys.stderr.writelines(f"{warning}\n" for warning in made.warnings)
    return 0


def _check(options: argparse.Namespace) -> int:
    from atelier.services.proof import prove  # noqa: PLC0415

    sound = True
    for finding in prove(options.file):
        sound = sound and not finding.problem
        mark = "✗" if finding.problem else "✓"
        sys.stdout.write(f"{mark} {finding.subject}{': ' if finding.problem else ''}{finding.problem}\n")
    if not sound:
        sys.stderr.write(tr("“{name}” is not sound.", name=options.file.name) + "\n")
    elif options.report:
        sound = _check_report(options)
    return 0 if sound else REFUSED


def _check_report(options: argparse.Namespace) -> bool:
    from atelier.services.provenance import provenance  # noqa: PLC0415

    found = provenance(options.file, options.report)
    out = sys.stdout if found.belongs else sys.stderr
    out.write(f"{found.sentence()}\n")
    return found.belongs


def _import(options: argparse.Namespace) -> int:
    from atelier.domain.people_import import LineKind  # noqa: PLC0415
    from atelier.services.workspace import Events  # noqa: PLC0415

    workspace = Events(paths.resources(), paths.program_data()).open(options.file)
    try:
        preview = workspace.importing.read(options.list)
        if not options.dry_run:
            workspace.importing.apply(preview)
    finally:
        workspace.close()
    sys.stdout.write(f"{preview.summary()}\n")
    for line in preview.lines:
        if line.kind is LineKind.PROBLEM:
            sys.stdout.write(tr("line {n}: {text}", n=line.number, text=f"{line.name} – {line.text}") + "\n")
    return 0


def _merge(options: argparse.Namespace) -> int:
    from atelier.services.merging import preview_of  # noqa: PLC0415
    from atelier.services.telling import told  # noqa: PLC0415
    from atelier.services.workspace import Events  # noqa: PLC0415

    if options.dry_run:
        sys.stdout.writelines(f"{line}\n" for line in told(preview_of(options.file, options.others)))
        return 0
    workspace = Events(paths.resources(), paths.program_data()).open(options.file)
    try:
        preview = workspace.merging.preview(options.others)
        merged = workspace.merging.merge(preview)
    finally:
        workspace.close()
    sys.stdout.writelines(f"{line}\n" for line in told(preview))
    if merged.copy:
        sys.stdout.write(tr("A copy from before: {place}", place=merged.copy) + "\n")
    return 0


def _give(options: argparse.Namespace) -> int:
    from atelier.domain.giving import Carrier  # noqa: PLC0415
    from atelier.services.workspace import Events  # noqa: PLC0415

    workspace = Events(paths.resources(), paths.program_data()).open(options.file)
    try:
        carrier = {".html": Carrier.HTML, ".docx": Carrier.DOCX}.get(options.out.suffix.lower(), Carrier.PART)
        workspace.forms.give(workspace.giving.duo(options.duo), options.out, carrier)
    finally:
        workspace.close()
    sys.stdout.write(tr("Made: {place}", place=options.out) + "\n")
    return 0


def _anonymise(options: argparse.Namespace) -> int:
    from atelier.services.anonymising import anonymise_file  # noqa: PLC0415

    loose = anonymise_file(options.file, options.out)
    sys.stdout.write(tr("Made: {place}", place=options.out) + "\n")
    if loose:
        sys.stdout.write(tr("Look at these texts before you give it away; a name stands in them:") + "\n")
    sys.stdout.writelines(f"{one.word} · {one.row} · {one.around}\n" for one in loose)
    return 0


def _history(options: argparse.Namespace) -> int:
    from atelier.services.history import looking_back  # noqa: PLC0415

    with looking_back(options.file) as history:
        lines = history.told_of(history.find(options.item)) if options.item else history.told()
        sys.stdout.writelines(f"{line}\n" for line in lines)
    return 0


RUN = {
    "example": _example,
    "report": _report,
    "check": _check,
    "import": _import,
    "merge": _merge,
    "give": _give,
    "anonymise": _anonymise,
    "history": _history,
}


if __name__ == "__main__":
    sys.exit(main())
