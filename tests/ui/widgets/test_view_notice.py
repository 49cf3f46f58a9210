"""A notice of a view: news moves nothing, neither when it comes nor when it goes; a problem makes room for itself."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from atelier.ui.widgets.view_notice import ViewNotice
from tests.program import settle


@pytest.fixture
def view(qapp: QApplication) -> Iterator[QWidget]:
    """A view with a notice above its content."""
    view = QWidget()
    layout = QVBoxLayout(view)
    layout.setContentsMargins(0, 0, 0, 0)
    view.notice = ViewNotice(view)  # type: ignore[attr-defined]
    layout.addLayout(view.notice.place)  # type: ignore[attr-defined]
    layout.addWidget(QLabel("content"), 1)
    view.resize(600, 400)
    view.show()
    settle()
    yield view
    view.close()


def test_news_moves_nothing_and_lies_within_the_view(view: QWidget) -> None:
    notice: ViewNotice = view.notice  # type: ignore[attr-defined]
    content = next(found for found in view.findChildren(QLabel) if found.text() == "content")
    before = content.geometry()
    notice.tell("Saved. " * 40)
    settle()
    assert notice.isVisible()
    assert content.geometry() == before
    assert view.rect().contains(notice.geometry())
    assert notice.text.height() >= notice.text.heightForWidth(notice.text.width())
    view.resize(900, 500)
    settle()
    assert view.rect().contains(notice.geometry())
    assert abs(notice.geometry().center().x() - view.rect().center().x()) <= 1
    notice.clear()
    settle()
    assert content.geometry().topLeft() == before.topLeft()


def test_a_problem_makes_room_for_itself_also_after_news(view: QWidget) -> None:
    notice: ViewNotice = view.notice  # type: ignore[attr-defined]
    content = next(found for found in view.findChildren(QLabel) if found.text() == "content")
    notice.tell("Saved.")
    notice.warn("That cannot be.", ("Another way", notice.clear))
    settle()
    assert notice.geometry().bottom() < content.geometry().top()
    notice.tell("Saved again.")
    settle()
    assert content.geometry().top() == 0
