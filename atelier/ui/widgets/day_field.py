"""A day that may be left open: typed as 6-12-2019 or 2019-12-06."""

import re
from datetime import date
from typing import Any

from atelier.domain.errors import AtelierError
from atelier.i18n import tr
from atelier.ui.widgets.text_fields import TextField

_DUTCH = re.compile(r"(?P<d>\d{1,2})-(?P<m>\d{1,2})-(?P<y>\d{4})")
_ISO = re.compile(r"(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})")


class DayField(TextField):
    """A day or nothing; an entry that is no day stays, with the reason."""

    def read(self, text: str) -> date | None:
        if not text.strip():
            return None
        for form in (_DUTCH, _ISO):
            found = form.fullmatch(text.strip())
            if found:
                try:
                    return date(int(found["y"]), int(found["m"]), int(found["d"]))
                except ValueError:
                    break
        raise AtelierError(tr("“{text}” is no day. Write 6-12-2019.", text=text.strip()))

    def write(self, value: Any) -> str:
        return f"{value.day}-{value.month}-{value.year}" if isinstance(value, date) else ""
