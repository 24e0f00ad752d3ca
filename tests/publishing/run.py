#!/usr/bin/env python3
"""run.py PROGRAM [SERVER…]: the configurations of docs/publishing, in the servers that are installed here.

Builds the starter site with PROGRAM, puts it in place with the shipped scripts, and starts nginx, Apache httpd and Caddy, as
ordinary processes on free ports of 127.0.0.1, with exactly the files shipped (only ports and paths replaced), at the root of a
host and under /reports/ (nginx also within a server's location, Apache also by .htaccess). What is asked of each is in `Judge`.
Beside that: the chapters of the handbook show the same text as the files, and the policies in them are those that PROGRAM
prints. Installs nothing; what is absent is skipped aloud.
Exit status 1 if something fails, 2 if it could not run.
"""

import contextlib
import gzip
import http.client
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as xml
from pathlib import Path
from urllib.parse import quote

PROJECT = Path(__file__).resolve().parents[2]
CONFIGURATIONS = PROJECT / "docs/publishing"
CHAPTERS = PROJECT / "docs/handbook/content/pages"
SUBPATH = "/reports"
BELOW = ("below", "location")
HASHED = re.compile(r"assets/[^/]+-[0-9a-f]{10}\.[a-z0-9]+$")
SECRET = "nobody outside may read this"
TYPES = {
    "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8",
    "txt": "text/plain; charset=utf-8", "csv": "text/csv; charset=utf-8", "xml": "application/xml; charset=utf-8",
    "json": "application/json", "jsonld": "application/ld+json", "svg": "image/svg+xml", "png": "image/png",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet", "sqlite": "application/vnd.sqlite3",
    "atom": "application/atom+xml; charset=utf-8",
}
# Attachments and pictures, which the starter has none of; those in brackets may also come as downloads.
OTHERS = {
    "pdf": "application/pdf", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp", "avif": "image/avif",
    "zip": "(application/zip)", "doc": "(application/msword)", "xls": "(application/vnd.ms-excel)", "woff2": "(font/woff2)",
    "docx": "(application/vnd.openxmlformats-officedocument.wordprocessingml.document)", "nobody-knows": "application/octet-stream",
}
COMPRESSED = {"html", "css", "js", "csv", "json", "svg", "atom"}
FIXED = {
    "x-content-type-options": "nosniff", "x-frame-options": "SAMEORIGIN", "cross-origin-opener-policy": "same-origin",
    "referrer-policy": "strict-origin-when-cross-origin", "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


class Tally:
    """What was judged: columns (a server at a place), rows (a question), and what failed."""

    def __init__(self):
        self.columns, self.rows, self.answers, self.failures, self.skipped = [], [], {}, {}, []

    def say(self, column, row, fault):
        if column not in self.columns:
            self.columns.append(column)
        if row not in self.rows:
            self.rows.append(row)
        self.answers[column, row] = not fault and self.answers.get((column, row), True)
        if fault:
            self.failures.setdefault(f"{column}: {row}", []).append(fault)

    def skip(self, what):
        self.skipped.append(what)
        print(f"skipped: {what}")

    def close(self):
        width = max(map(len, self.rows), default=0)
        print(" " * width, *self.columns, sep="  ")
        for row in self.rows:
            marks = [{True: "ok", False: "FAILED", None: "-"}[self.answers.get((column, row))] for column in self.columns]
            print(row.ljust(width), *(mark.ljust(len(column)) for mark, column in zip(marks, self.columns)), sep="  ")
        for judged, faults in self.failures.items():
            more = f" (and {len(faults) - 5} more)" if len(faults) > 5 else ""
            print(f"FAILED {judged}{more}", *faults[:5], sep="\n  ")
        failed = sum(not passed for passed in self.answers.values())
        print(f"{len(self.answers) - failed} passed, {failed} failed, {len(self.skipped)} skipped")
        return 1 if failed else 0


def run(*command, **options):
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, **options)
    if done.returncode:
        raise RuntimeError(f"{' '.join(map(str, command))}: status {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


# The site.

def write_site(program, folder):
    run(program, "new", "site", folder)
    settings = folder / "content/site.yaml"
    every = "csv, json, xlsx, xlsx-each, package, csvw, sdmx, dcat, parquet, sqlite, api"
    settings.write_text(settings.read_text("utf-8") + f"data: [{every}]\n", "utf-8")
    # A name in Han, since addresses and file names of such are where servers differ.
    (folder / "content/pages/统计口径.md").write_text("---\ntitle: { zh: 统计口径, en: Coverage }\n---\n\n统计口径说明。\n", "utf-8")


def build(program, folder, base):
    run(program, "--root", folder, "build", "--quiet", "--base-url", base)
    return folder / "output"


@contextlib.contextmanager
def named(program):
    """An environment in which `duizhao` is the program under test."""
    with tempfile.TemporaryDirectory() as tools:
        Path(tools, "duizhao").symlink_to(program)
        yield {**os.environ, "PATH": f"{tools}:{os.environ['PATH']}"}


def deploy(program, output, site):
    """With deploy.sh, as the chapter says; by hand where rsync is absent."""
    if shutil.which("rsync"):
        with named(program) as environment:
            run("sh", CONFIGURATIONS / "deploy.sh", output, site, env=environment)
        time.sleep(1.1)  # releases are named by the second
        return
    release = site / "releases" / str(time.time_ns())
    shutil.copytree(output, release, ignore=shutil.ignore_patterns(".gitignore"))
    (site / "current.new").symlink_to(f"releases/{release.name}")
    os.replace(site / "current.new", site / "current")


# The servers.

def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def replaced(text, old, new):
    assert text.count(old) >= 1, f"the configuration has no {old!r} any more"
    return text.replace(old, new)


def configuration(name, port, here, below):
    """The file as shipped, with port and paths of this run; below a path if `below`, as subpath.diff says."""
    text = (CONFIGURATIONS / name).read_text("utf-8")
    if below in BELOW:
        for old, new in subpath_lines(name):
            text = replaced(text, old, new)
    for path in ("/srv/reports", "/srv/www"):
        text = text.replace(path, str(here / path[1:]))
    old, new = {
        "nginx.conf": ("listen 80;", f"listen 127.0.0.1:{port};"),
        "apache.conf": ("<VirtualHost *:80>", f"<VirtualHost 127.0.0.1:{port}>"),
        "Caddyfile": ("\nreports.example.org {", f"\nhttp://127.0.0.1:{port} {{"),
    }[name]
    return replaced(text, old, new)


def subpath_lines(name):
    lines, inside = [], False
    for line in (CONFIGURATIONS / "subpath.diff").read_text("utf-8").splitlines():
        if line[0] not in "+-":
            inside = line == name
        elif inside and line[0] == "-":
            lines.append([line[1:] + "\n"])
        elif inside:
            lines[-1].append(line[1:] + "\n")
    return lines


def nginx(port, here, below):
    text = configuration("nginx.conf", port, here, below)
    if below == "location":
        # Within a server that has pages of its own: everything from `root` on in a location.
        head, rest = text.split("    root ", 1)
        text = f"{head}    root {here}/srv/other;\n    location ^~ {SUBPATH}/ {{\n    root {rest.rstrip()[:-1]}    }}\n}}\n"
    (here / "reports.conf").write_text(text, "utf-8")
    temporary = "".join(f"{kind}_temp_path {here}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    types = "include /etc/nginx/mime.types;" if Path("/etc/nginx/mime.types").exists() else ""
    main = here / "nginx.conf"
    main.write_text(f"daemon off; worker_processes 1; pid {here}/nginx.pid; error_log {here}/log; events {{ }}\n"
                    f"http {{ {types} access_log off; {temporary} include {here}/reports.conf; }}\n", "utf-8")
    return ["nginx", "-e", here / "log", "-c", main]


def apache(port, here, below):
    text = configuration("apache.conf", port, here, below)
    if below == ".htaccess":
        # The same lines in the folder itself, as the chapter says.
        inner = re.search(r'<Directory "[^"]+">\n(.*?)</Directory>', text, re.S)
        lines = inner[1].replace("Options FollowSymLinks", "Options -Indexes").replace("AllowOverride None\n", "")
        (here / "srv/reports/current/.htaccess").write_text(lines, "utf-8")
        text = text.replace(inner[1], "Require all granted\nAllowOverride All\nOptions FollowSymLinks Indexes\n")
    (here / "reports.conf").write_text(text, "utf-8")
    folders = [Path(name) for name in ("/usr/lib/apache2/modules", "/usr/lib64/httpd/modules", "/etc/httpd/modules")]
    modules = next((folder for folder in folders if folder.is_dir()), folders[0])
    # What the file's own line enables, what a server cannot do without, and what could betray listings.
    named = re.search(r"a2enmod ([a-z ]+) &&", text)[1].split()
    wanted = ["mpm_event", "authz_core", "unixd", *named, "autoindex", "negotiation"]
    loaded = "".join(f"LoadModule {name}_module {modules}/mod_{name}.so\n" for name in wanted if (modules / f"mod_{name}.so").exists())
    system = Path("/etc/apache2/mods-available/mime.conf")
    identity = "User #65534\nGroup #65534\n" if os.geteuid() == 0 else ""
    main = here / "httpd.conf"
    main.write_text(f"ServerRoot {here}\n{loaded}{identity}PidFile {here}/httpd.pid\nErrorLog {here}/log\nServerName 127.0.0.1\n"
                    f"Listen 127.0.0.1:{port}\n{f'Include {system}' if system.exists() else 'TypesConfig /dev/null'}\n"
                    f"<Directory />\nRequire all denied\nOptions Indexes FollowSymLinks\n</Directory>\nInclude {here}/reports.conf\n", "utf-8")
    return [shutil.which("apache2") or shutil.which("httpd"), "-DFOREGROUND", "-f", main]


def caddy(port, here, below):
    main = here / "Caddyfile"
    main.write_text("{\n\tadmin off\n\tauto_https off\n}\n" + configuration("Caddyfile", port, here, below), "utf-8")
    return ["caddy", "run", "--config", main, "--adapter", "caddyfile"]


SERVERS = {"nginx": (nginx, ["nginx"]), "apache": (apache, ["apache2", "httpd"]), "caddy": (caddy, ["caddy"])}


@contextlib.contextmanager
def started(name, here, below):
    port = free_port()
    command = SERVERS[name][0](port, here, below)
    environment = {**os.environ, "HOME": str(here), "XDG_DATA_HOME": str(here), "XDG_CONFIG_HOME": str(here)}
    with open(here / "said", "wb") as said:
        server = subprocess.Popen([str(word) for word in command], stdout=said, stderr=said, env=environment, start_new_session=True)
    try:
        for _ in range(200):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                break
            if server.poll() is not None:
                break
            time.sleep(0.05)
        if server.poll() is not None:
            raise RuntimeError(f"{name} does not start:\n{(here / 'said').read_text('utf-8', 'replace')}")
        yield port
    finally:
        server.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            server.wait(10)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(server.pid, signal.SIGKILL)  # the group is of this server alone
        server.wait()


# The questions.

class Answer:
    def __init__(self, response):
        self.status, self.body = response.status, response.read()
        self.all = [(key.lower(), value) for key, value in response.getheaders()]
        self.headers = dict(self.all)
        if self.headers.get("content-encoding") == "gzip" and self.body:
            self.body = gzip.decompress(self.body)


class Judge:
    def __init__(self, tally, column, port, prefix, site, policies):
        self.tally, self.column, self.port, self.prefix, self.site, self.policies = tally, column, port, prefix, site, policies
        self.manifest = json.loads((site / "manifest.json").read_text("utf-8"))["files"]

    def ask(self, path, method="GET", **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request(method, path, headers={key.replace("_", "-"): value for key, value in headers.items()})
            return Answer(connection.getresponse())
        finally:
            connection.close()

    def get(self, name, **headers):
        return self.ask(f"{self.prefix}/{quote(name)}", **headers)

    def hold(self, row, name, found, expected):
        self.tally.say(self.column, row, None if found == expected else f"{name or '/'}: {found!r}, not {expected!r}")

    def bytes(self, name):
        return (self.site / name).read_bytes()

    def first(self, ending):
        """One file of the kind, the largest so that it is worth compressing."""
        kind = [name for name in self.manifest if (name.endswith("/atom.xml") if ending == "atom" else name.endswith(f".{ending}") and not name.endswith("atom.xml"))]
        return max(kind, key=lambda name: self.manifest[name]["bytes"], default=None)

    def all(self):
        for question in (self.pages, self.missing, self.security, self.types, self.cache, self.compression, self.closed, self.outside, self.mirror):
            question()

    def pages(self):
        for name in ("", "zh/", "en/", "zh/reports/example-zone-2024/", "zh/pages/统计口径/"):
            answer = self.get(name)
            self.hold("pages, by folder and by name", name, (answer.status, answer.body), (200, self.bytes(f"{name}index.html")))
            answer = self.get(f"{name}index.html")
            self.hold("pages, by folder and by name", f"{name}index.html", (answer.status, answer.body), (200, self.bytes(f"{name}index.html")))
        # As behind a proxy: asked by a name without a port, the server must not put its own port into the address.
        status, answer = self.raw(f"{self.prefix}/zh")
        target = re.search(rb"\r\nLocation: (?:http://127\.0\.0\.1)?([^\r]*)", answer, re.I)
        self.hold("a folder without its slash leads there", "zh", (status in (301, 302, 307, 308), target and target[1].decode()), (True, f"{self.prefix}/zh/"))
        head = self.ask(f"{self.prefix}/zh/", "HEAD")
        self.hold("pages, by folder and by name", "HEAD", (head.status, head.body), (200, b""))

    def missing(self):
        for name in ("没有.html", "zh/nothing/at/all/", "data/nothing.csv", "assets/nothing-0123456789.js", "nothing.json"):
            answer = self.get(name)
            found = (answer.status, answer.headers.get("content-type", "").lower(), answer.body == self.bytes("404.html"))
            self.hold("404 with the site's own page", name, found, (404, TYPES["html"], True))
            self.hold("404 is not kept", name, answer.headers.get("cache-control"), "no-cache")
        # Nor is it answered as unchanged to a browser that knows the page.
        for known in (answer.headers.get("etag"), self.get("404.html").headers.get("etag")):
            self.hold("404 is not kept", f"If-None-Match: {known}", self.get("zh/nothing/", If_None_Match=known or "none").status, 404)

    def security(self):
        for name in ("", "zh/", "zh/search/", "en/search/index.html", "zh/nothing/", self.first("csv"), self.first("js")):
            answer = self.get(name)
            policy = self.policies["policy_of_search" if "/search/" in name else "policy"]
            self.hold("the policy that verify prints", name, [value for key, value in answer.all if key == "content-security-policy"], [policy])
            for key, value in FIXED.items():
                self.hold("other security headers", f"{name} {key}", [given for header, given in answer.all if header == key], [value])
            self.hold("no version of the server", name, re.findall(r"\d", answer.headers.get("server", "")), [])

    def types(self):
        for ending, expected in TYPES.items():
            name = self.first(ending)
            if name:
                self.hold("types of files", name, self.get(name).headers.get("content-type", "").lower(), expected)
        for name in self.manifest:
            ending = name.rsplit(".", 1)[-1]
            if ending.startswith(("pf_", "pagefind")):
                self.hold("other types are downloads", name, self.get(name).headers.get("content-type", "none"), "application/octet-stream")
            elif ending not in TYPES:
                self.hold("types of files", name, f"no rule for .{ending}", None)

        for ending, expected in OTHERS.items():
            name = f"probe.{ending}"
            (self.site / name).write_text("<script>", "utf-8")
            found = self.get(name).headers.get("content-type", "none")
            (self.site / name).unlink()
            if expected[0] == "(" and found == "application/octet-stream":
                continue
            self.hold("types of files", name, found, expected.strip("()"))

    def cache(self):
        hashed = next(name for name in self.manifest if HASHED.search(name) and name.endswith(".js"))
        self.hold("hashed files are kept", hashed, self.get(hashed).headers.get("cache-control"), "public, max-age=31536000, immutable")
        for name in ("zh/", "zh/search/index.html", self.first("csv"), "manifest.json", "data/compare.js"):
            self.hold("all else is asked for again", name, self.get(name).headers.get("cache-control"), "no-cache")
        for name in ("zh/", self.first("csv"), hashed):
            for encoding in ("identity", "gzip"):
                first = self.get(name, Accept_Encoding=encoding)
                again = self.get(name, Accept_Encoding=encoding, If_None_Match=first.headers.get("etag", "none"))
                self.hold("304 for what did not change", f"{name} {encoding}", again.status, 304)
                self.hold("304 for what did not change", f"{name} {encoding}", again.headers.get("cache-control"), first.headers.get("cache-control"))

    def compression(self):
        for ending in TYPES:
            name = self.first(ending)
            if not name or (ending in COMPRESSED and self.manifest[name]["bytes"] < 1500):
                continue
            answer = self.get(name, Accept_Encoding="gzip, br")
            if ending in COMPRESSED:
                found = answer.headers.get("content-encoding"), "accept-encoding" in answer.headers.get("vary", "").lower()
                self.hold("texts are compressed", name, found, ("gzip", True))
            elif ending in ("xlsx", "parquet", "png"):
                self.hold("compressed files are not", name, answer.headers.get("content-encoding"), None)
            self.hold("texts are compressed", f"{name} unpacked", answer.body, self.bytes(name))
            self.hold("texts are compressed", f"{name} unasked", self.get(name).headers.get("content-encoding"), None)

    def closed(self):
        for name in ("assets/", "data/", "data/indicators/", "pagefind/", "pagefind/zh/"):
            answer = self.get(name)
            self.hold("no listing of folders", name, (answer.status in (403, 404), answer.body == self.bytes("404.html")), (True, True))
        (self.site / ".secret").write_text(SECRET, "utf-8")
        for name in (".secret", "zh/../.secret"):
            self.hold("no files that begin with a dot", name, self.raw(f"{self.prefix}/{name}")[0], 404)
        (self.site / ".secret").unlink()
        known = self.site / ".well-known/security.txt"
        known.parent.mkdir()
        known.write_text("Contact: mailto:webmaster@example.org\n", "utf-8")
        self.hold("but .well-known", known.name, self.get(".well-known/security.txt").status, 200)
        shutil.rmtree(known.parent)

    def raw(self, path, method="GET"):
        """The path as written: clients tidy `..` away."""
        with socket.create_connection(("127.0.0.1", self.port), 20) as connection:
            connection.sendall(f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode())
            answer = b""
            while part := connection.recv(65536):
                answer += part
        return int((answer.split(b" ", 2) + [b"0"] * 2)[1] or 0), answer

    def outside(self):
        up = ("..", "%2e%2e", "..%2f..", "%2e%2e%2f%2e%2e", "..%5c..", "%252e%252e", "..;", ".%00.")
        for start in (f"{self.prefix}/", f"{self.prefix}", f"{self.prefix}/zh/", f"{self.prefix}/zh/../", f"{self.prefix}//"):
            for step in up:
                for name in ("secret.txt", "releases/", "../../etc/passwd", "manifest.json"):
                    for depth in (1, 2, 3, 6):
                        path = start + f"{step}/" * depth + name
                        status, answer = self.raw(path)
                        leaked = SECRET.encode() in answer or b"root:x:" in answer or b"Index of" in answer
                        self.hold("nothing outside the folder", path, (leaked, status > 0), (False, True))
        for method in ("POST", "PUT", "DELETE", "OPTIONS", "TRACE"):
            self.hold("nothing but GET and HEAD", method, 400 <= self.raw(f"{self.prefix}/zh/", method)[0] < 500, True)

    def mirror(self):
        """By the manifest: every file, by bytes; then PROGRAM verify on what came."""
        with tempfile.TemporaryDirectory() as folder:
            for name in [*self.manifest, "manifest.json"]:
                answer = self.get(name, Accept_Encoding="gzip")
                self.hold("every file of the manifest, by bytes", name, (answer.status, answer.body == self.bytes(name)), (200, True))
                target = Path(folder, name)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(answer.body)
            self.verified(folder)
        if shutil.which("curl") and shutil.which("jq"):
            with tempfile.TemporaryDirectory() as folder, named(PROGRAM) as environment:
                address = f"http://127.0.0.1:{self.port}{self.prefix}/"
                done = subprocess.run(["sh", CONFIGURATIONS / "fetch.sh", address, f"{folder}/site"], env=environment, capture_output=True, text=True)
                self.hold("fetch.sh fetches it and verify is content", "fetch.sh", (done.returncode, done.stderr if done.returncode else ""), (0, ""))

    def verified(self, folder):
        done = subprocess.run([PROGRAM, "verify", folder], capture_output=True, text=True)
        self.hold("verify is content with what came", "mirror", (done.returncode, done.stderr if done.returncode else ""), (0, ""))


# The texts.

def blocks(chapter):
    return [(kind, text) for kind, text in re.findall(r"^```([a-z]*)[^\n]*\n(.*?)^```$", chapter.read_text("utf-8"), re.M | re.S)]


def texts(tally, policies):
    files = {path.name: path.read_text("utf-8") for path in CONFIGURATIONS.iterdir() if path.is_file()}
    foreign = {"nginx", "apache", "caddyfile", "xml", "yml", "dockerfile", "diff", "bat"}
    for ending in (".md", ".en.md"):
        shown = []
        for chapter in ("publish", "automation"):
            path = CHAPTERS / f"{chapter}{ending}"
            found = blocks(path) if path.exists() else []
            shown += [text for _, text in found]
            for kind, text in found:
                if kind in foreign and text not in files.values():
                    tally.say("texts", "chapters show what is shipped", f"{path.name}: {text.splitlines()[0]!r} is no file of docs/publishing as it stands")
        for name, text in files.items():
            tally.say("texts", "chapters show what is shipped", None if text in shown else f"{name} is not shown in publish{ending} or automation{ending}")
    for name in ("nginx.conf", "apache.conf", "Caddyfile", "web.config"):
        for key, policy in policies.items():
            tally.say("texts", "policies are those of verify", None if policy in files[name] else f"{name} has not {policy!r}")
    try:
        xml.fromstring(files["web.config"])
        fault = None
    except xml.ParseError as error:
        fault = error
    tally.say("texts", "web.config is XML", fault)
    for name in (name for name in files if name.endswith(".sh")):
        done = subprocess.run(["sh", "-n", CONFIGURATIONS / name], capture_output=True, text=True)
        tally.say("texts", "scripts are shell", done.stderr or None)


def main():
    tally, chosen = Tally(), sys.argv[2:] or list(SERVERS)
    with tempfile.TemporaryDirectory(prefix="duizhao-publishing-") as temporary:
        work = Path(temporary)
        work.chmod(0o755)  # servers started by root read as somebody else
        write_site(PROGRAM, work / "source")
        for place, base in (("root", "https://reports.example.org/"), ("below", f"https://www.example.org{SUBPATH}/")):
            site = work / place / "srv/reports"
            (site / "releases").mkdir(parents=True)
            (site / "secret.txt").write_text(SECRET, "utf-8")
            (work / place / "srv/www").mkdir()
            (work / place / "srv/www/reports").symlink_to(site / "current")
            deploy(PROGRAM, build(PROGRAM, work / "source", base), site)
        judged = json.loads(run(PROGRAM, "verify", work / "root/srv/reports/current", "--format", "json"))
        policies = {key: judged[key] for key in ("policy", "policy_of_search")}
        if not shutil.which("rsync"):
            tally.skip("rsync is not installed: deploy.sh was not run")
        if not (shutil.which("curl") and shutil.which("jq")):
            tally.skip("curl or jq is not installed: fetch.sh was not run")
        texts(tally, policies)
        for name in chosen:
            if not any(map(shutil.which, SERVERS[name][1])):
                tally.skip(f"{name} is not installed")
                continue
            for place in (None, "below", *{"nginx": ["location"], "apache": [".htaccess"]}.get(name, [])):
                here = work / ("below" if place in BELOW else "root")
                column = name + (f" {SUBPATH}/" if place in BELOW else " /") + (f" ({place})" if place in ("location", ".htaccess") else "")
                with started(name, here, place) as port:
                    judge = Judge(tally, column, port, SUBPATH if place in BELOW else "", here / "srv/reports/current", policies)
                    judge.all()
                    if place is None:
                        exchanged(judge, work)
    return tally.close()


def exchanged(judge, work):
    """Another release is put in place while the server runs, and the first is put back."""
    site = work / "root/srv/reports"
    before, page = os.readlink(site / "current"), work / "source/content/pages/统计口径.md"
    written = page.read_text("utf-8")
    page.write_text(f"{written}\n新的一段。\n", "utf-8")
    deploy(PROGRAM, build(PROGRAM, work / "source", "https://reports.example.org/"), site)
    page.write_text(written, "utf-8")
    old, row = judge.get("zh/pages/统计口径/").body, "a new release without a restart, and back"
    judge.hold(row, "new", (old == judge.bytes("zh/pages/统计口径/index.html"), "新的一段".encode() in old), (True, True))
    (site / "current.new").symlink_to(before)
    os.replace(site / "current.new", site / "current")
    judge.hold(row, "old", "新的一段".encode() in judge.get("zh/pages/统计口径/").body, False)


if __name__ == "__main__":
    if len(sys.argv) < 2 or not set(sys.argv[2:]) <= set(SERVERS):
        print(__doc__.strip())
        sys.exit(2)
    PROGRAM = Path(shutil.which(sys.argv[1]) or sys.argv[1]).resolve()
    try:
        sys.exit(main())
    except (OSError, RuntimeError) as error:
        print(error, file=sys.stderr)
        sys.exit(2)
