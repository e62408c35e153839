"""Reads an export with the library of those whose format it is, and prints what
it holds as JSON.

usage: outside.py ftm|cx2 PATH
"""
import json
import sys
import unicodedata


def folded(text):
    return " ".join(unicodedata.normalize("NFC", text).split())


def ftm(path):
    from followthemoney import model
    names, links = {}, []
    with open(path, encoding="utf-8") as f:
        for line in f:
            data = json.loads(line)
            entity = model.get_proxy(data, cleaned=False)
            kept = entity.to_dict()["properties"]
            for prop, values in data["properties"].items():  # nothing is dropped as unknown
                # In its names spaces of every kind are one, and letters composed.
                assert sorted(map(folded, kept.get(prop, []))) == sorted(map(folded, values)), (data["id"], prop, values, kept.get(prop))
            for prop, value in entity.itervalues():  # every value is one of its type
                if prop.type.name not in ("text", "string", "name", "entity", "json", "identifier"):
                    assert prop.type.clean(value) == value, (data["id"], prop.name, value)
            if entity.schema.is_a("UnknownLink"):
                links.append(entity)
            elif not entity.schema.is_a("Article"):
                names[entity.id] = entity.caption
    return {
        "nodes": sorted([i, folded(n)] for i, n in names.items()),
        "edges": sorted([e.first("subject"), e.first("role"), e.first("object"), e.first("status") or ""] for e in links),
    }


def cx2(path):
    from ndex2.cx2 import RawCX2NetworkFactory
    net = RawCX2NetworkFactory().get_cx2network(path)
    again = RawCX2NetworkFactory().get_cx2network(net.to_cx2())
    assert again.get_nodes() == net.get_nodes() and again.get_edges() == net.get_edges()
    nodes = {i: n["v"] for i, n in net.get_nodes().items()}
    return {
        "nodes": sorted([n["iri"], n["name"]] for n in nodes.values()),
        "edges": sorted([nodes[e["s"]]["iri"], e["v"]["relation"], nodes[e["t"]]["iri"], e["v"]["standing"]] for e in net.get_edges().values()),
    }


json.dump({"ftm": ftm, "cx2": cx2}[sys.argv[1]](sys.argv[2]), sys.stdout)
