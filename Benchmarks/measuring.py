# Copyright (c) 2026 model-validation contributors
# SPDX-License-Identifier: Apache-2.0
"""What all benchmark scripts measure with: one program, a table of programs in turn, environments, the built tool."""

import os
import pathlib
import statistics
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent


def folder():
    """Where inputs and environments are kept: BENCHMARK_FOLDER, or a folder in the platform's cache."""
    standard = pathlib.Path(os.environ.get("XDG_CACHE_HOME", pathlib.Path.home() / ".cache"))
    place = pathlib.Path(os.environ.get("BENCHMARK_FOLDER", standard / "model-validation" / "benchmarks"))
    place.mkdir(parents=True, exist_ok=True)
    return place


def run(command, cwd=None):
    """Seconds of wall time, peak memory in bytes of the largest process, exit code."""
    start = time.perf_counter()
    child = subprocess.Popen(command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    unit = 1 if sys.platform == "darwin" else 1024
    return time.perf_counter() - start, usage.ru_maxrss * unit, child.returncode


def empty_page_cache():
    """As on a machine that was just set up: nothing was read yet. Needs root, and Linux."""
    os.sync()
    pathlib.Path("/proc/sys/vm/drop_caches").write_text("3\n")


def table(title, programs, rounds, cwd=None, cold=False):
    """Programs: name to command. The first is what the others are compared with. Returns medians by name.

    Each program runs once before it is timed, so that all it reads is in memory, unless `cold` asks for the opposite.
    """
    print(f"\n{title}")
    print(f"  {'program':<26}{'median':>9}  {'smallest to largest':>21}  {'ratio':>7}  {'memory':>8}  exit")
    measured = {name: [] for name in programs}
    for command in programs.values():
        run(command, cwd)  # also writes what a program keeps for its next start
    for _ in range(rounds):
        for name, command in programs.items():
            if cold:
                empty_page_cache()
            measured[name].append(run(command, cwd))
    medians = {name: statistics.median(result[0] for result in results) for name, results in measured.items()}
    first = next(iter(medians.values()))
    for name, results in measured.items():
        times = [seconds for seconds, _, _ in results]
        memory = max(result[1] for result in results)
        spread = f"{min(times):.3f} to {max(times):.3f} s"
        print(
            f"  {name:<26}{medians[name]:>7.3f} s  {spread:>21}  {medians[name] / first:>6.2f}×  {memory / 1e6:>5.0f} MB"
            f"  {results[-1][2]}",
            flush=True,
        )
    return medians


def environment(name, requirements):
    """Folder of the programs of an environment with these requirements, made once."""
    place = folder() / name
    python = place / "bin" / "python"
    wanted = requirements.read_text()
    stamp = place / "requirements.txt"
    if not stamp.exists() or stamp.read_text() != wanted:
        print(f"installing {name} from PyPI", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", place], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", "-r", requirements], check=True)
        stamp.write_text(wanted)
    return python.parent


def git(place, *arguments):
    """In a repository that a benchmark made, whoever is at the machine."""
    identity = ["-c", "user.name=benchmark", "-c", "user.email=benchmark@example.com"]
    subprocess.run(["git", *identity, *arguments], cwd=place, check=True, stdout=subprocess.DEVNULL)


def build(*products):
    """Builds the tool in release, on Linux with Swift's libraries in it as the README advises; its folder."""
    alone = ["--static-swift-stdlib"] if sys.platform == "linux" else []
    for product in ("validate-model", *products):
        command = ["swift", "build", "-c", "release", *alone, "--package-path", str(ROOT), "--product", product]
        print(f"building {product} in release", file=sys.stderr)
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    place = subprocess.run([*command, "--show-bin-path"], check=True, capture_output=True, text=True)
    return pathlib.Path(place.stdout.strip())
