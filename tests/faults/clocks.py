"""Clocks and dates of files that jump: the same content gives the same bytes."""

import os
import shutil

import disks
import harness

DAY = 86400


def file_times(bench, tally):
    """Files from 1970, from the future, and from before the last build."""
    project = harness.starter(bench, "clock")
    bench.execute(bench.command(project, "build", "-q"))
    wanted = [(project / "output/manifest.json").read_bytes()]
    harness.edit(project, 1)
    wanted.append(harness.reference(bench, project))
    # Seconds since 1970 of every file; after 2106 they do not fit into 32 bits.
    for number, seconds in enumerate(bench.some((0, 1, 2**31 - 1, 2**31, 2**32 + 5, 4 * 10**9, 40 * DAY, 39 * DAY, 38 * DAY))):
        with tally.attempt(f"files of second {seconds}"):
            harness.edit(project, number % 2)
            for path in [project, *(project / "content").rglob("*"), *(project / "output").rglob("*")]:
                os.utime(path, (seconds, seconds))
            bench.run(project, "build", "-q", may=(0,))
            # The starter itself has no edition; from then on the title has one.
            manifest = (project / "output/manifest.json").read_bytes()
            wanted[number % 2] = wanted[number % 2] if number else manifest
            disks.is_whole(tally, project / "output", wanted[number % 2])
            tally.hold(harness.reference(bench, project) == manifest, "a build beside it gives other bytes")


def zones(bench, tally):
    """Odd time zones and locales."""
    project = harness.starter(bench, "clock")
    wanted = harness.reference(bench, project)
    for zone in bench.some(("Pacific/Kiritimati", "America/St_Johns", "XXX+167:59:59", "nonsense", ":/dev/null", "")):
        for locale in bench.some(("tr_TR.UTF-8", "zh_CN.GBK", "C")):
            with tally.attempt(f"TZ={zone!r} LC_ALL={locale}"):
                shutil.rmtree(project / "output")
                bench.run(project, "build", "-q", may=(0,), env={"TZ": zone, "LC_ALL": locale})
                disks.is_whole(tally, project / "output", wanted)


def clock(bench, tally):
    """The system's clock itself, in a process that is told another time."""
    library = next((path for path in ("/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1",
                                      "/usr/lib/aarch64-linux-gnu/faketime/libfaketime.so.1") if os.path.exists(path)), None)
    if not library:
        tally.skipped = "libfaketime is not installed; a time namespace moves no wall clock"
        return
    project = harness.starter(bench, "clock")
    wanted = harness.reference(bench, project)
    for time in bench.some(("1970-01-02 00:00:00", "2000-02-29 12:00:00", "2038-01-19 03:14:08", "2099-12-31 23:59:59", "-10y", "+10y x100")):
        with tally.attempt(time):
            shutil.rmtree(project / "output", ignore_errors=True)
            bench.run(project, "build", "-q", may=(0,), env={"LD_PRELOAD": library, "FAKETIME": time})
            disks.is_whole(tally, project / "output", wanted, theirs=())


CASES = {"dates of files": file_times, "time zones and locales": zones, "clock": clock}
