"""Folders and files that the user may not write or read: as root the program runs as nobody, whom rights bind."""

import os

import disks
import harness


def closed_output(bench, tally):
    """Output, its parent, or both closed to writing: status 0 and the new site, or status 2 and the old one."""
    for name, closed in bench.some((
        ("output", ["output"]), ("parent", ["."]), ("both", ["output", "."]), ("a folder in it", ["output/zh"]),
        ("all of it", ["output", "output/zh", "output/zh/reports"]),
    )):
        project = harness.starter(bench, "closed")
        bench.execute(bench.command(project, "build", "-q"))
        old = (project / "output/manifest.json").read_bytes()
        harness.edit(project, 1)
        new = harness.reference(bench, project)
        harness.give_to_nobody(project.parent)
        with tally.attempt(f"closed to writing: {name}"):
            with closed_to(project, closed, 0o555):
                ran = bench.run(project, "build", "-q", may=(0, 2), **harness.as_nobody())
                disks.is_as_said(tally, ran, project / "output", old, new)
            bench.run(project, "build", "-q", may=(0,), **harness.as_nobody())
            disks.is_whole(tally, project / "output", new)
            tally.hold(not harness.litter(project), f"left {harness.litter(project)}")


class closed_to:
    """Takes rights from folders or files, and gives them back."""

    def __init__(self, project, paths, mode):
        self.paths, self.mode = [project / path for path in paths], mode

    def __enter__(self):
        self.modes = [path.stat().st_mode & 0o7777 for path in self.paths]
        for path in self.paths:
            path.chmod(self.mode)

    def __exit__(self, *_):
        for path, mode in zip(reversed(self.paths), reversed(self.modes)):
            path.chmod(mode)


def closed_content(bench, tally):
    """content/ closed to writing: the commands that write there change nothing, and say why."""
    for name in bench.some(disks.WRITERS):
        for closed in bench.some((["content/reports"], ["content", "content/reports"], [".", "content", "content/reports"])):
            project = harness.sample(bench, "closed")
            arguments = disks.writers(bench, project)[name]
            harness.give_to_nobody(project.parent)
            with tally.attempt(f"{name}, closed: {' '.join(closed)}"), closed_to(project, closed, 0o555):
                before = harness.snapshot(project)
                ran = bench.run(project, *arguments, **harness.as_nobody())
                after = harness.snapshot(project)
                if ran.status == 2:
                    tally.hold(after == before, f"changed in spite of status 2: {disks.different(before, after)}")
                tally.hold(not harness.litter(project), f"left {harness.litter(project)}")


def read_only_files(bench, tally):
    """Reports that somebody closed to writing are left alone, also by root, and all other files with them."""
    project = harness.sample(bench, "closed")
    arguments = disks.writers(bench, project)["table import"]
    for path in sorted(project.glob("content/reports/*.md"))[::5]:
        path.chmod(0o444)
    with tally.attempt("table import"):
        before = harness.snapshot(project)
        bench.run(project, *arguments, may=(2,))
        tally.hold(harness.snapshot(project) == before, "a file was changed")


def closed_to_reading(bench, tally):
    """What may not be read is a finding with its path, and the last good site stays."""
    for path in bench.some((
        "content/reports/example-zone-2024.md", "content/reports", "content/site.yaml", "content",
        "content/indicators.yaml", "content/pages/about.en.md", ".", "output/manifest.json", "output/zh",
    )):
        project = harness.starter(bench, "unread")
        bench.execute(bench.command(project, "build", "-q"))
        old = (project / "output/manifest.json").read_bytes()
        harness.edit(project, 1)
        new = harness.reference(bench, project)
        harness.give_to_nobody(project.parent)
        with tally.attempt(f"closed to reading: {path}"):
            with closed_to(project, [path], 0):
                ran = bench.run(project, "build", "-q", may=(0, 1, 2) if path.startswith("output") else (1, 2),
                                **harness.as_nobody())
                bench.run(project, "check", "-q", **harness.as_nobody())
                if path != "." and ran.status:
                    tally.hold(os.path.basename(path) in ran.err, f"the message does not name {path}: {ran.err[-300:]}")
            # A folder that was closed is carried over as it was, closed; then nothing can be said of its files.
            if path != "output/zh":
                disks.is_as_said(tally, ran, project / "output", old, new)
            bench.run(project, "build", "-q", may=(0,), **harness.as_nobody())
            disks.is_whole(tally, project / "output", new)


CASES = {
    "closed to writing: output": closed_output,
    "closed to writing: content": closed_content,
    "closed to writing: files": read_only_files,
    "closed to reading": closed_to_reading,
}
