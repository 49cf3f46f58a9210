# Two commands do everything on a fresh machine: `make run` opens the built-in example, `make test` runs every check.
# Debian packages that Qt needs are installed when they are missing and it can be done; else the line to type is shown.

PYTHON ?= $(shell for p in python3.12 python3.13 python3.11 python3; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
READY := .venv/.ready
DEBIAN := libglib2.0-0 libgl1 libegl1 libxkbcommon0 libfontconfig1 libdbus-1-3
JAVA_LIBRARY := /usr/share/java/jaxb-runtime.jar
DEBIAN_WINDOW := libxcb-cursor0 libxkbcommon-x11-0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0
DEBIAN_TESTS := xvfb x11-xserver-utils
EXAMPLE := build/voorbeeld.atelier

.PHONY: run test check vera office bench look endure frozen locale clean

run: $(READY)
	@test -e $(EXAMPLE) || (mkdir -p build && $(BIN)/atelier example $(EXAMPLE) --fictitious)
	@if [ "$$(uname)" != Linux ] || [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then $(BIN)/atelier $(EXAMPLE); \
	else echo "Er is geen beeldscherm: de keten draait zonder venster."; \
	for audience in stuurgroep colleges raden; do \
	$(BIN)/atelier report $(EXAMPLE) --audience $$audience --out build/rapporten || exit 1; done; \
	echo "Voorbeeld en drie rapporten staan in: $(CURDIR)/build"; fi

test: check vera
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n 2 --dist loadfile

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

vera:
	@command -v javac >/dev/null || missing="default-jdk-headless"; \
	test -e $(JAVA_LIBRARY) || missing="$$missing libjaxb-java"; \
	if [ -n "$$missing" ]; then \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	apt-get update -qq && apt-get install -y -qq --no-install-recommends $$missing || true; \
	else echo "veraPDF cannot run, so its checks are skipped. Type: sudo apt-get install $$missing"; fi; fi

bench: $(READY)
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.bench

look: $(READY)
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.look build/look

office:
	@command -v soffice >/dev/null || { if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	apt-get update -qq && apt-get install -y -qq --no-install-recommends libreoffice-writer || true; \
	else echo "LibreOffice is missing, so its checks are skipped. Type: sudo apt-get install libreoffice-writer"; \
	fi; }

endure: $(READY) vera office
	ATELIER_PROFILE=endure QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n 2 --dist loadfile

frozen: $(READY)
	$(BIN)/python -m pip install -q --disable-pip-version-check pyinstaller
	$(BIN)/pyinstaller --noconfirm --log-level WARN build.spec
	ATELIER_FROZEN=dist/atelier/atelier $(BIN)/python -m pytest tests/test_frozen.py

locale: $(READY)
	$(BIN)/python -m tests.locale

clean:
	rm -rf build dist .venv

$(READY): pyproject.toml Makefile
	@test -n "$(PYTHON)" || (echo "Python 3.11, 3.12 or 3.13 is needed."; exit 1)
	@if command -v dpkg >/dev/null; then for p in $(DEBIAN) $(DEBIAN_WINDOW); do \
	dpkg -s $$p >/dev/null 2>&1 || dpkg -s $${p}t64 >/dev/null 2>&1 || missing="$$missing $$p"; done; \
	if [ -n "$$missing" ]; then if [ "$$(id -u)" = 0 ]; then \
	apt-get update -qq && apt-get install -y -qq --no-install-recommends $$missing; \
	else echo "Qt needs packages that are missing. Type: sudo apt-get install$$missing"; exit 1; fi; fi; \
	if ! { command -v Xvfb && command -v xrandr; } >/dev/null; then if [ "$$(id -u)" = 0 ]; then \
	apt-get update -qq && apt-get install -y -qq --no-install-recommends $(DEBIAN_TESTS); fi || true; \
	command -v xrandr >/dev/null || \
	echo "Tests with real monitors are skipped. For them: sudo apt-get install $(DEBIAN_TESTS)"; fi; \
	if ! { command -v chromium || command -v chromium-browser || command -v google-chrome; } >/dev/null; then \
	if [ "$$(id -u)" = 0 ]; then apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium; fi || true; \
	command -v chromium >/dev/null || \
	echo "Tests of the form in a real browser are skipped. For them: sudo apt-get install chromium"; fi; \
	if ! command -v strace >/dev/null; then \
	if [ "$$(id -u)" = 0 ]; then apt-get update -qq && apt-get install -y -qq --no-install-recommends strace; fi || true; \
	command -v strace >/dev/null || \
	echo "Tests of power loss are skipped. For them: sudo apt-get install strace"; fi; fi
	test -x $(BIN)/python || $(PYTHON) -m venv .venv || \
	(echo "Python cannot make a virtual environment. Type: sudo apt-get install python3-venv"; exit 1)
	$(BIN)/python -m pip install -q --disable-pip-version-check -e '.[dev]'
	@touch $@
