// The scene as it was written into the page, and questions about it. Nothing
// here touches the document except to read the data.
'use strict';

const scene = JSON.parse(document.getElementById('data').textContent);

const model = {
  types: new Map(scene.types.map(t => [t.name, t])),
  edgesOf: scene.nodes.map(() => []), // indices of a node's edges

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
    return scene.edges.map((edge, i) => ({ i, weight: score(edge) }))
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
