// The scene as it was written into the page, and questions about it. Nothing
// here touches the document except to read the data.
'use strict';

const scene = JSON.parse(document.getElementById('data').textContent);
scene.edges.push(...scene.denied); // behind all others; isDenied tells them apart

const model = {
  types: new Map(scene.types.map(t => [t.name, t])),
  edgesOf: scene.nodes.map(() => []), // indices of a node's edges

  isDenied(edge) { return edge.standing === 'denied'; },

  // wanted are the user's conditions on edges; empty ones ask nothing.
  wanted: { relation: '', document: '', speaker: '', since: '', until: '', sure: 0 },
  filtered: () => Object.values(model.wanted).some(Boolean),

  // passes says whether an edge has a fact with a claim that meets all conditions at once.
  passes(edge) {
    if (!model.filtered()) return true;
    const w = model.wanted;
    return edge.facts.some(f => (!w.relation || f.relation === w.relation) && f.claims.some(c => {
      const claim = scene.claims[c], at = scene.sentences[claim.sentence].document, date = (scene.documents[at].published || '').slice(0, 10);
      return (!w.document || String(at) === w.document) && (!w.speaker || w.speaker === (claim.speaker || model.nobody))
        && (!w.since || date && date >= w.since) && (!w.until || date && date <= w.until) && claim.confidence >= w.sure;
    }));
  },
  nobody: '\u0000', // asks for what no speaker is named for

  // choices lists what the conditions can be chosen from: [value, shown, how many facts], most frequent first.
  choices() {
    const relations = new Map(), documents = new Map(), speakers = new Map();
    const count = (map, key) => map.set(key, (map.get(key) || 0) + 1);
    for (const e of scene.edges) for (const f of e.facts) {
      count(relations, f.relation);
      for (const d of new Set(f.claims.map(c => scene.sentences[scene.claims[c].sentence].document))) count(documents, d);
      for (const who of new Set(f.claims.map(c => scene.claims[c].speaker || model.nobody))) count(speakers, who);
    }
    const list = (map, show) => [...map].map(([value, n]) => [String(value), show(value), n]).sort((a, b) => b[2] - a[2] || (a[1] < b[1] ? -1 : 1));
    return {
      relations: list(relations, r => r.replaceAll('_', ' ')),
      documents: list(documents, d => scene.documents[d].title || scene.documents[d].id),
      speakers: list(speakers, who => who === model.nobody ? '(the document itself)' : who),
    };
  },

  // path lists the edges of a shortest way between two nodes, along or against
  // their arrows, or gives null. Of equally short ways it takes the one through
  // the most important nodes. What is denied joins nothing.
  path(from, to) {
    const via = new Map([[from, -1]]);
    for (let ring = [from]; ring.length && !via.has(to);) {
      const next = [];
      for (const node of ring) {
        for (const i of model.edgesOf[node]) {
          const edge = scene.edges[i], other = model.neighbour(edge, node);
          if (via.has(other) || model.isDenied(edge) || !model.passes(edge)) continue;
          via.set(other, i);
          next.push(other);
        }
      }
      ring = next.sort((a, b) => a - b);
    }
    if (!via.has(to)) return null;
    const way = [];
    for (let node = to; node !== from; node = model.neighbour(scene.edges[way[0]], node)) way.unshift(via.get(node));
    return way;
  },

  // timeLine lists the claims about a node by the day their documents were
  // published, oldest first; undated ones are not in it.
  timeLine(node) {
    const days = new Map(), claims = new Set(scene.nodes[node].loose || []);
    for (const e of model.edgesOf[node]) for (const f of scene.edges[e].facts) for (const c of f.claims) claims.add(c);
    for (const c of claims) {
      const day = (scene.documents[scene.sentences[scene.claims[c].sentence].document].published || '').slice(0, 10);
      if (!day) continue;
      if (!days.has(day)) days.set(day, []);
      days.get(day).push(c);
    }
    return [...days].sort((a, b) => (a[0] < b[0] ? -1 : 1));
  },

  // groups lists the communities or connected parts (components) of two nodes
  // or more, largest first: their nodes, most important first.
  groups(kind) {
    const groups = new Map();
    scene.nodes.forEach((n, i) => { if (!groups.has(n[kind])) groups.set(n[kind], []); groups.get(n[kind]).push(i); });
    return [...groups].filter(g => g[1].length > 1).sort((a, b) => a[0] - b[0]);
  },

  // measure is how much a node counts, 0 to 1: by importance (rank), by how many
  // shortest ways lead over it (between), or by its lines (degree).
  measure(i, by) {
    if (by !== 'degree') return scene.nodes[i][by] || 0;
    model.mostLines = model.mostLines || model.edgesOf.reduce((most, e) => Math.max(most, e.length), 1);
    return model.edgesOf[i].length / model.mostLines;
  },

  // neighbour gives the other end of an edge.
  neighbour(edge, node) { return edge.source === node ? edge.target : edge.source; },

  // find lists the nodes whose name or an alias holds the words, names that
  // start with them first, then by importance.
  find(words, limit) {
    const wanted = fold(words);
    if (!wanted) return [];
    const hits = [];
    for (let i = 0; i < searchable.length; i++) {
      let best = null;
      for (const [text, shown] of searchable[i]) {
        const at = text.indexOf(wanted);
        if (at < 0) continue;
        const score = text === wanted ? 0 : at === 0 ? 1 : text[at - 1] === ' ' ? 2 : 3;
        if (!best || score < best.score) best = { node: i, score, shown };
      }
      if (best) hits.push(best);
    }
    hits.sort((a, b) => a.score - b.score || a.node - b.node);
    return hits.slice(0, limit);
  },

  // words gives a claim's sentence as pieces: [text, class or ''].
  words(claim) {
    const letters = Array.from(scene.sentences[claim.sentence].text); // code points, as offsets count
    const kind = new Array(letters.length).fill('');
    for (const slot of ['s', 'o', 'p']) {
      const span = claim[slot];
      if (span) kind.fill(slot, span[0], span[1]);
    }
    const pieces = [];
    letters.forEach((letter, i) => {
      if (i > 0 && kind[i] === kind[i - 1]) pieces[pieces.length - 1][0] += letter;
      else pieces.push([letter, kind[i]]);
    });
    return pieces;
  },

  // mainFacts lists the edges that say most about the whole: by support and by
  // the importance of both ends.
  mainFacts(limit) {
    return scene.edges.map((edge, i) => ({ i, weight: score(edge) })).filter(x => !model.isDenied(scene.edges[x.i]) && model.passes(scene.edges[x.i]))
      .sort((a, b) => b.weight - a.weight || a.i - b.i).slice(0, limit).map(x => x.i);
  },
};

// fold takes case and accents off.
function fold(text) {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[\s_]+/g, ' ').trim();
}

function score(edge) {
  const ends = scene.nodes[edge.source].rank + scene.nodes[edge.target].rank;
  const thin = /^(is|has)$/.test(edge.facts[0].relation) ? 0.6 : 1;
  return ends * Math.log2(1 + edge.support) * (edge.standing === 'hedged' ? 0.7 : 1) * thin;
}

const searchable = scene.nodes.map(n => [n.name, ...(n.aliases || [])].map(name => [fold(name), name]));
scene.edges.forEach((edge, i) => {
  model.edgesOf[edge.source].push(i);
  if (edge.target !== edge.source) model.edgesOf[edge.target].push(i);
});
