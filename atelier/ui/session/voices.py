"""As what something was said, in words: only what somebody agreed to and did not withdraw."""

from collections.abc import Mapping
from uuid import UUID

from atelier.domain.duplicates import Spoken
from atelier.domain.people import ROLE_NAMES
from atelier.domain.themes import Argument
from atelier.i18n import tr


def voice_of(argument: Argument, names: Mapping[UUID, str]) -> str:
    """A role, or the name of a municipality; empty when there is none."""
    if argument.withdrawn:
        return ""
    if argument.role:
        return tr(ROLE_NAMES[argument.role])
    return names.get(argument.municipality, "") if argument.municipality else ""


def voices_of(group: Spoken, names: Mapping[UUID, str]) -> str:
    """How often it was said, and by whom."""
    times = f"{group.times}×" if group.times > 1 else ""
    voices = ", ".join(dict.fromkeys(voice_of(one, names) for one in group.voiced))
    return " · ".join(part for part in (times, voices) if part)
