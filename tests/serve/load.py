#!/usr/bin/env python3
"""Usage: load.py PROGRAM [--content DIR] [--seconds 30] [--connections 200] [--slow 300] [--edits 2000]

Holds `duizhao serve` to what docs/reliability.md promises, on a copy of a site: many connections at once, clients that
never finish, bytes that are no request, and a long session of edits after each of which the page shown is right. Prints
a tally; exit status 1 where a promise was broken. Python's standard library alone; `wrk` is used where it is installed.
Everything stays on 127.0.0.1, and stops by itself. Bounded: --seconds 3 --edits 40.
"""

import argparse
import asyncio
import json
import os
import random
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import quote, urljoin

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parent.parent
# What a reader waits for at most while others do their worst, in seconds.
READER_WAITS = 2.0
# After this long an edit that is not shown never will be.
EDIT_WAITS = 20.0
RSS_GROWTH = 1.2
# 256 connections and 64 event streams, and what the program needs for itself.
FILES_MAX = 256 + 64 + 40
# Threads that render pages come and go, up to eight; a connection may be on its way out when files are counted.
FILES_SLACK, THREADS_SLACK = 2, 8


class Tally:
    """Promises with what was measured, printed as a table."""

    def __init__(self):
        self.rows = []

    def add(self, what, measured, is_kept):
        self.rows.append((what, str(measured), "kept" if is_kept else "BROKEN"))
        print(f"  {self.rows[-1][2]:6}  {what}: {measured}", flush=True)

    def skip(self, what, why):
        self.rows.append((what, why, "skipped"))
        print(f"  skipped {what}: {why}", flush=True)

    def close(self):
        width = max(len(row[0]) for row in self.rows)
        print("\n" + "\n".join(f"{state:8}{what:{width}}  {measured}" for what, measured, state in self.rows))
        kept, broken, skipped = (sum(row[2] == state for row in self.rows) for state in ("kept", "BROKEN", "skipped"))
        print(f"{kept} passed, {broken} failed, {skipped} skipped")
        return 1 if broken else 0


class Server:
    """The program, serving a copy of a site."""

    def __init__(self, program, root):
        self.root = root
        command = [program, "--root", str(root), "--lang", "en", "serve", "--port", "0"]
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL)
        self.said = []
        for line in self.process.stderr:
            line = line.decode()
            self.said.append(line.rstrip())
            if found := re.search(r"http://127\.0\.0\.1:(\d+)/", line):
                self.port = int(found[1])
                break
        else:
            sys.exit("the preview did not start:\n" + "\n".join(self.said))
        # What it says later must not fill the pipe.
        os.set_blocking(self.process.stderr.fileno(), False)

    def status(self):
        """Resident memory in bytes, open files, threads; None where the system does not tell."""
        try:
            text = Path(f"/proc/{self.process.pid}/status").read_text()
            files = len(os.listdir(f"/proc/{self.process.pid}/fd"))
        except OSError:
            return None
        number = lambda name: int(re.search(rf"{name}:\s+(\d+)", text)[1])
        return number("VmRSS") * 1024, files, number("Threads")

    def drain(self):
        self.said.extend((self.process.stderr.read() or b"").decode().splitlines())

    def is_alive(self):
        return self.process.poll() is None

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()


