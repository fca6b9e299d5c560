"""Time from typing a command to its answer: `gongkai --help`, `gongkai read FILE` and `gongkai check FILE`, five goes each.

    python benchmarks/start.py

The first go of each command writes compiled code to a directory of its own and is not counted: what is measured is the
second and every later use, as on a clerk's machine, whatever PYTHONDONTWRITEBYTECODE says here.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

FILE = Path(__file__).resolve().parents[1] / "tests" / "reports" / "html" / "clean_city_2024.html"
GOES = 5
COMMANDS: tuple[tuple[str, ...], ...] = (("--help",), ("read", str(FILE)), ("check", str(FILE)))


def seconds(command: tuple[str, ...], environment: dict[str, str]) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "gongkai", *command], env=environment, capture_output=True, check=False)
    return time.perf_counter() - start


def main() -> None:
    with tempfile.TemporaryDirectory() as compiled:
        environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
        environment["PYTHONPYCACHEPREFIX"] = compiled
        for command in COMMANDS:
            seconds(command, environment)
            taken = [seconds(command, environment) * 1000 for _ in range(GOES)]
            said = " ".join(Path(word).name for word in command)
            print(f"gongkai {said:<32} median {median(taken):6.0f} ms   ({', '.join(f'{one:.0f}' for one in sorted(taken))})")


if __name__ == "__main__":
    main()
