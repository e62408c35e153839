-- Tables of an export. docs/formats.md says what each column holds.
PRAGMA application_id = 0x6b677068;
PRAGMA user_version = 1;
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE documents (id TEXT PRIMARY KEY, title TEXT NOT NULL, published TEXT, outlet TEXT, url TEXT, claims INTEGER NOT NULL);
CREATE TABLE entities (iri TEXT PRIMARY KEY, name TEXT NOT NULL, type TEXT NOT NULL, kind TEXT NOT NULL,
  "of" TEXT REFERENCES entities(iri), broader TEXT REFERENCES entities(iri),
  mentions INTEGER NOT NULL, documents INTEGER NOT NULL, degree INTEGER NOT NULL, absolute TEXT NOT NULL);
CREATE INDEX entities_name ON entities(name);
CREATE TABLE aliases (entity TEXT NOT NULL REFERENCES entities(iri), alias TEXT NOT NULL);
CREATE INDEX aliases_alias ON aliases(alias);
CREATE INDEX aliases_entity ON aliases(entity);
CREATE TABLE mentions (entity TEXT NOT NULL REFERENCES entities(iri), document TEXT NOT NULL REFERENCES documents(id),
  start INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL, kind TEXT NOT NULL);
CREATE INDEX mentions_entity ON mentions(entity);
CREATE INDEX mentions_document ON mentions(document);
CREATE TABLE claims (id TEXT PRIMARY KEY, document TEXT NOT NULL REFERENCES documents(id), sentence TEXT NOT NULL,
  start INTEGER NOT NULL, "end" INTEGER NOT NULL, subject TEXT NOT NULL, predicate TEXT NOT NULL, object TEXT NOT NULL,
  subject_node TEXT REFERENCES entities(iri), relation TEXT NOT NULL, object_node TEXT REFERENCES entities(iri),
  subject_text TEXT NOT NULL, predicate_text TEXT NOT NULL, object_text TEXT NOT NULL,
  polarity TEXT NOT NULL, modality TEXT NOT NULL, voice TEXT NOT NULL, speaker TEXT, quoted INTEGER NOT NULL,
  standing TEXT, confidence REAL NOT NULL);
CREATE INDEX claims_document ON claims(document);
CREATE INDEX claims_subject ON claims(subject_node);
CREATE INDEX claims_object ON claims(object_node);
CREATE TABLE speakers (claim TEXT NOT NULL REFERENCES claims(id), position INTEGER NOT NULL, name TEXT NOT NULL);
CREATE INDEX speakers_claim ON speakers(claim);
CREATE TABLE arguments (claim TEXT NOT NULL REFERENCES claims(id), role TEXT NOT NULL, text TEXT NOT NULL,
  node TEXT REFERENCES entities(iri), value TEXT);
CREATE INDEX arguments_claim ON arguments(claim);
CREATE TABLE facts (id INTEGER PRIMARY KEY, subject TEXT NOT NULL REFERENCES entities(iri), relation TEXT NOT NULL,
  object TEXT NOT NULL REFERENCES entities(iri), label TEXT NOT NULL, standing TEXT NOT NULL,
  support INTEGER NOT NULL, confidence REAL NOT NULL);
CREATE INDEX facts_subject ON facts(subject);
CREATE INDEX facts_object ON facts(object);
CREATE INDEX facts_relation ON facts(relation);
CREATE TABLE evidence (fact INTEGER NOT NULL REFERENCES facts(id), claim TEXT NOT NULL REFERENCES claims(id));
CREATE INDEX evidence_fact ON evidence(fact);
CREATE INDEX evidence_claim ON evidence(claim);
CREATE VIEW statements AS
  SELECT s.name AS subject, f.label AS says, o.name AS object, f.relation, f.standing, f.support, f.confidence,
    c.sentence, c.speaker, d.title AS document, d.outlet, d.published
  FROM facts f JOIN entities s ON s.iri = f.subject JOIN entities o ON o.iri = f.object
    LEFT JOIN evidence e ON e.fact = f.id LEFT JOIN claims c ON c.id = e.claim LEFT JOIN documents d ON d.id = c.document
  ORDER BY f.id, c.document, c.start;
CREATE VIRTUAL TABLE claims_text USING fts5(sentence, content = 'claims');
CREATE TRIGGER claims_into_text AFTER INSERT ON claims BEGIN
  INSERT INTO claims_text(rowid, sentence) VALUES (new.rowid, new.sentence);
END;
