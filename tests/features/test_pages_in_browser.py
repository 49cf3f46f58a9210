"""Reports as web pages in a real browser: no request, contrast as it is painted, headings, table headers, keyboard."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from atelier import i18n
from atelier.reports import html
from atelier.reports.builders import BUILDERS
from tests.browser import MISSING, Browser, chromium
from tests.reports.editions import example, hostile
from tests.reports.papers import PAPERS

pytestmark = pytest.mark.skipif(chromium() is None, reason=MISSING)
EVERY = {str(name): build for name, build in {**BUILDERS, **PAPERS}.items()}
KINDS = (*EVERY, "hostile")
WIDTHS = (1280, 320)  # a desktop, and a telephone or a page enlarged four times

CONTRAST = """(() => {
  const light = (c) => { const v = c / 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; };
  const parts = (text) => text.match(/[\\d.]+/g).map(Number);
  const shine = (c) => 0.2126 * light(c[0]) + 0.7152 * light(c[1]) + 0.0722 * light(c[2]);
  const ground = (e) => {
    for (; e; e = e.parentElement) {
      const c = parts(getComputedStyle(e).backgroundColor);
      if (c.length < 4 || c[3] > 0) return c;
    }
    return [255, 255, 255];
  };
  const poor = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) {
    const e = node.parentElement;
    if (!node.textContent.trim() || e.closest('svg')) continue;
    const style = getComputedStyle(e), big = parseFloat(style.fontSize) >= 24;
    const [a, b] = [shine(parts(style.color)), shine(ground(e))].sort((x, y) => y - x);
    if ((a + 0.05) / (b + 0.05) < (big ? 3 : 4.5)) poor.push(node.textContent.trim().slice(0, 40));
  }
  return poor;
})()"""
PICTURES = """(() => {
  const light = (c) => { const v = c / 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; };
  const shine = (t) => { const c = t.match(/[\\d.]+/g).map(Number);
    return 0.2126 * light(c[0]) + 0.7152 * light(c[1]) + 0.0722 * light(c[2]); };
  const poor = [];
  for (const text of document.querySelectorAll('svg text')) {
    const box = text.getBoundingClientRect(); let ground = 'rgb(255, 255, 255)';
    for (const shape of text.closest('svg').querySelectorAll('rect,path,polygon')) {
      if (shape.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_PRECEDING) continue;
      const b = shape.getBoundingClientRect(), x = box.x + box.width / 2, y = box.y + box.height / 2;
      const fill = getComputedStyle(shape).fill;
      if (b.x <= x && x <= b.x + b.width && b.y <= y && y <= b.y + b.height && fill.startsWith('rgb')) ground = fill;
    }
    const [a, b] = [shine(getComputedStyle(text).fill), shine(ground)].sort((x, y) => y - x);
    if ((a + 0.05) / (b + 0.05) < 4.5) poor.push([text.textContent, getComputedStyle(text).fill, ground].join(' '));
  }
  return poor;
})()"""
UNHEADED = """[...document.querySelectorAll('table')].filter((t) =>
  !t.querySelector('th') || [...t.querySelectorAll('th')].some((h) => !['col', 'row'].includes(h.scope))).length"""
LEVELS = "[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map((h) => Number(h.tagName[1]))"
NAMELESS = """[...document.querySelectorAll('svg,a,[tabindex]')].filter((e) => e.tagName === 'svg'
  ? !e.getAttribute('aria-label') : !(e.textContent.trim() || e.getAttribute('aria-label'))).length"""
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Path]]:
    before = i18n.language()
    i18n.use("nl")
    folder = tmp_path_factory.mktemp("pages")
    filled, places = example(folder, fictitious=True), {}
    for kind in KINDS:
        report = EVERY["stuurgroep"](hostile()) if kind == "hostile" else EVERY[kind](filled)
        places[kind] = folder / f"{kind}.html"
        places[kind].write_text(html.page(report), encoding="utf-8")
    yield places
    i18n.use(before)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with Browser(tmp_path_factory.mktemp("browser")) as found:
        yield found


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_asks_nothing_and_can_be_read_by_everyone(browser: Browser, pages: dict[str, Path], kind: str) -> None:
    browser.requests.clear()
    browser.open(pages[kind])
    assert [place for place in browser.requests if not place.startswith("file:")] == []
    assert len(browser.requests) == 1
    assert browser.run(CONTRAST) == []
    assert browser.run(PICTURES) == []
    levels = browser.run(LEVELS)
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert browser.run(UNHEADED) == 0
    assert browser.run(NAMELESS) == 0
    assert browser.run("document.documentElement.lang") == "nl"
    assert browser.run("document.title")


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_falls_off_a_narrow_screen(browser: Browser, pages: dict[str, Path], kind: str) -> None:
    for width in WIDTHS:
        browser.ask("Emulation.setDeviceMetricsOverride", width=width, height=800, deviceScaleFactor=1, mobile=False)
        browser.open(pages[kind])
        assert browser.run(TOO_WIDE) <= 0, width


def test_the_first_tab_leads_past_the_head(browser: Browser, pages: dict[str, Path]) -> None:
    browser.open(pages["raden"])
    browser.press("Tab")
    assert browser.run("document.activeElement.getAttribute('href')") == "#report"


def test_planted_faults_are_seen(browser: Browser, pages: dict[str, Path], tmp_path: Path) -> None:
    text = pages["raden"].read_text(encoding="utf-8")
    spoilt = text.replace("color:#5a6b70", "color:#a5b5ba").replace('scope="col"', "").replace("<h2", "<h4", 1)
    spoilt = spoilt.replace("<svg ", '<svg aria-label="" ', 1).replace('fill="#ffffff"', 'fill="#9bb0c9"')
    place = tmp_path / "spoilt.html"
    place.write_text(spoilt.replace("</body>", '<img src="http://127.0.0.1:9/x.png" alt=""></body>'), encoding="utf-8")
    browser.requests.clear()
    browser.open(place)
    assert any("127.0.0.1" in address for address in browser.requests)
    assert browser.run(CONTRAST)
    assert browser.run(PICTURES)
    assert browser.run(UNHEADED)
    levels = browser.run(LEVELS)
    assert any(after > before + 1 for before, after in pairwise(levels))
