#!/usr/bin/env python3
"""Usage: hostile.py PROGRAM [--command check|build] [--scale F] [--only PART]

Whether time and memory stay in step with hostile content: every case is checked (or built) at one, two and four times its
size. Prints a table; exits with 1 where the program ends by itself, or where four times the content takes more than
eight times as long and more than two seconds. `--scale 0.2` makes all cases smaller, `--only table` picks some by name.
Linux alone: memory is read from /proc. Python's standard library is all it needs.
"""
import argparse
import os
import subprocess
import sys
import tempfile
import time

SECONDS_MAX = 120
SITE = {
    "site.yaml": "title: { zh: 测试, en: Test }\nlanguages: [zh, en]\n",
    "indicators.yaml": "gdp:\n  name: { zh: 生产总值, en: GDP }\n  unit: 亿元\n  kind: flow\n",
    "organizations.yaml": "zone:\n  name: { zh: 示例区, en: Zone }\n",
}


def report(front, body):
    return f"---\ntitle: 示例区2024年工作总结\norganization: zone\nperiod: 2024\n{front}---\n{body}"


def front(text):
    return lambda n: {"reports/a.md": report(text(n) + "\n", "正文。\n")}


def prose(text):
    return lambda n: {"reports/a.md": report("", text(n) + "\n")}


def stated(text):
    return lambda n: {"reports/a.md": report("indicators:\n  gdp: 5亿元\n", text(n) + "\n")}


def numbered(text, between=""):
    """A text n times, with its number in it."""
    return lambda n: between.join(text.replace("@", str(i)) for i in range(n))


def doubled(n):
    """References to all that came before: the billion laughs."""
    lines = ["x-0: &a0 [x,x,x,x,x,x,x,x,x]"]
    for i in range(1, 8 + n):
        lines.append(f"x-{i}: &a{i} [{','.join([f'*a{i - 1}'] * 9)}]")
    return "\n".join(lines)


