"""`serve` where the system watches no more folders: it says so, and sees edits all the same."""

import contextlib
import re
import shutil
import subprocess
import threading
import time
import urllib.request

import harness

LIMITS = ("max_user_watches", "max_user_instances")


def watching(bench, tally):
    in_namespace = ["unshare", "--user", "--map-root-user"]
    has_namespaces = subprocess.run([*in_namespace, "true"], capture_output=True).returncode == 0
    preview(bench, tally, "limits as they are", [], must_poll=False)
    skipped = []
    if has_namespaces:
        # The limits of the namespace: those below fs/inotify are the machine's, in a namespace too.
        script = "echo 0 > /proc/sys/user/max_inotify_instances && exec \"$@\""
        preview(bench, tally, "no instances, in a user namespace", [*in_namespace, "sh", "-c", script, "sh"])
        for number in (0, 2):
            script = f"echo {number} > /proc/sys/user/max_inotify_watches && exec \"$@\""
            preview(bench, tally, f"{number} watches, in a user namespace", [*in_namespace, "sh", "-c", script, "sh"])
    else:
        skipped.append("no user namespaces here")
    for name in LIMITS:
        try:
            with lowered(name, 0):
                preview(bench, tally, f"{name} lowered", [])
        except OSError as error:
            skipped.append(f"fs.inotify.{name} cannot be set: {error.strerror}")
    tally.skipped = "; ".join(skipped) or None


@contextlib.contextmanager
def lowered(name, value):
    """A limit of the system, as it was afterwards whatever happens."""
    path = f"/proc/sys/fs/inotify/{name}"
    with open(path) as file:
        before = file.read()
    with open(path, "w") as file:
        file.write(str(value))
    try:
        yield
    finally:
        with open(path, "w") as file:
            file.write(before)


def preview(bench, tally, name, prefix, must_poll=True):
    """Starts a preview, edits a report, a new one and a picture's folder, and waits for each to be seen."""
    project = harness.starter(bench, "serve")
    command = [*prefix, *bench.command(project, "serve", "--port", "0")]
    with tally.attempt(name):
        child = subprocess.Popen(command, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True)
        said = []
        reader = threading.Thread(target=lambda: said.extend(child.stderr))
        reader.start()
        try:
            address = awaited(lambda: re.search(r"http://[\d.:]+/", "".join(said)))
            tally.hold(address, f"no preview came up: {said}")
            if address:
                edit_and_see(tally, project, address[0])
        finally:
            child.terminate()
            tally.hold(child.wait(20) == 0, f"ended with {child.returncode}")
            reader.join()
        words = "".join(said)
        tally.hold("twice a second" in words or not must_poll, f"that it looks through the folders is not said: {words}")
        bench.messages.setdefault(bench.general(words.strip().splitlines()[0]), "serve")
    shutil.rmtree(project)


def edit_and_see(tally, project, address):
    report = project / "content/reports/example-zone-2024.md"
    page = f"{address}zh/reports/example-zone-2024/index.html"
    tally.hold(awaited(lambda: "示例经济开发区" in get(page)), "the page is not served")
    for edition in ("第一次修改", "第二次修改"):
        report.write_text(report.read_text("utf-8") + f"\n{edition}。\n", "utf-8")
        tally.hold(awaited(lambda: edition in get(page)), f"{edition} was not seen")
    new = project / "content/reports/new/index.md"
    new.parent.mkdir()
    new.write_text(report.read_text("utf-8").replace("period: 2024", "period: 2019").replace("2024", "2019"), "utf-8")
    tally.hold(awaited(lambda: get(f"{address}zh/reports/new/index.html")), "a new folder was not seen")


def get(url):
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:
            return answer.read().decode("utf-8")
    except OSError:
        return ""


def awaited(condition, seconds=20):
    """What a condition gives as soon as it gives something."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = condition()
        if found:
            return found
        time.sleep(0.02)
    return None


CASES = {"serve without watches": watching}
