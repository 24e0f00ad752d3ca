"""What all cases share: running the program under a limit of time, small projects, the tally of promises."""

import contextlib
import math
import os
import random
import re
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import site_judge

REPOSITORY = Path(__file__).resolve().parents[2]
DOCUMENTS = REPOSITORY / "tests/fixtures/documents"
NOBODY = 65534
SECONDS_MAX = 120
# What a terminal would obey, and what turns text around or hides it. A newline ends a line of ours.
UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


class Ran:
    """How a run of the program ended."""

    def __init__(self, status, out, err, seconds):
        self.status, self.out, self.err, self.seconds = status, out, err, seconds


class Tally:
    """One line of the table: how often a case was tried, how often a promise was broken, and what else is to be told."""

    def __init__(self, name):
        self.name, self.tried, self.broken, self.notes, self.skipped = name, 0, 0, [], None
        self.faults = None

    @contextlib.contextmanager
    def attempt(self, what):
        """One try; it is broken where any promise in it is."""
        self.tried, self.faults = self.tried + 1, []
        yield
        if self.faults:
            self.broken += 1
            print(f"  BROKEN {self.name}: {what}", *self.faults[:5], sep="\n    ")
        self.faults = None

    def hold(self, condition, promise):
        """A promise of the running try."""
        if not condition:
            self.faults.append(promise)

    def note(self, text):
        self.notes.append(text)
        print(f"  {self.name}: {text}")


class Bench:
    """The program, a temporary folder, and chance that can be repeated."""

    def __init__(self, program, folder, seed, kills, verbose):
        self.folder, self.kills, self.verbose = Path(folder), kills, verbose
        self.random = random.Random(seed)
        self.messages = {}
        # Beside the projects, so that a user without rights elsewhere can run it.
        self.program = self.folder / "duizhao"
        shutil.copy2(program, self.program)
        self.tally = None

    def some(self, cases):
        """All cases in a full run, some of them by chance in a short one."""
        cases = list(cases)
        n_wanted = max(1, math.ceil(len(cases) * min(1, self.kills / 100)))
        return [cases[at] for at in sorted(self.random.sample(range(len(cases)), n_wanted))]

    def place(self, name):
        """A new folder."""
        return Path(tempfile.mkdtemp(prefix=f"{name}-", dir=self.folder))

    def command(self, project, *arguments):
        return [str(self.program), "--root", str(project), *map(str, arguments)]

    def run(self, project, *arguments, may=(0, 1, 2), zh=True, **options):
        """Runs the program; its status, its silence on terminals and its end are promises of the running try."""
        command = self.command(project, *arguments)
        ran = self.execute(command, **options)
        self.judge(ran, command, may)
        if zh and self.verbose and ran.status in (1, 2):
            # The same again for the Chinese wording; what fails changes nothing.
            self.judge(self.execute([*command, "--lang", "zh"], **options), command, may)
        return ran

    def execute(self, command, timeout=SECONDS_MAX, **options):
        started = time.monotonic()
        environment = {**os.environ, "LC_ALL": "C.UTF-8", **options.pop("env", {})}
        child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                 env=environment, **options)
        try:
            out, err = child.communicate(timeout=timeout)
        except subprocess.TimeoutExpired:
            child.kill()
            out, err = child.communicate()
            return Ran("hung", out, err.decode("utf-8", "replace"), timeout)
        return Ran(child.returncode, out, err.decode("utf-8", "replace"), time.monotonic() - started)

    def judge(self, ran, command, may=(0, 1, 2)):
        said = " ".join(command[3:])
        self.tally.hold(ran.status in may, f"`{said}` ended with {ran.status}, not one of {may}: {ran.err[-400:]}")
        self.tally.hold("panicked" not in ran.err, f"`{said}` panicked: {ran.err[-400:]}")
        unsafe = UNSAFE.search(ran.err)
        self.tally.hold(not unsafe, f"`{said}` printed {unsafe and unsafe[0]!r} raw")
        self.tally.hold(ran.status not in (1, 2) or ran.err.strip(), f"`{said}` failed without a word")
        if ran.status in (1, 2):
            for line in ran.err.splitlines():
                if re.match(r"(error|错误)", line):
                    self.messages.setdefault(self.general(line), said)

    def general(self, line):
        """A message without what differs from run to run, so that each is shown once."""
        line = line.replace(str(self.folder), "…")
        return re.sub(r"\d{2,}", "#", re.sub(r"-[a-z0-9_]{8}\b", "", line))


