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


def text(cell):
    """A cell as observations.csv writes it."""
    if cell is None or cell != cell or cell is pandas.NA or cell is pandas.NaT:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    if hasattr(cell, "isoformat"):
        return cell.isoformat()[:10]
    return str(cell)


def digits(cell, expected):
    """Numbers of programs with a scale or a length of their own, to the digits that they keep."""
    if cell in (None, "") or cell != cell:
        return expected == ""
    kept = Decimal(str(cell))
    places = max(-kept.as_tuple().exponent, 0)
    exact = Decimal(expected)
    if isinstance(cell, float):
        return float(exact) == cell
    return exact == kept or round(exact, places) == kept


def compare(name, read, exact=True):
    """Every cell of a table: as the same text, or where a program has numbers of its own as the same number."""
    read, expected = list(read), rows(name)
    assert len(read) == len(expected), f"{name}: {len(read)} rows, not {len(expected)}"
    counted = 0
    for found, row in zip(read, expected):
        for column, cell in row.items():
            value = found[column]
            is_number = not exact and isinstance(value, (int, float, Decimal)) and not isinstance(value, bool)
            is_same = digits(value, cell) if is_number else text(value) == cell
            assert is_same, f"{name}, {row.get('id')}, {column}: {value!r} is not {cell!r}"
            counted += 1
    return counted


@check("Data Package, frictionless")
def _():
    report = frictionless.validate(str(data / "datapackage.json"))
    assert report.valid, report.flatten(["type", "note"])
    assert {task.name for task in report.tasks} == set(TABLES)
    package = frictionless.Package(str(data / "datapackage.json"))
    # The check can fail: a code that is not in the list is refused.
    broken = package.get_resource("observations").to_copy()
    broken.schema.get_field("status").constraints["enum"] = ["X"]
    assert not broken.validate().valid
    return sum(compare(name, (row.to_dict() for row in package.get_resource(name).read_rows()), False) for name in TABLES)


@check("CSV on the Web, csvw")
def _():
    # Keys that may be empty (an organization within none) are not followed: the standard leaves that open.
    table = CSVW(str(data / "observations.csv-metadata.json"), validate=True, strict=False)
    assert table.is_valid, [str(warning.message) for warning in table.warnings]
    tables = {str(one.url): one for one in table.t.tables}
    assert set(tables) == {f"{name}.csv" for name in TABLES}
    return sum(compare(name, tables[f"{name}.csv"], False) for name in TABLES)


@check("CSV, pandas")
def _():
    read = lambda name: pandas.read_csv(data / f"{name}.csv", dtype=str, keep_default_na=False).to_dict("records")
    return sum(compare(name, read(name)) for name in TABLES)


@check("CSV, polars")
def _():
    read = lambda name: polars.read_csv(data / f"{name}.csv", infer_schema=False).to_dicts()
    return sum(compare(name, read(name)) for name in TABLES)


@check("CSV, DuckDB")
def _():
    def read(name):
        query = duckdb.sql(f"SELECT * FROM read_csv('{data / name}.csv', all_varchar = true)")
        return [dict(zip(query.columns, row)) for row in query.fetchall()]

    return sum(compare(name, read(name)) for name in TABLES)


@check("Parquet, pandas with pyarrow")
def _():
    read = lambda name: pandas.read_parquet(data / f"{name}.parquet", dtype_backend="pyarrow").to_dict("records")
    return sum(compare(name, read(name), False) for name in TABLES)


@check("Parquet, polars")
def _():
    return sum(compare(name, polars.read_parquet(data / f"{name}.parquet").to_dicts(), False) for name in TABLES)


@check("Parquet, DuckDB")
def _():
    def read(name):
        query = duckdb.sql(f"SELECT * FROM '{data / name}.parquet'")
        return [dict(zip(query.columns, row)) for row in query.fetchall()]

    return sum(compare(name, read(name), False) for name in TABLES)


@check("JSON")
def _():
    read = lambda name: json.loads((data / f"{name}.json").read_text(encoding="utf-8"))
    counted = sum(compare(name, read(name)) for name in TABLES)
    parts = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(data.glob("indicators/*.json"))]
    for name in ["observations", "targets", "derived"]:
        found = sorted((row for part in parts for row in part[name]), key=lambda row: row["id"])
        expected = sorted(read(name), key=lambda row: row["id"])
        assert found == expected, f"the files of the indicators hold other {name}"
    return counted


@check("SQLite")
def _():
    database = sqlite3.connect(f"file:{data / 'site.sqlite'}?mode=ro", uri=True)
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    def read(name):
        cursor = database.execute(f"SELECT * FROM {name} ORDER BY rowid")
        names = [column[0] for column in cursor.description]
        flags = {"current"}
        return [{key: bool(cell) if key in flags else cell for key, cell in zip(names, row)} for row in cursor.fetchall()]

    counted = sum(compare(name, read(name), False) for name in TABLES)
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
