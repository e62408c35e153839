"""Reads the reports back: the page with Python's HTML parser, Markdown by
undoing CommonMark's escapes, the vault by following every link.

usage: reports.py report|markdown|obsidian PATH
"""
import json
import os
import re
import sys
from html.parser import HTMLParser

import yaml


def squeeze(s):
    return " ".join(s.split())


def unescape(s):
    return squeeze(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", s))


class Page(HTMLParser):
    """Gathers facts, sentences and entities, and refuses what could act."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.stack, self.facts, self.texts, self.names = [], [], [], []
        self.section = self.subject = ""

    def handle_starttag(self, tag, attributes):
        assert tag in ("html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "p", "ul", "li", "b", "bdi", "span", "blockquote", "a"), tag
        values = dict(attributes)
        assert not any(name.startswith("on") for name in values)
        assert values.get("href", "https://").startswith(("https://", "http://"))
        if tag != "meta":
            self.stack.append([tag, values.get("class", ""), "", []])

    def handle_data(self, data):
        if self.stack:
            self.stack[-1][2] += data

    def handle_endtag(self, tag):
        name, kind, text, parts = self.stack.pop()
        assert name == tag, (name, tag)
        if not self.stack:
            return
        above = self.stack[-1]
        if tag in ("bdi", "b", "span") and above[0] != "li":
            above[2] += text
            above[3] += parts
        else:
            above[3].append((tag, kind, squeeze(text)))
        if tag == "h2":
            self.section = text
        elif tag == "h3":
            self.subject = squeeze(text[:text.rindex(" ")])
        elif tag == "blockquote":
            self.texts.append(squeeze(text[text.index("“") + 1:text.rindex("”")]))
        elif tag == "li" and self.section == "Facts":
            self.facts.append([self.subject] + [p[2] for p in parts[:3]])
        elif tag == "li" and self.section == "Entities":
            self.names.append(parts[0][2])


def page(path):
    p = Page()
    with open(path, encoding="utf-8") as f:
        text = f.read()
    assert "default-src 'none'" in text
    p.feed(text)
    p.close()
    assert not p.stack, p.stack
    dash = lambda s: s or "∅"
    return {"facts": [[dash(x) for x in f] for f in p.facts], "texts": p.texts, "names": [dash(n) for n in p.names]}


def markdown(path):
    facts, texts, names, section, subject = [], [], [], "", ""
    with open(path, encoding="utf-8") as f:
        for line in f:
            line = line.rstrip("\n")
            bare = re.sub(r"\\.", "", line)
            assert "<" not in bare and "`" not in bare, line
            if line.startswith("## "):
                section = line[3:]
            elif line.startswith("### "):
                subject = unescape(line[4:line.rindex(" (")])
            elif line.startswith("  - “"):
                texts.append(unescape(line[5:line.rindex("”")]))
            elif line.startswith("- ") and section == "Facts":
                words, rest = line[2:].split(" **", 1)
                thing, standing = rest.rsplit("** (", 1)
                facts.append([subject, unescape(words), unescape(thing), unescape(standing[:-1])])
            elif line.startswith("- ") and section == "Entities":
                names.append(unescape(re.match(r"- (.*) \([A-Za-z]+\)(?:, also .*)?; \d+ mentions? in \d+ documents?$", line).group(1)))
    return {"facts": facts, "texts": texts, "names": names}


def vault(path):
    notes = {}
    for folder, _, files in os.walk(path):
        for name in files:
            assert name.endswith(".md") and not re.search(r'[\\/:*?"<>|#^\[\]\x00-\x1f]', name) and name == name.strip(), name
            whole = os.path.join(folder, name)
            with open(whole, encoding="utf-8") as f:
                notes[os.path.relpath(whole, path)[:-3]] = f.read()
    assert len({n.lower() for n in notes}) == len(notes)
    titles, facts, texts = {}, [], []
    for name, text in notes.items():
        for target in re.findall(r"\[\[([^\]|]*)\|[^\]|]*\]\]", text):
            assert target in notes, target
        if name == "Index":
            continue
        head, body = text[4:].split("\n---\n", 1)
        properties = yaml.safe_load(head)
        assert text.startswith("---\n") and isinstance(properties["tags"], list)
        titles[name] = unescape(body.split("\n", 1)[0][2:])
        assert name.startswith("Documents/") or isinstance(properties["aliases"], list) and properties["iri"]
    for name, text in notes.items():
        if not name.startswith("Entities/"):
            continue
        section = ""
        for line in text.split("\n"):
            if line.startswith("## "):
                section = line[3:]
            elif line.startswith("  - “"):
                texts.append(unescape(line[5:line.rindex("”")]))
            elif line.startswith("- ") and section == "Facts":
                words, target, standing = re.match(r"- (.*?) \[\[([^|\]]*)\|[^\]]*\]\] \((.*)\)$", line).groups()
                facts.append([titles[name], unescape(words), titles[target], unescape(standing)])
    return {"facts": facts, "texts": texts, "names": [t for n, t in titles.items() if n.startswith("Entities/")]}


json.dump({"report": page, "markdown": markdown, "obsidian": vault}[sys.argv[1]](sys.argv[2]), sys.stdout)
