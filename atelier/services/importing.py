"""Taking over a list of people: first what it would do, then all of it in one act."""

from dataclasses import replace
from operator import attrgetter
from pathlib import Path

from atelier.domain.errors import AtelierError
from atelier.domain.import_columns import Row
from atelier.domain.order import between, spread
from atelier.domain.people import Municipality, Person
from atelier.domain.people_import import Known, LineKind, Preview, preview
from atelier.i18n import mark, number, tr
from atelier.services.table_files import read_table
from atelier.storage.event_file import Changes, EventFile

MOST = 5_000  # people in one act, which numbers its writes up to 65,536: some ten for each person


class Importing:
    """Lists of people from other programs."""

    def __init__(self, file: EventFile) -> None:
        self._file = file

    def read(self, path: Path) -> Preview:
        """What the list in a file would do; nothing changes yet.

        Raises:
            AtelierError: the file is no list of people; see `read_table` and `preview`.
        """
        return self.preview(path.name, read_table(path))

    def preview(self, name: str, rows: tuple[Row, ...]) -> Preview:
        """What lines that were read would do now.

        Raises:
            AtelierError: there are none, more than can be taken over at once, or the headings are not understood.
        """
        gone = [person for person in self._file.removed(Person) if person.name]  # who was erased is known no more
        known = Known(self._file.all(Person), gone, self._file.all(Municipality))
        found = preview(name, rows, known)
        if found.count(LineKind.NEW) + found.count(LineKind.CHANGED) > MOST:
            raise AtelierError(
                tr("At most {n} people can be taken over at once. Cut “{name}” in parts.", n=number(MOST), name=name)
            )
        return found

    def apply(self, shown: Preview) -> Changes:
        """Take over the new and the changed people, all in one act; lines with a problem are left out.

        Raises:
            AtelierError: the event was changed since, so that this would do something else than was shown.
        """
        current = self.preview(shown.file, shown.rows)
        if current.said() != shown.said():
            raise AtelierError(tr("The people were changed meanwhile. Look at the preview again."))
        fresh, changed = current.people(LineKind.NEW), current.people(LineKind.CHANGED)
        return self._file.commit(mark("import people"), *self._placed(fresh), *changed)

    def _placed(self, people: list[Person]) -> list[Person]:
        """At the end of the list, in the order of the file."""
        last = max(map(attrgetter("position"), self._file.all(Person)), default="")
        behind = between(last, "")
        keys = spread(len(people))
        return [replace(person, position=behind + key) for person, key in zip(people, keys, strict=True)]