# Name: (size, content of that size). A size is a count of what the name says.
CASES = {
    "YAML: brackets, nested": (10_000, front(lambda n: "x-a: " + "[" * n + "]" * n)),
    "YAML: brackets, open": (10_000, front(lambda n: "x-a: " + "[" * n)),
    "YAML: braces, nested": (10_000, front(lambda n: "x-a: " + "{a: " * n + "}" * n)),
    "YAML: lists on a line, nested": (10_000, front(lambda n: "x-a:\n  " + "- " * n + "x")),
    "YAML: maps, nested": (500, front(lambda n: "x-a:\n" + "".join(" " * (i + 1) + "a:\n" for i in range(n)))),
    "YAML: aliases of aliases": (1, front(doubled)),
    "YAML: aliases": (10_000, front(lambda n: "x-a: &a {k: v}\nx-b: [" + ",".join(["*a"] * n) + "]")),
    "YAML: keys of the author's": (10_000, front(numbered("x-@: v\n"))),
    "YAML: unknown keys": (2_000, front(numbered("k@: v\n"))),
    "YAML: one key again and again": (2_000, front(lambda n: "indicators:\n" + "  gdp: 5亿元\n" * n)),
    "YAML: unknown indicators": (2_000, front(lambda n: "indicators:\n" + numbered("  zz@: 5亿元\n")(n))),
    "YAML: figures of one report": (2_500, front(lambda n: "indicators:\n  gdp:\n" + numbered("    - { value: 5亿元, item: x@ }\n")(n))),
    "YAML: a line of 2.5 MB": (2_500_000, front(lambda n: "index_no: " + "x" * n)),
    "YAML: a wrong line of 2.5 MB": (2_500_000, front(lambda n: 'index_no: "a" ' + "b" * n)),
    "number: digits": (100_000, front(lambda n: f"indicators:\n  gdp: {'9' * n}亿元")),
    "number: 1e99…": (100_000, front(lambda n: f"indicators:\n  gdp: 1e{'9' * n}亿元")),
    "number: 万万万…": (50_000, front(lambda n: f"indicators:\n  gdp: 5{'万' * n}元")),
    "period, long": (50_000, front(lambda n: f"indicators:\n  gdp: {{ value: 5亿元, period: {'2024年' * n} }}")),
    "prose: quotations, nested": (10_000, prose(lambda n: ">" * n + " x")),
    "prose: lists on a line, nested": (10_000, prose(lambda n: "- " * n + "x")),
    "prose: emphasis, nested": (2_500, prose(lambda n: "*a " * n + " a*" * n)),
    "prose: emphasis beside Chinese": (5_000, prose(lambda n: "**“好”**好\n\n" * n)),
    "prose: stars": (5_000, prose(lambda n: "*" * n + "x" + "*" * n)),
    "prose: brackets, open": (15_000, prose(lambda n: "[" * n)),
    "prose: brackets, nested": (5_000, prose(lambda n: "[" * n + "x" + "]" * n)),
    "prose: links, open": (3_500, prose(lambda n: "[x](" * n)),
    "prose: pictures, open": (3_500, prose(lambda n: "![](" * n)),
    "prose: <": (15_000, prose(lambda n: "<" * n)),
    "prose: <?": (8_000, prose(lambda n: "<?" * n)),
    "prose: <!--": (3_500, prose(lambda n: "x <!-- " * n)),
    "prose: comments": (20_000, prose(lambda n: "<!-- x -->\n\n" * n)),
    "prose: `": (15_000, prose(lambda n: "`" * n)),
    "prose: ` `` ```": (85, prose(lambda n: "".join("e" + "`" * i for i in range(n)))),
    "prose: &": (15_000, prose(lambda n: "&" * n)),
    "prose: HTML": (10_000, prose(lambda n: "<div>\n\n" * n)),
    "prose: links to other sites": (25_000, prose(numbered("[x@](https://e.cn/@)\n\n"))),
    "prose: references": (5_000, prose(lambda n: numbered("[a@]: https://e.cn/@\n")(n) + "\n" + numbered("[a@]\n\n")(n))),
    "prose: links to nothing": (1_000, prose(numbered("[x@](b@.md)\n\n"))),
    "prose: anchors of nothing": (1_000, prose(numbered("[x@](#b@)\n\n"))),
    "prose: pictures of nothing": (1_000, prose(numbered("![x@](b@.png)\n\n"))),
    "prose: unsafe links": (2_000, prose(lambda n: "[x](javascript:a)\n\n" * n)),
    "prose: unsafe links on a line": (1_000, prose(lambda n: "[x](javascript:a) " * n)),
    "prose: footnotes": (25_000, prose(lambda n: numbered("文[^@]。\n\n")(n) + numbered("[^@]: 注@\n\n")(n))),
    "prose: headings": (25_000, prose(numbered("## 标题@\n\n文@。\n\n"))),
    "prose: headings with one text": (25_000, prose(lambda n: "## 标题\n\n文。\n\n" * n)),
    "prose: one paragraph again and again": (5_000, prose(lambda n: "全年各项工作稳步推进，成效明显，群众满意。\n\n" * n)),
    "prose: placeholders": (25_000, stated(lambda n: "{gdp}。\n\n" * n)),
    "prose: placeholders of nothing": (1_000, prose(lambda n: "{gdp.yoy}。\n\n" * n)),
    "prose: figures, a paragraph": (500, stated(lambda n: "生产总值5亿元，" * n)),
    "prose: figures, 50 000 in one": (12_500, stated(lambda n: "生产总值5亿元，" * n)),
    "prose: figures, sentences": (12_500, stated(lambda n: "生产总值5亿元。\n\n" * n)),
    "prose: figures that differ": (1_000, stated(numbered("生产总值@亿元。\n\n"))),
    "prose: numbers, a paragraph": (2_500, prose(numbered("@ "))),
    "prose: dates": (10_000, prose(lambda n: "2024年1-10月，\n\n" * n)),
    "prose: cells of a table": (25_000, prose(lambda n: "|a|b|c|d|\n|-|-|-|-|\n" + "|1|2|3|4|\n" * (n // 4))),
    "prose: columns of a table": (2_000, prose(lambda n: f"|{'a|' * n}\n|{'-|' * n}\n|{'1|' * n}")),
    "prose: a line of 2.5 MB": (850_000, prose(lambda n: "好" * n)),
    "prose: broken chart blocks": (2_000, prose(lambda n: "```chart\n[\n```\n\n" * n)),
    "prose: permissions": (2_000, prose(lambda n: "<!-- allow N101: x -->\n文。\n\n" * n)),
    "prose: NUL": (10_000, prose(lambda n: "\0" * n)),
    "prose: characters not seen": (5_000, prose(lambda n: "\u200b" * n + "\u202e")),
    "prose: accents on a letter": (10_000, prose(lambda n: "e" + "\u0301" * n)),
    "title, long": (25_000, lambda n: {"reports/a.md": report("", "x").replace("示例区", "好" * n)}),
    "registry: indicators": (2_500, lambda n: {"indicators.yaml": SITE["indicators.yaml"] + numbered("i@:\n  name: { zh: 指标@, en: ind @ }\n  unit: 亿元\n  kind: flow\n")(n)}),
    "registry: aliases": (5_000, lambda n: {"indicators.yaml": SITE["indicators.yaml"] + f"  aliases: [{numbered('别@', ',')(n)}]\n"}),
    "reports": (500, lambda n: {f"reports/r{i}.md": report("", "文。\n") for i in range(n)}),
}


def run(program, command, files):
    """Seconds, megabytes at most, exit status, what was said."""
    with tempfile.TemporaryDirectory() as root:
        for name, text in {**SITE, **files}.items():
            path = os.path.join(root, "content", name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w", encoding="utf-8", newline="") as file:
                file.write(text)
        with open(os.path.join(root, "said"), "w+b") as said:
            started = time.monotonic()
            child = subprocess.Popen([program, "--root", root, "--lang", "en", command], stdout=subprocess.DEVNULL, stderr=said)
            memory = 0
            while child.poll() is None:
                try:
                    with open(f"/proc/{child.pid}/status", encoding="ascii", errors="replace") as status:
                        memory = max([memory] + [int(line.split()[1]) for line in status if line.startswith("VmHWM")])
                except OSError:
                    pass
                if time.monotonic() - started > SECONDS_MAX:
                    child.kill()
                time.sleep(0.003)
            seconds = time.monotonic() - started
            said.seek(0)
            return seconds, memory / 1024, child.returncode, said.read().decode("utf-8", "replace")


def main():
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("program")
    asked.add_argument("--command", default="check", choices=["check", "build"])
    asked.add_argument("--scale", type=float, default=1.0)
    asked.add_argument("--only", default="")
    asked = asked.parse_args()
    if not sys.platform.startswith("linux"):
        print("skipped: memory is read from /proc, which only Linux has")
        return 0
    broken = 0
    print(f"{'case':38} {'size':>9}   {'1×':^18} {'2×':^18} {'4×':^18}  growth")
    for name, (size, content) in CASES.items():
        if asked.only not in name:
            continue
        size = max(1, int(size * asked.scale))
        runs = [run(asked.program, asked.command, content(size * times)) for times in (1, 2, 4)]
        growth = runs[2][0] / max(runs[0][0], 0.02)
        faults = [f"status {status}" for _, _, status, said in runs if status not in (0, 1) or "panicked" in said]
        if growth > 8 and runs[2][0] > 2:
            faults.append("grows faster than its content")
        broken += bool(faults)
        cells = " ".join(f"{seconds:7.2f} s {memory:5.0f} MB" for seconds, memory, _, _ in runs)
        print(f"{name:38} {size:>9}   {cells}  ×{growth:<5.1f} {'; '.join(faults)}", flush=True)
    print(f"{broken} cases broken")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
