"""Full disks, limits of file size, and outputs on other disks, on mount points and behind links."""

import contextlib
import resource
import shutil
import signal
import subprocess

import harness
import workbook
from harness import DOCUMENTS

# Parts of what a command needs that there is room for: it fails early, in the middle, at the end.
ROOMS = (0, 0.02, 0.1, 0.3, 0.6, 0.9, 0.98)


def size(folder):
    """Kilobytes on a disk that counts in pages."""
    return sum(-(-path.lstat().st_size // 4096) * 4 + 4 for path in folder.rglob("*")) + 64


def fill(disk, room):
    """Takes all but some kilobytes of a disk."""
    free = shutil.disk_usage(disk).free // 1024
    (disk / "filler").write_bytes(bytes(max(free - room, 0) * 1024))


def full_output(bench, tally):
    """The disk of the output is full: the old site stays whole; with room, the new one comes."""
    if not harness.can_mount(bench.folder):
        tally.skipped = "needs root: it mounts small disks"
        return
    project = harness.starter(bench, "full")
    old = harness.reference(bench, project)
    disk = bench.place("disk")
    with harness.tmpfs(disk, 64 * 1024):
        output = disk / "output"
        bench.execute(bench.command(project, "build", "-q", "--output", output))
        needed = size(output)
        harness.edit(project, 1)
        new = harness.reference(bench, project)
        for room in ROOMS:
            with tally.attempt(f"output, room for {room:.0%}"):
                fill(disk, int(needed * room))
                ran = bench.run(project, "build", "-q", "--output", output, may=(0, 2))
                is_as_said(tally, ran, output, old, new)
                (disk / "filler").unlink()
                if ran.status == 0:
                    break
                tally.hold(not list(disk.glob(".*")), f"left {list(disk.glob('.*'))}")
        with tally.attempt("output, room again"):
            bench.run(project, "build", "-q", "--output", output, may=(0,))
            is_whole(tally, output, new)


def is_as_said(tally, ran, output, old, new):
    """Status 0 says that the new site is there, another one that the old is."""
    is_whole(tally, output, new if ran.status == 0 else old)


def is_whole(tally, output, manifest, theirs=(".gitignore",)):
    found = (output / "manifest.json").read_bytes() if (output / "manifest.json").exists() else b""
    tally.hold(found == manifest, "the output is not the site that it should be")
    for fault in harness.whole_faults(output, theirs):
        tally.hold(False, fault)


WRITERS = ("import", "table import", "table export", "accept", "new report")


def writers(bench, project):
    """The commands that write into content/ or beside it, and what each needs."""
    exported, changed = project.parent / "old.xlsx", project.parent / "new.xlsx"
    if not changed.exists():
        bench.execute(bench.command(project, "table", "export", exported))
        workbook.change(exported, changed, 1)
    return {
        "import": ["import", *(DOCUMENTS / name for name in ("bulletin.txt", "page-utf8.html", "summary.docx"))],
        "table import": ["table", "import", changed],
        "table export": ["table", "export", project / "figures.xlsx"],
        "accept": ["check", "-q", "--accept-translations"],
        "new report": ["new", "report", "new", "--organization", "taizhou", "--period", "2026"],
    }


def full_content(bench, tally):
    """The disk of content/ is full: no source is changed, nothing is left over; the message says why."""
    if not harness.can_mount(bench.folder):
        tally.skipped = "needs root: it mounts small disks"
        return
    for name in bench.some(WRITERS):
        for room in bench.some((0, 8, 24, 48)):
            project = harness.sample(bench, "full")
            translated = next(project.glob("content/reports/*.en.md"))
            translated.write_text(translated.read_text("utf-8") + "\nOne more.\n", "utf-8")
            arguments = writers(bench, project)[name]
            content = bench.place("whole")
            shutil.copytree(project, content, dirs_exist_ok=True)
            shutil.rmtree(project)
            with harness.tmpfs(project, 16 * 1024), tally.attempt(f"{name}, {room} KiB of room"):
                shutil.copytree(content, project, dirs_exist_ok=True)
                fill(project, room)
                before = harness.snapshot(project)
                ran = bench.run(project, *arguments, may=(0, 1, 2), zh=False)
                after = harness.snapshot(project)
                tally.hold(before.keys() <= after.keys(), "a file is gone")
                if ran.status == 2:
                    tally.hold(after == before, f"changed in spite of status 2: {different(before, after)}")
                    (project / "filler").unlink()
                    bench.run(project, *arguments, may=(0, 1))
                for fault in harness.litter(project):
                    tally.hold(False, f"left {fault}")


def different(before, after):
    return sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path))[:3]


def full_both(bench, tally):
    """One small disk holds the whole project."""
    if not harness.can_mount(bench.folder):
        tally.skipped = "needs root: it mounts small disks"
        return
    original = harness.starter(bench, "both")
    bench.execute(bench.command(original, "build", "-q"))
    needed = size(original / "output")
    harness.edit(original, 1)
    new = harness.reference(bench, original)
    old = (original / "output/manifest.json").read_bytes()
    for room in bench.some(ROOMS):
        project = bench.place("both")
        with harness.tmpfs(project, 32 * 1024), tally.attempt(f"both, room for {room:.0%}"):
            shutil.copytree(original, project, dirs_exist_ok=True)
            fill(project, int(needed * room))
            before = harness.snapshot(project / "content")
            ran = bench.run(project, "build", "-q", may=(0, 2))
            is_as_said(tally, ran, project / "output", old, new)
            tally.hold(harness.snapshot(project / "content") == before, "a source is changed")
            for fault in harness.litter(project):
                tally.hold(False, f"left {fault}")


