// Holds a script of Cypher against the grammar of Neo4j's own editor, and prints
// how many statements it has and the faults found.
//
// usage: node cypher.mjs FOLDER-OF-NODE_MODULES FILE MOST
//
// Of each kind of statement (by its first letters) at most MOST are held: each
// takes a tenth of a second and more.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const { lintCypherQuery } = createRequire(resolve(process.argv[2], 'x.js'))('@neo4j-cypher/language-support');
const faults = [];
let statements = 0;
const most = Number(process.argv[4]), kinds = new Map();
for (const line of readFileSync(process.argv[3], 'utf8').split('\n')) {
  if (!line || line.startsWith('//')) continue;
  const kind = line.slice(0, 16) + line.includes('MERGE (a)-[:FROM]');
  kinds.set(kind, (kinds.get(kind) || 0) + 1);
  if (kinds.get(kind) > most) continue;
  statements++;
  const found = lintCypherQuery(line, {});
  for (const d of found.diagnostics ?? found) if (d.severity === 1) faults.push(d.message + ' in ' + line.slice(0, 300));
}
console.log(JSON.stringify({ statements, faults }));
