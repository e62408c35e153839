"""Reads an export with somebody else's reader and prints what it holds as JSON.

usage: readback.py FORMAT PATH
"""
import csv
import json
import os
import sys
import xml.etree.ElementTree as ET


NAMED = ("nquads", "trig", "jsonld")


def rdf(path, format):
    import rdflib
    data = rdflib.Dataset() if format in NAMED else rdflib.Graph()
    data.parse(path, format={"ntriples": "nt", "rdfxml": "xml", "jsonld": "json-ld"}.get(format, format))
    if format in NAMED:
        rows = [(s, p, o, g) for s, p, o, g in data.quads((None, None, None, None))]
    else:
        rows = [(s, p, o, None) for s, p, o in data]
    return sorted(["" if x is None else str(x) for x in row] for row in rows)


def gexf(path, _):
    ns = {"g": "http://gexf.net/1.3"}
    root = ET.parse(path).getroot()

    def values(element):
        return {v.get("for"): v.get("value") for v in element.iterfind("g:attvalues/g:attvalue", ns)}
    iri, nodes, edges = {}, [], []
    for n in root.iterfind(".//g:node", ns):
        v = values(n)
        iri[n.get("id")] = v["iri"]
        nodes.append([v["iri"], n.get("label"), v.get("type", "")])
    for e in root.iterfind(".//g:edge", ns):
        v = values(e)
        edges.append([iri[e.get("source")], v["relation"], iri[e.get("target")], v["standing"], e.get("label")])
    return {"nodes": sorted(nodes), "edges": sorted(edges)}


def tables(path, _):
    def rows(name):
        with open(os.path.join(path, name), newline="", encoding="utf-8") as f:
            return list(csv.DictReader(f))
    nodes = rows("nodes.csv")
    iri = {n["Id"]: n["IRI"] for n in nodes}
    return {
        "nodes": sorted([n["IRI"], n["Label"], n["Type"]] for n in nodes),
        "edges": sorted([iri[e["Source"]], e["Relation"], iri[e["Target"]], e["Standing"], e["Label"]] for e in rows("edges.csv")),
    }


def records(path, _):
    with open(path, encoding="utf-8") as f:
        lines = [json.loads(line) for line in f]
    entities = [x for x in lines if x["record"] == "entity"]
    facts = [x for x in lines if x["record"] == "fact"]
    iri = {n["iri"]: n["absolute"] for n in entities}
    return {
        "nodes": sorted([n["absolute"], n["name"], n["type"]] for n in entities),
        "edges": sorted([iri[f["subject"]], f["relation"], iri[f["object"]], f["label"], f["phrase"]] for f in facts),
    }


def of_networkx(g):
    iri = {n: d["iri"] for n, d in g.nodes(data=True)}
    return {
        "nodes": sorted([d["iri"], d.get("label", ""), d.get("type", "")] for _, d in g.nodes(data=True)),
        "edges": sorted([iri[s], d["relation"], iri[t], d["standing"], d["label"]] for s, t, d in g.edges(data=True)),
    }


def graphml(path, _):
    import networkx
    return of_networkx(networkx.read_graphml(path))


def gml(path, _):
    import networkx
    return of_networkx(networkx.read_gml(path, label="id"))


def cytoscape(path, _):
    import networkx
    with open(path, encoding="utf-8") as f:
        return of_networkx(networkx.cytoscape_graph(json.load(f)))


def cx2(path, _):
    with open(path, encoding="utf-8") as f:
        aspects = {}
        for part in json.load(f):
            for name, value in part.items():
                assert name not in aspects, "two of " + name
                aspects[name] = value
    assert aspects["CXVersion"] == "2.0" and aspects["status"][0]["success"] is True
    declared = aspects["attributeDeclarations"][0]
    kinds = {"string": str, "integer": int, "double": (int, float), "list_of_string": list}
    for name in ("nodes", "edges"):
        counts = {m["name"]: m["elementCount"] for m in aspects["metaData"]}
        assert counts[name] == len(aspects[name]), name
        for x in aspects[name]:
            for key, value in x["v"].items():
                assert isinstance(value, kinds[declared[name][key]["d"]]), (key, value)
    iri = {n["id"]: n["v"]["iri"] for n in aspects["nodes"]}
    return {
        "nodes": sorted([n["v"]["iri"], n["v"]["name"], n["v"]["type"]] for n in aspects["nodes"]),
        "edges": sorted([iri[e["s"]], e["v"]["relation"], iri[e["t"]], e["v"]["standing"], e["v"]["name"]] for e in aspects["edges"]),
    }


def jgf(path, _):
    with open(path, encoding="utf-8") as f:
        g = json.load(f)["graph"]
    assert g["directed"] is True
    assert all(set(n) <= {"label", "metadata"} for n in g["nodes"].values())
    assert all(set(e) <= {"id", "source", "target", "relation", "directed", "label", "metadata"} for e in g["edges"])
    assert all(e["source"] in g["nodes"] and e["target"] in g["nodes"] for e in g["edges"])
    return {
        "nodes": sorted([i, n["label"], n["metadata"]["type"]] for i, n in g["nodes"].items()),
        "edges": sorted([e["source"], e["relation"], e["target"], e["metadata"]["standing"], e["label"]] for e in g["edges"]),
    }


