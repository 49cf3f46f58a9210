"""The structure that is read aloud."""

from atelier.reports.structure import Element, Mark


def test_what_was_never_drawn_is_dropped_but_cells_stay() -> None:
    root = Element("Document")
    drawn, _undrawn = root.add("P"), root.add("P")
    row = root.add("Table").add("TR")
    row.add("TD").children.append(Mark("Page1", 1))
    row.add("TD")
    root.add("L").add("LI").add("LBody")
    drawn.children.append(Mark("Page1", 0))
    root.prune()
    assert [element.role for element in root.walk()] == ["Document", "P", "Table", "TR", "TD", "TD"]


def test_a_child_is_taken_once() -> None:
    root, child = Element("P"), Element("Link")
    assert root.take(child) is root.take(child) is child
    assert root.children == [child]


def test_clearing_forgets_what_was_tried() -> None:
    root = Element("Document")
    root.add("P")
    root.clear()
    assert not list(root.elements())
    assert not root.drawn()
