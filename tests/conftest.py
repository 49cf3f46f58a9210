"""What all tests share: how many examples a property gets, the seed of this run, and the language.

ATELIER_PROFILE=endure runs many more examples; ATELIER_SEED=<n> repeats a run.
"""

import gc
import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from atelier import i18n
from atelier.ui.collector import collect

SCREENS = Path(__file__).with_name("screens.json")  # a laptop and a beamer, without any display
os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={SCREENS}"

PROFILE = os.environ.get("ATELIER_PROFILE", "test")
MANY = 20_000  # new objects of one test
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]

settings.register_profile("test", max_examples=60, deadline=None, print_blob=True, suppress_health_check=SLOW)
settings.register_profile("endure", max_examples=1500, deadline=None, print_blob=True, suppress_health_check=SLOW)
settings.load_profile(PROFILE)


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Give Hypothesis another seed on every run, unless one was asked for; the processes of one run have the same."""
    if config.option.hypothesis_seed is None:
        config.option.hypothesis_seed = os.environ.get("ATELIER_SEED") or str(int(time.time()))
    os.environ["ATELIER_SEED"] = str(config.option.hypothesis_seed)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """How to repeat this run; a header would not be shown by a quiet run."""
    terminalreporter.write_line(f"repeat with: ATELIER_PROFILE={PROFILE} ATELIER_SEED={config.option.hypothesis_seed}")


@pytest.fixture(autouse=True)
def _widgets_end_on_their_thread(request: pytest.FixtureRequest) -> Iterator[None]:
    """Where Qt is used, cycles are collected between tests, never on a worker in the middle of one."""
    if "qapp" not in request.fixturenames:
        yield
        return
    gc.disable()
    yield
    heavy = gc.get_count()[0] > MANY  # a whole program was built and left
    gc.enable()
    if heavy:
        gc.collect()
    else:
        collect()


@pytest.fixture
def run_seed(request: pytest.FixtureRequest) -> str:
    """The seed of this run, for tests that draw chances of their own."""
    return str(request.config.option.hypothesis_seed)


@pytest.fixture
def english() -> Iterator[None]:
    """Source strings as they are, so that tests of behaviour do not hang on a translation."""
    yield from _speaking("en")


@pytest.fixture
def dutch() -> Iterator[None]:
    """Dutch figures and dates."""
    yield from _speaking("nl")


def _speaking(language: str) -> Iterator[None]:
    before = i18n.language()
    i18n.use(language)
    yield
    i18n.use(before)
