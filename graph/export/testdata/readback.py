"""Reads an export with somebody else's reader and prints what it holds as JSON.

usage: readback.py FORMAT PATH
"""
import csv
import json
import os
import sys
import xml.etree.ElementTree as ET


def rdf(path, format):
    import rdflib
    data = rdflib.Dataset() if format in ("nquads", "trig") else rdflib.Graph()
    data.parse(path, format={"ntriples": "nt"}.get(format, format))
    if format in ("nquads", "trig"):
        rows = [(s, p, o, g) for s, p, o, g in data.quads((None, None, None, None))]
    else:
        rows = [(s, p, o, None) for s, p, o in data]
    return sorted(["" if x is None else str(x) for x in row] for row in rows)


def graphml(path, _):
    import networkx
    g = networkx.read_graphml(path)
    iri = {n: d["iri"] for n, d in g.nodes(data=True)}
    return {
        "nodes": sorted([d["iri"], d.get("label", ""), d.get("type", "")] for _, d in g.nodes(data=True)),
        "edges": sorted([iri[s], d["relation"], iri[t], d["standing"], d["label"]] for s, t, d in g.edges(data=True)),
    }


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


def records(path, format):
    with open(path, encoding="utf-8") as f:
        if format == "json":
            whole = json.load(f)
            entities, facts = whole["entities"], whole["facts"]
        else:
            lines = [json.loads(line) for line in f]
            entities = [x for x in lines if x["record"] == "entity"]
            facts = [x for x in lines if x["record"] == "fact"]
    iri = {n["iri"]: n["absolute"] for n in entities}
    return {
        "nodes": sorted([n["absolute"], n["name"], n["type"]] for n in entities),
        "edges": sorted([iri[f["subject"]], f["relation"], iri[f["object"]], f["label"], f["phrase"]] for f in facts),
    }


readers = {
    "nquads": rdf, "ntriples": rdf, "turtle": rdf, "trig": rdf,
    "graphml": graphml, "gexf": gexf, "csv": tables, "json": records, "jsonl": records,
}
json.dump(readers[sys.argv[1]](sys.argv[2], sys.argv[1]), sys.stdout)
