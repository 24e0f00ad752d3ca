"""Usage: clients.py FOLDER. Reads the data files of a built site with the programs that people use, and compares what
each of them read with observations.csv as Python's own csv module reads it: equal, digit for digit.

The site must be built with every format. Fails if a file is missing, cannot be read, or says something else.
"""

import csv
import json
import re
import sqlite3
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import duckdb
import frictionless
import openpyxl
import pandas
import polars
import pyshacl
import rdflib
import sdmx
from csvw import CSVW
from pyld import jsonld

site = Path(sys.argv[1]).resolve()
data = site / "data"
here = Path(__file__).parent
TABLES = ["observations", "targets", "derived", "indicators", "organizations", "reports"]
NUMBERS = ["value", "value_max", "yoy", "share"]


def rows(name):
    with open(data / f"{name}.csv", encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


figures = {row["id"]: row for row in rows("observations")}
checks = []


def check(what):
    def run(test):
        counted = test()
        checks.append(what)
        print(f"ok: {what}: {counted}")

    return run


def number(cell):
    """A cell as an exact number; None where there is none."""
    if cell is None or cell == "" or cell != cell or cell is pandas.NA:
        return None
    return Decimal(str(cell))


def same(row, column, cell):
    expected = number(figures[row][column])
    assert number(cell) == expected, f"{row}.{column}: {cell!r} is not {expected}"
    return 1


def compare(read):
    """`read`: id and a map of columns for each figure."""
    read = list(read)
    assert [row for row, _ in read] == list(figures), "other figures, or another order"
    return sum(same(row, column, cells[column]) for row, cells in read for column in NUMBERS)


@check("Data Package, frictionless")
def _():
    report = frictionless.validate(str(data / "datapackage.json"))
    assert report.valid, report.flatten(["type", "note"])
    assert {task.name for task in report.tasks} == set(TABLES)
    package = frictionless.Package(str(data / "datapackage.json"))
    read = [(row["id"], row) for row in package.get_resource("observations").read_rows()]
    # The check can fail: a code that is not in the list is refused.
    broken = package.get_resource("observations").to_copy()
    broken.schema.get_field("status").constraints["enum"] = ["X"]
    assert not broken.validate().valid
    return compare(read)


@check("CSV on the Web, csvw")
def _():
    # Keys that may be empty (an organization within none) are not followed: the standard leaves that open.
    table = CSVW(str(data / "observations.csv-metadata.json"), validate=True, strict=False)
    assert table.is_valid, [str(warning.message) for warning in table.warnings]
    first = table.t.tables[0]
    assert str(first.url) == "observations.csv"
    return compare((row["id"], row) for row in first)


@check("CSV, pandas")
def _():
    frame = pandas.read_csv(data / "observations.csv", dtype=str, keep_default_na=False)
    return compare((row["id"], row) for row in frame.to_dict("records"))


@check("CSV, polars")
def _():
    frame = polars.read_csv(data / "observations.csv", infer_schema=False)
    return compare((row["id"], row) for row in frame.to_dicts())


@check("CSV, DuckDB")
def _():
    query = duckdb.sql(f"SELECT * FROM read_csv('{data / 'observations.csv'}', all_varchar = true)")
    return compare((row[query.columns.index("id")], dict(zip(query.columns, row))) for row in query.fetchall())


@check("Parquet, pandas with pyarrow")
def _():
    frame = pandas.read_parquet(data / "observations.parquet")
    for name in TABLES:
        assert len(pandas.read_parquet(data / f"{name}.parquet")) == len(rows(name)), name
    return compare((row["id"], row) for row in frame.to_dict("records"))


@check("Parquet, polars")
def _():
    frame = polars.read_parquet(data / "observations.parquet")
    return compare((row["id"], row) for row in frame.to_dicts())


@check("Parquet, DuckDB")
def _():
    query = duckdb.sql(f"SELECT * FROM '{data / 'observations.parquet'}'")
    return compare((row[query.columns.index("id")], dict(zip(query.columns, row))) for row in query.fetchall())


@check("SQLite")
def _():
    database = sqlite3.connect(f"file:{data / 'site.sqlite'}?mode=ro", uri=True)
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    cursor = database.execute("SELECT * FROM observations ORDER BY rowid")
    names = [column[0] for column in cursor.description]
    counted = compare((row[names.index("id")], dict(zip(names, row))) for row in cursor.fetchall())
    for (view,) in database.execute("SELECT name FROM sqlite_schema WHERE type = 'view'").fetchall():
        counted += len(database.execute(f"SELECT * FROM {view}").fetchall()) > 0
    return counted


@check("workbooks, openpyxl")
def _():
    counted = 0
    for path in sorted(data.glob("**/*.xlsx")):
        book = openpyxl.load_workbook(path)
        assert len(book.worksheets) in (2, 3), path
        for sheet in book.worksheets:
            assert not sheet.merged_cells.ranges, path
            assert len(sheet.tables) == 1 and sheet.freeze_panes, path
            assert all(cell.value not in (None, "") for row in sheet.iter_rows() for cell in row), path
    for path in [data / "observations.xlsx", data / "observations.en.xlsx"]:
        sheet = openpyxl.load_workbook(path).worksheets[0]
        head = [cell.value for cell in sheet[1]]
        link = next(at for at, cell in enumerate(sheet[2]) if cell.hyperlink)
        for row in sheet.iter_rows(min_row=2):
            figure = figures[row[-1].value]
            value = row[head.index("Value" if "Value" in head else "数值")]
            if figure["value"]:
                counted += same(figure["id"], "value", value.value)
                places = value.number_format.partition(".")[2]
                assert len(places) == int(figure["decimals"]), f"{figure['id']} is shown as {value.number_format}"
            else:
                assert str(value.value).startswith("[")
            assert row[link].hyperlink.location or figure["anchor"] in row[link].hyperlink.target
    return counted


@check("SDMX, sdmx1")
def _():
    structure = sdmx.read_sdmx(data / "sdmx/structure.xml")
    counted = 0
    levels = {}
    for flow in ("FIGURES", "TOTALS"):
        definition = structure.dataflow[flow]
        (dataset,) = sdmx.read_sdmx(data / f"sdmx/{flow.lower()}.csv", structure=definition).data
        assert sdmx.to_pandas(dataset).index.is_unique, "two observations with one key"
        for observation in dataset.obs:
            stated = {**{k: v.value for k, v in observation.key.values.items()},
                      **{k: v.value for k, v in observation.attached_attribute.items()}}
            for component in [*definition.structure.dimensions, *definition.structure.attributes]:
                codes = component.local_representation and component.local_representation.enumerated
                value = str(stated.get(component.id, "") or "")
                if codes is not None and value:
                    assert value in codes.items, f"{component.id} has no code {value}"
            figure = figures[stated["ID"]]
            assert stated["OBS_STATUS"] == figure["status"], figure["id"]
            column = {"LEVEL": "value", "YOY": "yoy", "SHARE": "share"}.get(stated["MEASURE"])
            if column and not (column == "share" and stated["UNIT_MEASURE"] != "PT"):
                counted += same(figure["id"], column, observation.value or "")
            if stated["MEASURE"] == "LEVEL":
                levels[figure["id"]] = stated
    assert set(levels) == {row["id"] for row in figures.values() if row["value"] or row["status"] in "OLMQ"}
    money = [row for row in levels.values() if row["UNIT_MEASURE"] == "CNY"]
    for stated in money:
        figure = figures[stated["ID"]]
        scaled = Decimal(figure["value"]) * 10 ** int(stated["UNIT_MULT"])
        assert scaled == Decimal(figure["base_value"]), figure["id"]
    return counted + len(money)


def expanded(document):
    """JSON-LD without the network: schema.org's terms all lie under its address."""
    document = json.loads(json.dumps(document).replace('"@context": "https://schema.org"', '"@context": {"@vocab": "https://schema.org/"}'))
    return jsonld.expand(document)


@check("JSON-LD of the pages, PyLD")
def _():
    counted = 0
    for path in [*site.glob("*/indicators/*/index.html"), *site.glob("*/data/index.html")]:
        found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', path.read_text(encoding="utf-8"), re.S)
        graph = [node for text in found for node in expanded(json.loads(text))]
        datasets = [node for node in graph if "https://schema.org/Dataset" in node.get("@type", [])]
        graph_text = json.dumps(graph)
        assert graph, path
        for dataset in datasets:
            for download in dataset.get("https://schema.org/distribution", []):
                (address,) = download["https://schema.org/contentUrl"]
                name = address["@value"].rpartition("/data/")[2]
                assert (data / name).is_file(), f"{path} offers {name}"
                counted += 1
        assert "_:null" not in graph_text
    assert counted > 100
    return counted


@check("DCAT catalogue, rdflib and pySHACL")
def _():
    graph = rdflib.Graph().parse(data / "catalog.jsonld", format="json-ld")
    valid, _, text = pyshacl.validate(graph, shacl_graph=str(here / "dcat.ttl"))
    assert valid, text
    # The shapes are in force: a catalogue whose datasets lost their titles is refused.
    title = rdflib.URIRef("http://purl.org/dc/terms/title")
    graph.remove((None, title, None))
    assert not pyshacl.validate(graph, shacl_graph=str(here / "dcat.ttl"))[0]
    dcat = rdflib.Namespace("http://www.w3.org/ns/dcat#")
    files = {str(url).rpartition("/data/")[2] for url in graph.objects(None, dcat.downloadURL)}
    missing = [name for name in files if not (data / name).is_file()]
    assert files and not missing, missing
    return len(files)


@check("the lines for Python and DuckDB on the pages")
def _():
    page = (site / "en/indicators/gdp/index.html").read_text(encoding="utf-8")
    lines = [re.sub("<[^>]*>", "", text) for text in re.findall(r"<pre[^>]*>(.*?)</pre>", page, re.S)]
    local = str(data / "indicators/gdp.csv")
    unescaped = [text.replace("&quot;", '"').replace("&#x27;", "'").replace("&#39;", "'").replace("&lt;", "<").replace("&amp;", "&") for text in lines]
    here = [re.sub(r"https?://[^\"']*gdp\.csv", local, text) for text in unescaped]
    python = next(text for text in here if text.startswith("import pandas"))
    code = python + "\nprint(len(figures))"
    read = int(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout)
    expected = sum(row["indicator"] == "gdp" and row["current"] == "true" for row in figures.values())
    assert read == expected, f"{read} of {expected}"
    query = next(text for text in here if text.startswith("SELECT"))
    assert len(duckdb.sql(query.rstrip(";")).fetchall()) == expected
    return expected


print(f"{len(checks)} clients read the data files; all say the same")
