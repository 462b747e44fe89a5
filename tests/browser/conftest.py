"""The demo's archive, served by the command line and opened in a real Chromium."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service

from addresses import addresses
from browsing import console, look
from habeas.app.replay_example import example_folder, replay_example
from habeas.archive import create, open_archive

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
DRIVER = shutil.which("chromedriver")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's archive."""
    path = tmp_path_factory.mktemp("demo") / "demo.habeas"
    now = [datetime(2026, 3, 1, tzinfo=UTC)]

    def clock() -> datetime:
        now[0] += timedelta(seconds=1)
        return now[0]

    with create(path, clock=clock) as archive:
        replay_example(archive, example_folder("belarus-2025"))
    return path


@pytest.fixture(scope="session")
def where(demo: Path) -> dict[str, str]:
    """Where the demo has each kind of page, and one more that has another shape."""
    with open_archive(demo) as archive:
        found = addresses(archive.view(), year="BY/2025")
    return found | {"count of a year": "/count?definition=released&on=2025"}


@pytest.fixture(scope="session")
def site(demo: Path) -> Iterator[str]:
    """Serve the demo's archive; give its address."""
    command = [sys.executable, "-m", "habeas", "serve", str(demo), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            yield process.stdout.readline().strip().rstrip("/")
        finally:
            process.terminate()
            process.wait(timeout=20)


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    """A real Chromium without a window."""
    if CHROMIUM is None or DRIVER is None:
        pytest.skip("Chromium and its driver are not installed here")
    options = webdriver.ChromeOptions()
    options.binary_location = str(CHROMIUM)
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('chromium')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(str(Path(DRIVER))))
    yield driver
    driver.quit()


@pytest.fixture
def page(browser: webdriver.Chrome) -> Iterator[webdriver.Chrome]:
    """The browser, light and wide, with nothing kept from the test before."""
    look(browser, width=1280, scheme="light")
    console(browser)
    yield browser
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": []})
