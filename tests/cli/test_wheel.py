"""The wheel: what somebody installs who has no source tree."""

import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# Where a file of the source tree stands in the wheel.
PACKED = {"src/habeas": "habeas", "examples/belarus-2025": "habeas/examples/belarus-2025"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built of a copy so that nothing is left in the source tree."""
    source = tmp_path_factory.mktemp("source")
    for name in (*PACKED, "pyproject.toml", "README.md", "LICENSE"):
        if (ROOT / name).is_dir():
            left_out = shutil.ignore_patterns("__pycache__")
            shutil.copytree(ROOT / name, source / name, ignore=left_out)
        else:
            shutil.copy(ROOT / name, source / name)
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel"]
    subprocess.run(build, cwd=source, check=True, capture_output=True, timeout=60)
    return next((source / "dist").glob("*.whl"))


@pytest.fixture(scope="module")
def bin_folder(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The commands of an environment of its own, with the wheel and what it depends on."""
    place = tmp_path_factory.mktemp("environment")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", place], check=True, timeout=60)
    bin_folder = place / ("Scripts" if os.name == "nt" else "bin")
    install = ["install", "--quiet", "--no-deps", "--no-index", str(wheel)]
    subprocess.run(
        [sys.executable, "-m", "pip", "--python", bin_folder / "python", *install],
        check=True,
        capture_output=True,
        timeout=60,
    )
    site = subprocess.run(
        [bin_folder / "python", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    ).stdout.strip()
    # A folder named in such a file is searched, and the files of its own that name the
    # source tree are not read.
    here = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (Path(site) / "dependencies.pth").write_text("\n".join(sorted(here)))
    return bin_folder


def run(bin_folder: Path, folder: Path, program: str, *arguments: str) -> str:
    """Run a program of that environment, away from the source tree."""
    without = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        [bin_folder / program, *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
        env=without,
        timeout=240,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_wheel_holds_every_file_of_the_package_and_no_other(wheel: Path) -> None:
    """Code, tables, templates, the stylesheet and the example."""
    wanted = {
        f"{packed}/{path.relative_to(ROOT / name).as_posix()}"
        for name, packed in PACKED.items()
        for path in (ROOT / name).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    with zipfile.ZipFile(wheel) as packed:
        held = {name for name in packed.namelist() if ".dist-info/" not in name}
    assert held == wanted


def test_an_installed_wheel_works_without_the_source_tree(bin_folder: Path, tmp_path: Path) -> None:
    """The demonstration, a report of one's own, a count and a page."""
    where = run(bin_folder, tmp_path, "python", "-c", "import habeas; print(habeas.__file__)")
    assert Path(where).is_relative_to(bin_folder.parent)
    assert "569" in run(bin_folder, tmp_path, "habeas", "demo", "--no-serve")
    counted = run(
        bin_folder, tmp_path, "habeas", "count", "demo.habeas",
        "--definition", "released", "--on", "2025",
    )  # fmt: skip
    assert counted.startswith("Viasna counts 342 political prisoners released in 2025")
    year = ("--place", "BY", "--year", "2025", "--format", "html")
    assert "Viasna" in run(bin_folder, tmp_path, "habeas", "chronicle", "demo.habeas", *year)
    report = "<!doctype html><html><p>Nelia Varabei was released on 3 March 2025.</p></html>"
    (tmp_path / "report.html").write_text(report)
    assert "Nelia Varabei" in run(bin_folder, tmp_path, "habeas", "read", "report.html")
    style = "from habeas.publish.render import stylesheet; print(stylesheet())"
    assert "--m-figure" in run(bin_folder, tmp_path, "python", "-c", style)
