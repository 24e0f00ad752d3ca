"""kill -9 at random moments of `build`, `import`, `table import` and `check --accept-translations`.

Half of the kills come after a random part of the time that the command takes; the others when the command asks the
system for the n-th thing that may change a file, n being random (by strace; without it they come by time too). For `build`
some of the kills by time are counted from the moment at which files begin to be written.
"""

import collections
import itertools
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

import harness
import workbook
from harness import DOCUMENTS

CHANGES = ("write,fsync,fdatasync,syncfs,rename,renameat,renameat2,link,linkat,unlink,unlinkat,mkdir,mkdirat,rmdir,"
           "chmod,fchmod,fchmodat,chown,fchown,fchownat,ftruncate,flock")


class Killer:
    """Kills runs of one command, and remembers when."""

    def __init__(self, bench, command, start=None):
        self.bench, self.command, self.start = bench, command, start
        self.when, self.at_calls, self.n_ended = [], [], 0
        self.has_strace = shutil.which("strace") is not None

    def measure(self, prepare):
        """How long the command takes, from where on it writes, and how many calls of each thread may change files."""
        prepare()
        started = time.monotonic()
        child = self.spawn()
        self.wait_for_start(child)
        self.began = time.monotonic() - started
        child.wait()
        self.took = time.monotonic() - started
        if not self.has_strace:
            return
        prepare()
        with tempfile.NamedTemporaryFile("r") as trace:
            subprocess.run(["strace", "-f", "-qq", "-o", trace.name, "-e", f"trace={CHANGES}", *self.command],
                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            by_thread = collections.Counter(line.split()[0] for line in trace)
        self.n_calls = max(by_thread.values())

    def spawn(self):
        return subprocess.Popen(self.command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                stderr=subprocess.DEVNULL)

    def wait_for_start(self, child):
        while self.start and child.poll() is None and not self.start():
            time.sleep(0.0002)

    def kill(self, number):
        """One run, killed; nothing of it runs afterwards."""
        chance = self.bench.random
        if number % 2 and self.has_strace:
            at = chance.randint(1, self.n_calls)
            inject = f"inject={CHANGES}:signal=SIGKILL:when={at}"
            child = subprocess.run(["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={CHANGES}", "-e", inject,
                                    *self.command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            self.at_calls.append(at)
            self.n_ended += child.returncode >= 0
            return
        child = self.spawn()
        started = time.monotonic()
        if self.start and number % 4 == 0:
            self.wait_for_start(child)
            time.sleep(chance.uniform(0, max(self.took - self.began, 0.001)))
        else:
            time.sleep(chance.uniform(0, self.took))
        self.when.append((time.monotonic() - started) / self.took)
        child.send_signal(signal.SIGKILL)
        self.n_ended += child.wait() >= 0

    def spread(self):
        """When the kills came, in tenths of the run and of its calls."""
        def tenths(parts):
            counts = collections.Counter(min(int(part * 10), 9) for part in parts)
            return " ".join(str(counts[tenth]) for tenth in range(10))
        said = f"kills by tenths of the run: {tenths(self.when)}"
        if self.at_calls:
            said += f"; of its {self.n_calls} calls that change files: {tenths((at - 1) / self.n_calls for at in self.at_calls)}"
        return f"{said}; {self.n_ended} runs had ended before"


def kill_build(bench, tally, project):
    """Edition after edition over the last one: the output is the old site or the new one, whole."""
    output, work = project / "output", project / ".output.duizhao-staging"
    command = bench.command(project, "build", "-q")
    killer = Killer(bench, command, start=lambda: (work / "next").is_dir())
    manifests = {}

    def edition(number):
        harness.edit(project, number)
        if number not in manifests:
            manifests[number] = harness.reference(bench, project)

    edition(0)
    bench.execute(command)
    # Each run that is measured has something else to write.
    others = itertools.count(2)
    killer.measure(lambda: harness.edit(project, next(others)))
    phases = collections.Counter()
    edition(0)
    bench.execute(command)
    now = 0
    for number in range(bench.kills):
        wanted = 1 - now
        edition(wanted)
        killer.kill(number)
        with tally.attempt(f"kill {number + 1}"):
            manifest = (output / "manifest.json").read_bytes()
            tally.hold(manifest in (manifests[now], manifests[wanted]), "the output is neither the old nor the new site")
            phases[phase(work, manifest == manifests[wanted])] += 1
            for fault in harness.whole_faults(output):
                tally.hold(False, fault)
            bench.run(project, "verify", output, may=(0,))
            # Sometimes the edit is taken back, and the next build finds the site as it was.
            if number % 5 == 4 and manifest == manifests[now]:
                wanted = now
                edition(now)
            bench.run(project, "build", "-q", may=(0,))
            tally.hold((output / "manifest.json").read_bytes() == manifests[wanted], "the next build is not the new site")
            for fault in harness.whole_faults(output) + harness.litter(project):
                tally.hold(False, f"after the next build: {fault}")
        now = wanted
    tally.note(killer.spread())
    tally.note("found after the kill: " + ", ".join(f"{what} {n}" for what, n in sorted(phases.items())))


def phase(work, is_new):
    if is_new:
        return "new site, work folder left" if work.exists() else "new site, clean"
    if (work / "next").is_dir():
        return "old site, new one half written"
    return "old site, work folder empty" if work.exists() else "old site, nothing begun"


def kill_writer(bench, tally, project, arguments, more=()):
    """A command that writes into content/: each file is as before or as wanted; the next run completes it."""
    before = harness.snapshot(project)
    bench.execute(bench.command(project, *arguments))
    after = harness.snapshot(project)
    changed = sorted(path for path in after if after[path] != before.get(path))
    assert changed and before.keys() <= after.keys(), f"{arguments} changes nothing here"

    def prepare():
        for path in harness.snapshot(project).keys() - before.keys():
            (project / path).unlink()
        for path in changed:
            if path in before:
                (project / path).write_bytes(before[path])

    killer = Killer(bench, bench.command(project, *arguments))
    killer.measure(prepare)
    states = collections.Counter()
    for number in range(bench.kills):
        prepare()
        killer.kill(number)
        with tally.attempt(f"kill {number + 1}"):
            found = harness.snapshot(project)
            for path in before.keys() | after.keys():
                is_either = found.get(path) in (before.get(path), after.get(path))
                tally.hold(is_either, f"{path} is neither as before nor as wanted")
            n_new = sum(found.get(path) == after[path] for path in changed)
            states["all old" if n_new == 0 else "all new" if n_new == len(changed) else "some new"] += 1
            bench.run(project, "check", "-q", "--drafts", may=(0, 1))
            ran = bench.run(project, *arguments, may=(0,))
            found = harness.snapshot(project)
            for path in found.keys() | after.keys():
                tally.hold(found.get(path) == after.get(path), f"after the next run ({ran.status}): {path} is not as wanted")
            for fault in harness.litter(project):
                tally.hold(False, f"after the next run: left {fault}")
    tally.note(f"{len(changed)} files; " + killer.spread())
    tally.note("found after the kill: " + ", ".join(f"{what} {n}" for what, n in sorted(states.items())))


def build(bench, tally):
    kill_build(bench, tally, harness.starter(bench, "kill"))


def build_sample(bench, tally):
    if bench.kills < 100:
        tally.skipped = "the repository's own content is built and killed with --kills 100 and more"
        return
    kill_build(bench, tally, harness.sample(bench, "kill"))


def import_documents(bench, tally):
    names = ("bulletin.txt", "page-utf8.html", "summary.docx")
    project = harness.sample(bench, "import")
    kill_writer(bench, tally, project, ["import", *(DOCUMENTS / name for name in names)])


def table_import(bench, tally):
    project = harness.sample(bench, "table")
    exported, changed = project.parent / "old.xlsx", project.parent / "new.xlsx"
    bench.execute(bench.command(project, "table", "export", exported))
    assert workbook.change(exported, changed, 1) > 20
    kill_writer(bench, tally, project, ["table", "import", changed])


def accept(bench, tally):
    project = harness.sample(bench, "accept")
    for path in sorted(project.glob("content/reports/*.en.md"))[:6]:
        path.write_text(path.read_text("utf-8") + "\nOne more paragraph.\n", "utf-8")
    kill_writer(bench, tally, project, ["check", "-q", "--accept-translations"])


CASES = {
    "kill build": build,
    "kill build of content/": build_sample,
    "kill import": import_documents,
    "kill table import": table_import,
    "kill check --accept-translations": accept,
}