def sqlite(path, _):
    import sqlite3
    db = sqlite3.connect("file:" + path + "?mode=ro", uri=True)
    assert db.execute("pragma integrity_check").fetchall() == [("ok",)]
    assert db.execute("pragma foreign_key_check").fetchall() == []
    claims, found = db.execute("select count(*) from claims").fetchone()[0], 0
    for (sentence,) in db.execute("select distinct sentence from claims where sentence glob '*[a-z]*'"):
        word = max("".join(c if c.isalnum() and c.isascii() else " " for c in sentence).split(), key=len)
        hits = db.execute("select count(*) from claims_text where claims_text match ?", ('"' + word + '"',)).fetchone()[0]
        assert hits > 0, word
        found += 1
    assert claims == 0 or found > 0
    # Each fact that is not general has evidence, each claim behind it is there.
    assert db.execute("select count(*) from facts f where standing <> 'general' and not exists "
                      "(select 1 from evidence e join claims c on c.id = e.claim where e.fact = f.id)").fetchone()[0] == 0
    iri = dict(db.execute("select iri, absolute from entities"))
    return {
        "nodes": sorted(map(list, db.execute("select absolute, name, type from entities"))),
        "edges": sorted([iri[s], r, iri[o], st, la] for s, r, o, st, la in db.execute("select subject, relation, object, standing, label from facts")),
    }


def neo4j(path, _):
    """Reads the folder as neo4j-admin does: headers with types, ids that hold."""
    ids = {}

    def rows(name):
        with open(os.path.join(path, name), newline="", encoding="utf-8") as f:
            header, *lines = csv.reader(f, strict=True)
        fields = []
        for h in header:
            field, _, kind = h.partition(":")
            assert kind in ("", "LABEL", "TYPE", "long", "double", "string[]") or kind.endswith(")"), h
            fields.append((field, kind))
        for line in lines:
            assert len(line) == len(fields)
            row = {}
            for (field, kind), value in zip(fields, line):
                if kind == "long":
                    value = int(value)
                elif kind == "double":
                    value = float(value)
                elif kind == "string[]":
                    value = value.split(";") if value else []
                elif kind.startswith("ID("):
                    assert value not in ids.setdefault(kind[3:-1], set()), value
                    ids[kind[3:-1]].add(value)
                elif kind.startswith(("START_ID(", "END_ID(")):
                    assert value in ids[kind[kind.index("(") + 1:-1]], value
                row[field or kind.partition("(")[0]] = value
            yield row
    nodes = list(rows("entities.csv"))
    list(rows("documents.csv"))
    claims = {c["id"]: c for c in rows("claims.csv")}
    facts = list(rows("facts.csv"))
    assert all(c in claims for f in facts for c in f["claim"])
    assert all(r["TYPE"] in ("SUBJECT", "OBJECT", "ARGUMENT") for r in rows("ends.csv"))
    assert len(list(rows("origins.csv"))) == len(claims)
    return {
        "nodes": sorted([n["iri"], n["name"], n["LABEL"].split(";")[1]] for n in nodes),
        "edges": sorted([f["START_ID"], f["TYPE"], f["END_ID"], f["standing"], f["label"]] for f in facts),
    }


def ftm(path, _):
    """Checks what Aleph checks of ids, schemata and ranges, as far as we use them."""
    import re
    with open(path, encoding="utf-8") as f:
        entities = [json.loads(line) for line in f]
    by_id = {e["id"]: e for e in entities}
    assert len(by_id) == len(entities), "two entities of one id"
    thing = {"name", "alias", "summary", "description", "sourceUrl", "publisher", "proof"}
    document = thing | {"title", "fileName", "publishedAt"}
    allowed = {
        "Person": thing, "Organization": thing, "PublicBody": thing, "Asset": thing, "Event": thing, "Note": thing,
        "Address": thing | {"full"}, "Document": document, "Article": document,
        "UnknownLink": {"subject", "object", "role", "status", "summary", "description", "recordId", "date", "publisher", "sourceUrl", "proof"},
    }
    links = []
    for e in entities:
        assert re.fullmatch("[0-9a-f]{40}", e["id"])
        assert set(e["properties"]) <= allowed[e["schema"]], e
        assert all(v and isinstance(v, str) for values in e["properties"].values() for v in values), e
        for date in e["properties"].get("date", []) + e["properties"].get("publishedAt", []):
            assert re.fullmatch(r"\d{4}-\d\d-\d\d", date)
        for proof in e["properties"].get("proof", []):
            assert by_id[proof]["schema"] in ("Article", "Document")
        if e["schema"] == "UnknownLink":
            p = e["properties"]
            assert p["subject"][0] in by_id and p["object"][0] in by_id
            links.append([p["subject"][0], p["role"][0], p["object"][0], p["status"][0], p.get("summary", [""])[0]])
        elif e["schema"] != "Article":
            assert e["properties"]["name"], "required"
    return {
        "nodes": sorted([e["id"], e["properties"]["name"][0], e["properties"]["summary"][0]]
                        for e in entities if e["schema"] not in ("UnknownLink", "Article")),
        "edges": sorted(links),
    }


readers = {
    "sqlite": sqlite, "neo4j": neo4j, "ftm": ftm,
    "nquads": rdf, "ntriples": rdf, "turtle": rdf, "trig": rdf, "jsonld": rdf, "rdfxml": rdf,
    "graphml": graphml, "gexf": gexf, "gml": gml, "csv": tables, "jsonl": records,
    "cytoscape": cytoscape, "cx2": cx2, "jgf": jgf,
}
json.dump(readers[sys.argv[1]](sys.argv[2], sys.argv[1]), sys.stdout)
