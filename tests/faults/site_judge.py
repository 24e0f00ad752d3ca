"""Whether a folder is a whole site, judged without the program: every file as the manifest says, nothing else there, and
every link of every page leads to a file."""

import hashlib
import json
import posixpath
import re
from pathlib import Path
from urllib.parse import unquote

import blake3

LINK = re.compile(rb'\s(?:href|src)="([^"]*)"')
LINKS = {}


def faults(output, theirs):
    """What is wrong with a site; `theirs` are files that the program did not write."""
    output = Path(output)
    try:
        manifest = json.loads((output / "manifest.json").read_bytes())
    except (OSError, ValueError) as error:
        return [f"no manifest: {error}"]
    listed = manifest["files"]
    there = {str(path.relative_to(output)): path for path in output.rglob("*") if path.is_symlink() or not path.is_dir()}
    found = [f"missing: {path}" for path in sorted(listed.keys() - there.keys())]
    found += [f"unaccounted: {path}" for path in sorted(there.keys() - listed.keys() - theirs - {"manifest.json"})]
    if (output / ".duizhao-staging").exists():
        found.append("left by a build that did not end: .duizhao-staging")
    for path, entry in listed.items():
        if path not in there:
            continue
        data = there[path].read_bytes()
        if len(data) != entry["bytes"] or blake3.hexdigest(data) != entry["blake3"]:
            found.append(f"changed: {path}")
        elif path.endswith(".html"):
            found += [f"dead link in {path}: {link}" for link in links(data) if not leads(path, link, listed)]
    return found


def links(page):
    """The links of a page to files of the site."""
    key = hashlib.sha256(page).digest()
    if key not in LINKS:
        all_links = (link.decode("utf-8").replace("&amp;", "&") for link in LINK.findall(page))
        LINKS[key] = [link for link in all_links if not re.match(r"[a-z][a-z0-9+.-]*:|//|#|/", link)]
    return LINKS[key]


def leads(page, link, listed):
    target = unquote(re.split("[?#]", link, maxsplit=1)[0])
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), target)) in listed or not target
