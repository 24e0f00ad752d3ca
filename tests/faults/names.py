"""Things that are no files, where files are looked for: devices, sockets, pipes, also in the output folder. Names of files
and what needs no root are tried by `cargo test` (tests/it/hostile_files.rs)."""

import itertools
import os
import shutil
import socket
import stat

import disks
import harness


def make(kind, path):
    """Puts something at a path; `False` where this user cannot."""
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "socket":
        with socket.socket(socket.AF_UNIX) as one:
            # Paths of sockets are short.
            here = os.open(path.parent, os.O_RDONLY)
            one.bind(f"/proc/self/fd/{here}/{path.name}")
            os.close(here)
    elif kind == "link to a device":
        path.symlink_to("/dev/zero")
    elif kind == "link to itself":
        path.symlink_to(path.name)
    elif kind == "link out":
        path.symlink_to("/etc/passwd")
    else:
        if os.geteuid() != 0:
            return False
        numbers, mode = {"zero": ((1, 5), stat.S_IFCHR), "null": ((1, 3), stat.S_IFCHR), "disk": ((7, 99), stat.S_IFBLK)}[kind]
        try:
            os.mknod(path, mode | 0o666, os.makedev(*numbers))
        except PermissionError:
            return False
    return True


KINDS = ("pipe", "socket", "link to a device", "link to itself", "link out", "zero", "null", "disk")


def in_content(bench, tally):
    """In content/ and themes/: a finding with the path, nothing is read from it, the last good site stays."""
    original = harness.starter(bench, "kinds")
    bench.execute(bench.command(original, "build", "-q"))
    old = (original / "output/manifest.json").read_bytes()
    places = ("content/x.png", "content/reports/x.md", "content/site.yaml", "themes/default/templates/base.html",
              "content/reports/a-folder", "content/indicators.yaml")
    for kind, place in bench.some(itertools.product(KINDS, places)):
        project = bench.place("kinds") / "site"
        shutil.copytree(original, project)
        path = project / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        if not make(kind, path):
            tally.skipped = "devices need root"
            continue
        with tally.attempt(f"{kind} at {place}"):
            ran = bench.run(project, "build", "-q", may=(1,), timeout=30)
            tally.hold(place in ran.err, f"the message does not name {place}: {ran.err[-300:]}")
            for arguments in (["check", "-q"], ["table", "export", "x.xlsx"], ["check", "-q", "--accept-translations"]):
                bench.run(project, *arguments, may=(0, 1, 2), timeout=30, cwd=project)
            disks.is_whole(tally, project / "output", old)
        shutil.rmtree(project.parent)


def in_output(bench, tally):
    """In the output folder: what is somebody else's is carried over or refused with its name; nothing waits for a pipe."""
    original = harness.starter(bench, "kinds")
    bench.execute(bench.command(original, "build", "-q"))
    old = (original / "output/manifest.json").read_bytes()
    harness.edit(original, 1)
    new = harness.reference(bench, original)
    places = ("output/manifest.json", "output/index.html", "output/theirs", "output/zh/theirs", "output",
              ".output.duizhao-staging", ".output.duizhao-staging/lock", ".duizhao-cache")
    for kind, place in bench.some(itertools.product(KINDS, places)):
        project = bench.place("kinds") / "site"
        shutil.copytree(original, project, symlinks=True)
        path = project / place
        path.parent.mkdir(exist_ok=True)
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
        if not make(kind, path):
            tally.skipped = "devices need root"
            continue
        with tally.attempt(f"{kind} at {place}"):
            ran = bench.run(project, "build", "-q", may=(0, 2), timeout=30)
            bench.run(project, "verify", project / "output", may=(0, 1, 2), timeout=30)
            if ran.status == 0:
                theirs = {".gitignore", *([place.removeprefix("output/")] if place.endswith("theirs") else [])}
                manifest = (project / "output/manifest.json").read_bytes()
                tally.hold(manifest == new, "the output is not the new site")
                for fault in (fault for fault in harness.whole_faults(project / "output", theirs)):
                    tally.hold(False, fault)
            else:
                tally.hold(path.is_symlink() or path.exists(), "what was in the way is gone")
                tally.hold(path.name in ran.err, f"the message does not name {place}: {ran.err[-300:]}")
            if place.endswith("theirs"):
                tally.hold(path.is_symlink() or path.exists(), "what somebody put there is gone")
        shutil.rmtree(project.parent)
    assert old != new


def as_argument(bench, tally):
    """Named on the command line: status 1 or 2, and no waiting."""
    project = harness.starter(bench, "kinds")
    for kind in bench.some(KINDS):
        path = project.parent / f"x-{kind.replace(' ', '-')}.docx"
        if not make(kind, path):
            tally.skipped = "devices need root"
            continue
        for arguments in (["import", path], ["table", "import", path], ["table", "export", path], ["verify", path],
                          ["diff", path, path], ["build", "-q", "--output", path], ["build", "-q", "--since", path]):
            with tally.attempt(f"{arguments[0]} {kind}"):
                bench.run(project, *arguments, may=(1, 2), timeout=30)
                tally.hold(path.is_symlink() or path.exists(), "it is gone")


CASES = {
    "no files in content/ and themes/": in_content,
    "no files in the output": in_output,
    "no files as arguments": as_argument,
}
