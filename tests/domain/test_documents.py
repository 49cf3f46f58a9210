"""What there is beside the three reports."""

from dataclasses import fields

from atelier.domain.documents import KIND_NAMES, KIND_USES, Chosen, Document, about
from atelier.domain.minutes import Paper


def test_every_kind_has_a_name_a_use_and_what_it_is_about() -> None:
    assert list(KIND_NAMES) == list(KIND_USES) == [*Document, *Paper]
    known = {field.name for field in fields(Chosen)}
    assert all(set(about(kind)) <= known for kind in KIND_NAMES)
    assert about(Document.HOME) == ("municipality", "gathering")
    assert about(Document.START) == ("proposal",)
    assert about(Document.REACTIONS) == ()
