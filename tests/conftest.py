"""What every test shares: invented people only, no network, and a fixed clock."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# A loaded machine is slow, not wrong. In CI the same examples are tried every time, so
# that a change is judged by what it changed; elsewhere new ones are looked for.
settings.register_profile(
    "habeas",
    deadline=None,
    derandomize=bool(os.environ.get("CI")),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("habeas")

# Who decides on this machine is nobody's business here: tests say who does.
os.environ.pop("HABEAS_BY", None)

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session", autouse=True)
def follow_readers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Where coverage is measured, measure the caged reader too.

    It is given no environment beside the path of modules, so what coverage sets there for
    child processes reaches it as a module that Python loads by itself. Its file has to be
    there before the reader closes its doors.
    """
    settings = os.environ.get("COVERAGE_PROCESS_CONFIG")
    if settings is None:
        yield
        return
    folder = tmp_path_factory.mktemp("followed")
    (folder / "sitecustomize.py").write_text(
        f"import os\nos.environ['COVERAGE_PROCESS_CONFIG'] = {settings!r}\n"
        "import coverage\ncoverage.process_startup().get_data().touch_files([])\n",
        encoding="utf-8",
    )
    sys.path.append(str(folder))
    yield
    sys.path.remove(str(folder))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of development data beside the checkout; skip where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("the development data is not beside this checkout")
    return SHARED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many tests could not run here, and why it matters."""
    skipped = len(terminalreporter.stats.get("skipped", []))
    if skipped:
        terminalreporter.write_line(f"{skipped} tests skipped: see the reasons above")


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail on any skip where HABEAS_NO_SKIPS is set: there, everything is installed."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if not os.environ.get("HABEAS_NO_SKIPS") or not isinstance(reporter, pytest.TerminalReporter):
        return
    if reporter.stats.get("skipped") and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
