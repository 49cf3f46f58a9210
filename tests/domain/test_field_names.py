"""Every cell that people may have to choose about has a name, and no name is left over."""

from atelier.domain.entity import cells
from atelier.domain.field_names import FIELD_NAMES
from atelier.domain.model import ENTITIES


def test_every_cell_has_a_name() -> None:
    wanted = {cell for kind in ENTITIES for cell in cells(kind)}
    assert FIELD_NAMES.keys() == wanted | {"deleted"}