@contextlib.contextmanager
def tmpfs(place, kilobytes):
    """A small disk at a folder, gone afterwards."""
    place.mkdir(exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k,mode=0755", "tmpfs", place], check=True)
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", place], check=True)


def unmount_below(folder):
    """Ends what is still mounted below a folder, before anybody empties it."""
    with open("/proc/self/mounts") as mounts:
        places = [line.split()[1] for line in mounts]
    for place in reversed([place for place in places if place.startswith(f"{folder}/")]):
        subprocess.run(["umount", "-l", place], check=True)


def can_mount(folder):
    """Whether this user may mount, tried out."""
    if os.geteuid() != 0:
        return False
    probe = Path(folder) / "mount-probe"
    probe.mkdir(exist_ok=True)
    if subprocess.run(["mount", "-t", "tmpfs", "tmpfs", probe], capture_output=True).returncode != 0:
        return False
    return subprocess.run(["umount", probe], capture_output=True).returncode == 0


def as_nobody():
    """How to run as a user whom rights bind: as root another one, else oneself."""
    return {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}


def give_to_nobody(folder):
    """Makes a folder and all below it that user's."""
    if os.geteuid() == 0:
        for path in [folder, *folder.rglob("*")]:
            os.chown(path, NOBODY, NOBODY, follow_symlinks=False)


def snapshot(folder):
    """The files below a folder, by path, with their bytes; of other things their kind."""
    found = {}
    for base, folders, files in os.walk(folder):
        for name in files:
            path = Path(base, name)
            found[str(path.relative_to(folder))] = path.read_bytes() if path.is_file() and not path.is_symlink() else b"?"
    return found


def litter(project):
    """What a command left beside its results: names that start with a dot, but for the cache and what the site has."""
    kept = {".duizhao-cache", "output/.gitignore", ".duizhao-cache/.gitignore"}
    paths = (path.relative_to(project) for path in project.rglob("*"))
    hidden = [str(path) for path in paths if path.name.startswith(".") and str(path) not in kept]
    return hidden


def starter(bench, name):
    """The site of `new site`, with more reports so that there is something to write."""
    project = bench.place(name) / "site"
    bench.execute([str(bench.program), "new", "site", str(project)])
    source = (project / "content/reports/example-zone-2024.md").read_text("utf-8")
    for year in (2021, 2022, 2023):
        head, body = source.replace("2024", str(year)).replace("2025", str(year + 1)).split("targets:")
        body = body.split("---", 1)[1].split("## 企业培育")[0]
        (project / f"content/reports/example-zone-{year}.md").write_text(f"{head}---{body}", "utf-8")
    return project


def sample(bench, name):
    """A copy of the repository's own content."""
    project = bench.place(name) / "site"
    project.mkdir()
    shutil.copytree(REPOSITORY / "content", project / "content")
    return project


def edit(project, number):
    """Changes the site's title, which stands on every page, so that a build has something to write: the same number, the
    same bytes."""
    settings = project / "content/site.yaml"
    edition = re.compile(r"(title:\s*\{?\s*zh: )([^,\n]*?)(?:（第\d+版）)?(?=[,\n])")
    text, n_found = edition.subn(rf"\g<1>\g<2>（第{number}版）", settings.read_text("utf-8"), count=1)
    assert n_found == 1, f"{settings} has no title that could be changed"
    settings.write_text(text, "utf-8")


def reference(bench, project):
    """The manifest of the site that a build of the project gives anywhere, and of nothing else."""
    output = bench.place("reference") / "output"
    ran = bench.execute(bench.command(project, "build", "-q", "--output", output))
    assert ran.status == 0, f"the project of this case does not build: {ran.err}"
    manifest = (output / "manifest.json").read_bytes()
    shutil.rmtree(output.parent)
    return manifest


def whole_faults(output, theirs=(".gitignore",)):
    return site_judge.faults(output, set(theirs))