def file_size(bench, tally):
    """A limit of file size, with its signal (which ends the program) and without (an error like a full disk)."""
    project = harness.starter(bench, "fsize")
    output = project / "output"
    bench.execute(bench.command(project, "build", "-q"))
    old = (output / "manifest.json").read_bytes()
    harness.edit(project, 1)
    new = harness.reference(bench, project)
    for n_bytes in bench.some((0, 100, 2000, 8000, 20000, 60000)):
        for has_signal in (False, True):
            with tally.attempt(f"{n_bytes} bytes, {'with' if has_signal else 'without'} the signal"):
                def limit():
                    signal.signal(signal.SIGXFSZ, signal.SIG_DFL if has_signal else signal.SIG_IGN)
                    resource.setrlimit(resource.RLIMIT_FSIZE, (n_bytes, n_bytes))

                ran = bench.run(project, "build", "-q", may=(0, 2, -signal.SIGXFSZ), preexec_fn=limit, restore_signals=False)
                is_as_said(tally, ran, output, old, new)
                if ran.status == 0:
                    return
                tally.hold(has_signal or not harness.litter(project), f"left {harness.litter(project)}")
    with tally.attempt("no limit again"):
        bench.run(project, "build", "-q", may=(0,))
        is_whole(tally, output, new)
        tally.hold(not harness.litter(project), f"left {harness.litter(project)}")


def other_disks(bench, tally):
    """An output on another disk, as a mount point, as a folder bound to another, behind links: old site, new site, and
    builds killed between; where files are replaced one by one, the next build completes it and nothing of ours is lost."""
    if not harness.can_mount(bench.folder):
        tally.skipped = "needs root: it mounts disks; links alone are tried by the tests of `publish`"
        return
    project = harness.starter(bench, "places")
    manifests = []
    for number in (0, 1):
        harness.edit(project, number)
        manifests.append(harness.reference(bench, project))
    disk, behind = bench.place("disk"), bench.place("behind")
    with harness.tmpfs(disk, 64 * 1024):
        link, bound = project.parent / "link", project.parent / "bound"
        link.symlink_to(disk / "linked")
        bound.mkdir()
        for name, output, prepared in (
            ("on another disk", disk / "output", contextlib.nullcontext()),
            ("behind a link", link, contextlib.nullcontext()),
            ("a mount point", project.parent / "mounted", harness.tmpfs(project.parent / "mounted", 32 * 1024)),
            ("a bound folder", bound, mounted(["--bind", behind, bound], bound)),
        ):
            with prepared:
                tried_place(bench, tally, project, name, output, manifests)
                if name == "behind a link":
                    with tally.attempt("the link stays"):
                        tally.hold(link.is_symlink(), "the link was replaced")


def volumes_in_output(bench, tally):
    """A volume of the administrator's mounted within the output: its files stay, and the site around it is replaced."""
    if not harness.can_mount(bench.folder):
        tally.skipped = "needs root: it mounts volumes"
        return
    for name, options in (("another disk", ["-t", "tmpfs", "tmpfs"]), ("a bound folder", ["--bind"])):
        project = harness.starter(bench, "volume")
        output, uploads, behind = project / "output", project / "output/uploads", project.parent / "behind"
        bench.execute(bench.command(project, "build", "-q"))
        uploads.mkdir()
        behind.mkdir()
        source = [behind] if options == ["--bind"] else []
        with mounted([*options, *source, uploads], uploads), tally.attempt(name):
            (uploads / "theirs.pdf").write_bytes(b"theirs")
            harness.edit(project, 1)
            new = harness.reference(bench, project)
            bench.run(project, "build", may=(0,))
            tally.hold((uploads / "theirs.pdf").is_file(), "a file on the volume is gone")
            is_whole(tally, output, new, theirs=(".gitignore", "uploads/theirs.pdf"))
            tally.hold(not harness.litter(project), f"left {harness.litter(project)}")
            mounts = open("/proc/self/mounts").read()
            tally.hold(str(uploads) in mounts, "the volume is no longer mounted there")


def tried_place(bench, tally, project, name, output, manifests):
    build = ["build", "-q", "--output", output]
    for number in (0, 1):
        harness.edit(project, number)
        with tally.attempt(f"{name}, edition {number}"):
            bench.run(project, *build, may=(0,))
            is_whole(tally, output, manifests[number])
    for number in range(max(2, bench.kills // 10)):
        harness.edit(project, number % 2)
        with tally.attempt(f"{name}, kill {number + 1}"):
            child = subprocess.Popen(bench.command(project, *build), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.wait(bench.random.uniform(0, 0.2))
            child.kill()
            child.wait()
            # Mixed perhaps, and then `verify` says so; never without a manifest that names every file.
            ran = bench.run(project, "verify", output, may=(0, 1))
            faults = harness.whole_faults(output)
            tally.hold(bool(faults) == (ran.status == 1), f"verify says {ran.status}, but: {faults[:3]}")
            tally.hold(not [fault for fault in faults if fault.startswith("unaccounted") and ".duizhao" not in fault], str(faults[:3]))
            bench.run(project, *build, may=(0,))
            is_whole(tally, output, manifests[number % 2])


@contextlib.contextmanager
def mounted(arguments, place):
    subprocess.run(["mount", *arguments], check=True)
    try:
        yield
    finally:
        # Where the program took the volume along, `unmount_below` finds it.
        subprocess.run(["umount", "-l", place], capture_output=True)


CASES = {
    "full disk: output": full_output,
    "full disk: content": full_content,
    "full disk: both": full_both,
    "limit of file size": file_size,
    "output on other disks": other_disks,
    "volumes in the output": volumes_in_output,
}
