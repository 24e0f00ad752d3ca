#!/usr/bin/env python3
"""Does to the program what machines do: kills it, fills its disk, takes its rights, its files and its clock away.

  tests/faults/run.py target/release/duizhao [--kills 200] [--only NAME] [--seed N] [--verbose]

Python 3.9 or later, nothing else; works in a temporary folder. What needs root, strace or faketime is skipped aloud where
there is none. `--kills 12` ends within a minute. Prints a table of cases, tries and broken promises, and ends with 1 where
one was broken.
"""

import argparse
import importlib
import os
import signal
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import harness

PARTS = ("kills", "disks", "rights", "moving", "watching", "clocks", "names")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program", type=Path)
    parser.add_argument("--kills", type=int, default=200, help="kills of each command; other cases follow in proportion")
    parser.add_argument("--only", help="cases whose name holds this")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--verbose", action="store_true", help="show each distinct message, in both languages")
    asked = parser.parse_args()
    # Disks are taken away and limits given back also where somebody ends this.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    print(f"seed {asked.seed}, {os.cpu_count()} cores, {'root' if os.geteuid() == 0 else 'not root'}", flush=True)
    with tempfile.TemporaryDirectory(prefix="duizhao-faults-") as folder:
        os.chmod(folder, 0o755)
        bench = harness.Bench(asked.program, folder, asked.seed, asked.kills, asked.verbose)
        try:
            tallies = [tried(bench, name, case) for name, case in all_cases() if not asked.only or asked.only in name]
        finally:
            if sys.platform == "linux":
                harness.unmount_below(folder)
    if asked.verbose:
        print("\nMessages, each with a command that gave it:")
        for message, command in sorted(bench.messages.items()):
            print(f"  {message}\n      ({command})")
    return report(tallies)


def all_cases():
    return [(name, case) for part in PARTS for name, case in importlib.import_module(part).CASES.items()]


def tried(bench, name, case):
    started = time.monotonic()
    bench.tally = tally = harness.Tally(name)
    case(bench, tally)
    tally.seconds = time.monotonic() - started
    return tally


def report(tallies):
    print(f"\n{'case':44} {'tried':>6} {'broken':>6} {'seconds':>8}")
    for tally in tallies:
        counts = f"skipped: {tally.skipped}" if tally.skipped and not tally.tried else f"{tally.tried:6} {tally.broken:6} {tally.seconds:8.1f}"
        print(f"{tally.name:44} {counts}")
        if tally.skipped and tally.tried:
            print(f"{'':44} skipped in part: {tally.skipped}")
    tried_in_all, broken = sum(tally.tried for tally in tallies), sum(tally.broken for tally in tallies)
    print(f"{'all':44} {tried_in_all:6} {broken:6} {sum(tally.seconds for tally in tallies):8.1f}")
    return 1 if broken or not tried_in_all else 0


if __name__ == "__main__":
    sys.exit(main())
