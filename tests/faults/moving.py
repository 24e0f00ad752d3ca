"""Sources that vanish, turn into something else or change while they are read; several commands at once."""

import contextlib
import os
import shutil
import subprocess
import threading
import time

import disks
import harness
from harness import DOCUMENTS


class Restless:
    """Changes a project without rest until it is left, then puts everything back."""

    def __init__(self, project, change):
        self.project, self.change, self.ended = project, change, threading.Event()

    def __enter__(self):
        self.kept = self.project.parent / "kept"
        shutil.copytree(self.project / "content", self.kept)
        self.thread = threading.Thread(target=self.run)
        self.thread.start()

    def run(self):
        number = 0
        while not self.ended.is_set():
            number += 1
            with contextlib.suppress(OSError):
                self.change(self.project / "content", number)

    def __exit__(self, *_):
        self.ended.set()
        self.thread.join()
        shutil.rmtree(self.project / "content")
        shutil.move(self.kept, self.project / "content")


def remove(path):
    shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink(missing_ok=True)


def vanish(content, number):
    """A report goes and comes back, by turns as a folder, a pipe, a link to nowhere, a device's name."""
    report = content / "reports/example-zone-2023.md"
    text = report.read_bytes() if report.is_file() else vanish.text
    vanish.text = text or vanish.text
    remove(report)
    kind = number % 5
    if kind == 0:
        report.mkdir()
    elif kind == 1:
        os.mkfifo(report)
    elif kind == 2:
        report.symlink_to("nowhere")
    elif kind == 3:
        report.symlink_to("/dev/zero")
    time.sleep(0.003)
    remove(report)
    report.write_bytes(vanish.text)


vanish.text = b"---\n---\n"


def vanish_folder(content, number):
    """A whole folder of reports goes and comes back."""
    away = content.parent / "away"
    (content / "reports").rename(away)
    if number % 2:
        (content / "reports").write_bytes(b"a file")
    time.sleep(0.003)
    remove(content / "reports")
    away.rename(content / "reports")


def rewrite(content, number):
    """Reports are written anew, some in place and some by renaming, as editors do."""
    for path in content.glob("reports/*.md"):
        text = path.read_bytes()
        if number % 2:
            path.write_bytes(text)
        else:
            (path.parent / ".draft").write_bytes(text)
            (path.parent / ".draft").rename(path)


def restless(bench, tally, change):
    project = harness.starter(bench, "restless")
    output = project / "output"
    bench.execute(bench.command(project, "build", "-q"))
    wanted = (output / "manifest.json").read_bytes()
    n_done = 0
    with Restless(project, change):
        for number in range(bench.kills):
            with tally.attempt(f"build {number + 1}"):
                harness.edit(project, number) if (project / "content/site.yaml").exists() else None
                ran = bench.run(project, "build", "-q", zh=False)
                n_done += ran.status == 0
                for fault in harness.whole_faults(output):
                    tally.hold(False, fault)
    shutil.rmtree(project / "away", ignore_errors=True)
    with tally.attempt("at rest"):
        bench.run(project, "build", "-q", may=(0,))
        disks.is_whole(tally, output, wanted)
        tally.hold(not harness.litter(project), f"left {harness.litter(project)}")
    tally.note(f"{n_done} of {bench.kills} builds gave a site, the others a finding")


def two_builds(bench, tally):
    """Two builds into one output: each ends with its site or with the word that the other is at work."""
    projects = [harness.starter(bench, "two"), harness.starter(bench, "two")]
    output = bench.place("two") / "output"
    for number, project in enumerate(projects):
        harness.edit(project, number)
    manifests = [harness.reference(bench, project) for project in projects]
    n_refused = 0
    for number in range(bench.kills):
        with tally.attempt(f"round {number + 1}"):
            ran = together(bench, *(bench.command(project, "build", "-q", "--output", output) for project in projects))
            for one in ran:
                bench.judge(one, ["", "", "", "build"], may=(0, 2))
                tally.hold(one.status == 0 or "another build" in one.err, f"the message is another: {one.err}")
            n_refused += sum(one.status == 2 for one in ran)
            tally.hold(any(one.status == 0 for one in ran), "both were refused")
            tally.hold((output / "manifest.json").read_bytes() in manifests, "the output is neither site")
            for fault in harness.whole_faults(output):
                tally.hold(False, fault)
            left = [path.name for path in output.parent.iterdir() if path != output]
            tally.hold(not left, f"left {left}")
    tally.note(f"{n_refused} builds were told that another is at work")


def together(bench, *commands):
    """Runs commands at the same time."""
    ran = [None] * len(commands)

    def run(number):
        ran[number] = bench.execute(commands[number])

    threads = [threading.Thread(target=run, args=[number]) for number in range(len(commands))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return ran


def build_and_verify(bench, tally):
    """`verify` while a build replaces the site: it sees one whole site or the other."""
    project = harness.starter(bench, "verify")
    output = project / "output"
    bench.execute(bench.command(project, "build", "-q"))
    n_verified = 0
    for number in range(bench.kills):
        with tally.attempt(f"round {number + 1}"):
            harness.edit(project, number % 2)
            child = subprocess.Popen(bench.command(project, "build", "-q"))
            while child.poll() is None:
                bench.run(project, "verify", output, may=(0,), zh=False)
                n_verified += 1
            tally.hold(child.returncode == 0, f"the build ended with {child.returncode}")
    tally.note(f"{n_verified} times verified")


def import_and_check(bench, tally):
    """`check` while an import writes: it reads what is there, and the import writes all that it says."""
    original = harness.sample(bench, "import")
    documents = [DOCUMENTS / name for name in ("bulletin.txt", "page-utf8.html", "summary.docx")]
    reference = bench.place("import") / "site"
    shutil.copytree(original, reference)
    bench.execute(bench.command(reference, "import", *documents))
    wanted = harness.snapshot(reference / "content")
    for number in range(max(bench.kills // 4, 3)):
        project = bench.place("import") / "site"
        shutil.copytree(original, project)
        with tally.attempt(f"round {number + 1}"):
            imported, *checked = together(bench, bench.command(project, "import", *documents),
                                          *([bench.command(project, "check", "-q", "--drafts")] * 2))
            bench.judge(imported, ["", "", "", "import"], may=(0,))
            for one in checked:
                bench.judge(one, ["", "", "", "check"], may=(0, 1))
            tally.hold(harness.snapshot(project / "content") == wanted, "the import is not what it is alone")
        shutil.rmtree(project)


CASES = {
    "files vanish while they are read": lambda bench, tally: restless(bench, tally, vanish),
    "folders vanish while they are read": lambda bench, tally: restless(bench, tally, vanish_folder),
    "files change while they are read": lambda bench, tally: restless(bench, tally, rewrite),
    "two builds into one output": two_builds,
    "build while verify": build_and_verify,
    "import while check": import_and_check,
}