async def exchange(port, request, limit, is_to_end=True):
    """Sends bytes as they are; all that comes back until the server closes. Where it does not within `limit` seconds,
    that is an error, or else what has come until then."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1 << 24)
    answer, until = b"", time.monotonic() + limit
    try:
        writer.write(request)
        while part := await asyncio.wait_for(reader.read(1 << 20), max(0, until - time.monotonic())):
            answer += part
    except asyncio.TimeoutError:
        if is_to_end:
            raise
    except OSError:
        # Closed while we were still writing; what it said before that stands.
        if is_to_end and not answer:
            raise
    finally:
        writer.close()
    return answer


async def get(port, path, limit=EDIT_WAITS):
    """Status and body of a page."""
    request = f"GET {quote(path)} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n"
    answer = await exchange(port, request.encode(), limit)
    head, _, body = answer.partition(b"\r\n\r\n")
    return int(head.split(b" ", 2)[1]), body.decode("utf-8", "replace")


# (a) many connections


async def by_wrk(port, path, seconds, connections):
    command = ["wrk", "-t2", f"-c{connections}", f"-d{seconds}s", "--latency", "--timeout", "20s"]
    command.append(f"http://127.0.0.1:{port}{path}")
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    text = (await process.communicate())[0].decode()
    requests = int(re.search(r"(\d+) requests in", text)[1])
    wrong = sum(int(n) for n in re.findall(r"(?:connect|read|write|timeout) (\d+)", text))
    wrong += sum(int(n) for n in re.findall(r"Non-2xx or 3xx responses: (\d+)", text))
    return requests, wrong, re.search(r"^\s+99%\s+(\S+)", text, re.M)[1]


async def by_own_client(port, path, seconds, connections):
    request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode()
    until, times, wrong = time.monotonic() + seconds, [], 0

    async def client():
        nonlocal wrong
        reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1 << 24)
        while time.monotonic() < until:
            began = time.monotonic()
            try:
                writer.write(request)
                head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 20)
                length = int(re.search(rb"(?i)content-length: (\d+)", head)[1])
                await asyncio.wait_for(reader.readexactly(length), 20)
                wrong += not head.startswith(b"HTTP/1.1 200")
            except (OSError, EOFError, asyncio.TimeoutError):
                wrong += 1
                break
            times.append(time.monotonic() - began)
        writer.close()

    await asyncio.gather(*(client() for _ in range(connections)))
    return len(times), wrong, f"{sorted(times)[len(times) * 99 // 100] * 1000:.0f}ms" if times else "-"


async def many_connections(server, tally, seconds, connections):
    print(f"\n{connections} connections for {seconds} s")
    client, name = (by_wrk, "wrk") if shutil.which("wrk") else (by_own_client, "own client")
    for path in ["/zh/index.html", "/zh/compare/2022-2023/index.html"]:
        requests, wrong, slowest = await client(server.port, path, seconds, connections)
        measured = f"{requests} answers, {wrong} failed, 99 % within {slowest} ({name})"
        tally.add(f"{connections} connections on {path}", measured, requests > 0 and wrong == 0)


# (b) clients that never finish


async def slow_clients(server, tally, seconds, count):
    print(f"\n{count} clients that never finish, {seconds} s each way")
    head = f"GET /zh/index.html HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nX-Slow: ".encode()

    async def one(kind):
        while True:
            try:
                reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
                if kind == "never read the answer":
                    writer.write(head + b"1\r\n\r\n")
                    await asyncio.sleep(3600)
                for at in range(10**6):
                    if kind == "send one byte a second":
                        writer.write(head[at : at + 1] or b"x")
                        await writer.drain()
                    if reader.at_eof():
                        break
                    await asyncio.sleep(1)
            except OSError:
                await asyncio.sleep(0.1)

    for kind in ["send one byte a second", "send nothing", "never read the answer"]:
        clients = [asyncio.create_task(one(kind)) for _ in range(count)]
        await asyncio.sleep(1)
        times, until = [], time.monotonic() + seconds
        while time.monotonic() < until:
            began = time.monotonic()
            try:
                status, body = await get(server.port, "/zh/index.html", READER_WAITS * 5)
                is_right = status == 200 and "</html>" in body
            except (OSError, EOFError, asyncio.TimeoutError, IndexError):
                is_right = False
            times.append(time.monotonic() - began if is_right else float("inf"))
            await asyncio.sleep(0.2)
        for client in clients:
            client.cancel()
        await asyncio.gather(*clients, return_exceptions=True)
        worst = max(times)
        tally.add(
            f"a reader beside {count} clients that {kind}",
            f"{len(times)} pages, the slowest after {worst * 1000:.0f} ms",
            worst <= READER_WAITS,
        )


async def crowd(server, tally, count):
    """More clients than may be in at once, each of which connects and is silent."""
    if server.status() is None:
        return tally.skip(f"files open beside {count} silent clients", "the system does not tell")
    silent = [await asyncio.open_connection("127.0.0.1", server.port) for _ in range(count)]
    status, _ = await get(server.port, "/zh/index.html")
    held = server.status()[1]
    for _, writer in silent:
        writer.close()
    is_kept = held <= FILES_MAX and status == 200
    tally.add(f"files open beside {count} silent clients", f"{held}, a page meanwhile: status {status}", is_kept)


# (c) bytes that are no request


async def garbage(server, tally):
    print("\nrequests that are none")
    random.seed(20250101)
    host = f"Host: 127.0.0.1:{server.port}\r\n"
    bad = [
        b"", b"\0" * 4096, b"\r\n" * 4096, b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", b"GET\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n", b"GET / HTTP/1.0\r\n\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 5000 + b"\r\n",
        f"GET /{'a' * 100_000} HTTP/1.1\r\n{host}\r\n".encode(),
        f"GET / HTTP/1.1\r\n{host}X: {'a' * 1_000_000}\r\n\r\n".encode(),
        f"POST / HTTP/1.1\r\n{host}Content-Length: 99999999999\r\n\r\n{'a' * 100_000}".encode(),
        f"POST / HTTP/1.1\r\n{host}Transfer-Encoding: chunked\r\n\r\nzz\r\n".encode(),
        f"GET / HTTP/1.1\r\n{host}Host: evil.example\r\n\r\n".encode(),
        f"GET http://evil.example/ HTTP/1.1\r\n{host}\r\n".encode(),
        f"GET / HTTP/1.1\r\n{host}Origin: http://evil.example\r\n\r\n".encode(),
    ]
    climbs = ["..%2f", "%2e%2e/", "%252e%252e%252f", "..%5c", "..\\", "..%c0%af", "%c0%ae%c0%ae/", "..%00/", ".%2e/"]
    bad += [f"GET /{climb * 8}etc/passwd HTTP/1.1\r\n{host}\r\n".encode() for climb in climbs]
    n_whole = len(bad)
    bad += [random.randbytes(random.randrange(1, 3000)) for _ in range(200)]
    whole = f"GET /zh/index.html HTTP/1.1\r\n{host}\r\n".encode()
    for _ in range(200):
        broken = bytearray(whole)
        for _ in range(random.randrange(1, 6)):
            broken[random.randrange(len(broken))] = random.randrange(256)
        bad.append(bytes(broken))
    let_in = []
    for number, request in enumerate(bad):
        # What is no whole request waits for its end, which never comes.
        answer = await exchange(server.port, request, 0.3, is_to_end=False)
        # Bytes changed at random may leave a request whole; the others are not to be served.
        if b"root:" in answer or (answer.startswith(b"HTTP/1.1 2") and number < n_whole):
            let_in.append(request[:80])
    status, _ = await get(server.port, "/zh/index.html")
    tally.add(f"{len(bad)} requests that are none", f"{len(let_in)} let in {let_in[:3]}", not let_in)
    tally.add("a page after them", f"status {status}", status == 200)


# (d) a session of edits


class Events:
    """The event stream of an open page."""

    async def open(self, port):
        self.reader, self.writer = await asyncio.open_connection("127.0.0.1", port)
        self.writer.write(f"GET /__duizhao/events HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
        return self

    async def next(self):
        while line := await self.reader.readline():
            if line.startswith(b"data: "):
                return json.loads(line[6:])
        raise EOFError("the event stream ended")


class Session:
    """Edits of a site, each with what readers then have to see."""

    def __init__(self, root):
        self.root = root
        reports = root / "content/reports"
        self.report, self.registry = reports / "national-2024.md", root / "content/indicators.yaml"
        self.style = root / "themes/default/static/style.css"
        self.texts = {path: path.read_text() for path in (self.report, self.registry, self.style)}
        self.extra = lambda n: reports / f"extra-{n}.md"
        self.moved = lambda n: reports / f"moved-{n}.md"
        self.kinds = [
            self.value, self.prose, self.indicator, self.sheet, self.added, self.renamed, self.removed,
            self.broken, self.mended,
        ]

    def edit(self, number):
        return self.kinds[number % len(self.kinds)](number)

    def replaced(self, path, old, new):
        text = self.texts[path]
        assert old in text, f"{path} has no {old!r}: this script is to follow the sample site"
        path.write_text(text.replace(old, new, 1))

    def value(self, n):
        figure = f"超过{200 + n}万亿元"
        self.replaced(self.report, "超过126万亿元", figure)
        return [("/zh/reports/national-2024/", 200, figure)]

    def prose(self, n):
        self.replaced(self.report, "## 城乡与民生", f"第{n}次修改。\n\n## 城乡与民生")
        return [("/zh/reports/national-2024/", 200, f"第{n}次修改")]

    def indicator(self, n):
        name = re.search(r"^gdp:\n(?:.*\n)*?\s+name: \{ zh: ([^,]+),", self.texts[self.registry], re.M)[1]
        self.replaced(self.registry, f"zh: {name},", f"zh: {name}之{n},")
        return [("/zh/indicators/gdp/", 200, f"{name}之{n}")]

    def sheet(self, n):
        self.style.write_text(self.texts[self.style] + f"\n.session{{order:{n}}}\n")
        return [("/zh/index.html", 200, ("stylesheet", f"order:{n}"))]

    def added(self, n):
        self.n_extra = n
        front = f"title: 新报告{n}\norganization: national\nperiod: 2010\nissued: 2011-03-05"
        self.extra(n).write_text(f"---\n{front}\n---\n\n正文{n}。\n")
        return [(f"/zh/reports/extra-{n}/", 200, f"正文{n}。")]

    def renamed(self, n):
        self.extra(self.n_extra).rename(self.moved(self.n_extra))
        return [(f"/zh/reports/extra-{self.n_extra}/", 404, ""), (f"/zh/reports/moved-{self.n_extra}/", 200, "正文")]

    def removed(self, n):
        self.moved(self.n_extra).unlink()
        return [(f"/zh/reports/moved-{self.n_extra}/", 404, "")]

    def broken(self, n):
        self.replaced(self.report, "kind: summary", "kind: [summary")
        return [("/__duizhao/problems", 200, "national-2024.md"), ("/zh/index.html", 200, "</html>")]

    def mended(self, n):
        self.report.write_text(self.texts[self.report])
        return [("/zh/reports/national-2024/", 200, "超过126万亿元"), ("/__duizhao/problems", None, "!kind: [summary")]


async def shows(port, path, status, text):
    found, body = await get(port, path)
    if isinstance(text, tuple):
        href = re.search(r'<link rel="stylesheet" href="([^"]+)"', body)
        if not href:
            return False
        found, body = await get(port, urljoin(path, href[1]))
        text = text[1]
    is_there = text.removeprefix("!") in body
    return status in (None, found) and is_there != text.startswith("!")


async def session(server, tally, edits):
    print(f"\na session of {edits} edits")
    events = await Events().open(server.port)
    await events.next()
    # Two more pages are open, which nobody looks at.
    others = [await Events().open(server.port) for _ in range(2)]
    work, wrong, times, samples = Session(server.root), [], [], []
    began = time.monotonic()
    for number in range(edits):
        wanted = work.edit(number)
        edited = time.monotonic()
        try:
            await asyncio.wait_for(until_shown(server.port, events, wanted), EDIT_WAITS)
            times.append(time.monotonic() - edited)
        except (asyncio.TimeoutError, EOFError, OSError) as error:
            wrong.append(f"{number} {work.kinds[number % len(work.kinds)].__name__}: {type(error).__name__}")
            if not server.is_alive():
                break
        if number % 10 == 9 and (status := server.status()):
            samples.append((number + 1, *status))
        if number % 200 == 199 and samples:
            _, rss, files, threads = samples[-1]
            print(f"  {number + 1:5} edits, {rss / 2**20:.0f} MiB, {files} files, {threads} threads", flush=True)
    took = time.monotonic() - began
    shown = f"{len(times)} of {edits} shown right, median {statistics.median(times or [0]) * 1000:.0f} ms, "
    shown += f"slowest {max(times or [0]) * 1000:.0f} ms, {took:.0f} s in all"
    tally.add("edits, each awaited on the event stream", f"{shown} {wrong[:3] or ''}", not wrong)
    growth(tally, samples, edits)
    for stream in [events, *others]:
        stream.writer.close()


async def until_shown(port, events, wanted):
    """Looks at the pages after each event until they are as wanted."""
    while True:
        await events.next()
        if all([await shows(port, *page) for page in wanted]):
            return


def growth(tally, samples, edits):
    """Memory, open files and threads at the end against those after the warm-up, which is the first hundred edits."""
    warm_up = min(100, edits // 2)
    part = max(1, min(10, len(samples) // 4))
    warm = [sample for sample in samples if sample[0] >= warm_up][:part]
    last = samples[-part:]
    if not warm:
        return tally.skip("memory, files and threads", "no edits, or the system does not tell")
    middle = lambda rows, column: statistics.median(row[column] for row in rows)
    rss = [middle(rows, 1) for rows in (warm, last)]
    peak = max(sample[1] for sample in samples)
    mib = [f"{size / 2**20:.0f} MiB" for size in (*rss, peak)]
    measured = f"{mib[0]} → {mib[1]}: × {rss[1] / rss[0]:.2f}, peak {mib[2]}"
    tally.add(f"memory after {warm_up} edits and after {samples[-1][0]}", measured, rss[1] <= rss[0] * RSS_GROWTH)
    for column, what, slack in [(2, "open files", FILES_SLACK), (3, "threads", THREADS_SLACK)]:
        was, now = middle(warm, column), middle(last, column)
        tally.add(f"{what} then and now", f"{was:.0f} → {now:.0f}", now <= was + slack)


def copy_of(content, root):
    shutil.copytree(content, root / "content")
    static = root / "themes/default/static"
    static.mkdir(parents=True)
    shutil.copy(REPOSITORY / "themes/default/static/style.css", static)


async def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[2])
    parser.add_argument("program")
    parser.add_argument("--content", type=Path, default=REPOSITORY / "content")
    parser.add_argument("--seconds", type=int, default=30)
    parser.add_argument("--connections", type=int, default=200)
    parser.add_argument("--slow", type=int, default=300)
    parser.add_argument("--edits", type=int, default=2000)
    asked = parser.parse_args()
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 8192), hard))
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        copy_of(asked.content, Path(folder))
        server = Server(asked.program, Path(folder))
        try:
            await many_connections(server, tally, asked.seconds, asked.connections)
            await slow_clients(server, tally, asked.seconds, asked.slow)
            await crowd(server, tally, 3 * asked.slow)
            await garbage(server, tally)
            await session(server, tally, asked.edits)
            server.drain()
            tally.add("the program still runs", f"pid {server.process.pid}", server.is_alive())
            crashes = [line for line in server.said if "panicked" in line or "crashed" in line]
            tally.add("panics on its terminal", f"{len(crashes)} {crashes[:2] or ''}", not crashes)
        finally:
            server.stop()
    return tally.close()


sys.exit(asyncio.run(main()))
