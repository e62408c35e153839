// Documents to read: a text with its claims marked. Pointing at a claim shows
// its edge in the picture; choosing an edge of the picture shows its text.
// Every text goes in as text, never as HTML.
'use strict';

const served = JSON.parse(document.getElementById('served').textContent);

const reader = (() => {
  const held = new Map((served.readings || []).map(r => [r.id, r]));
  const edgesOf = new Map(); // of a claim's id
  scene.edges.forEach((e, i) => e.facts.forEach(f => f.claims.forEach(c => {
    const id = scene.claims[c].id;
    if (!edgesOf.has(id)) edgesOf.set(id, []);
    if (!edgesOf.get(id).includes(i)) edgesOf.get(id).push(i);
  })));
  const plural = (n, word) => `${n.toLocaleString('en')} ${word}${n === 1 ? '' : 's'}`;

  let reading = null; // the document that is shown
  let marks = [];     // pieces of its text: { element, start, end, claims }
  let card = null;
  let last = '';      // what was asked for last; answers that come late are not shown

  // get gives a document, asking the server for it at most once.
  async function get(id) {
    if (held.has(id)) return held.get(id);
    const answer = await fetch('/document?id=' + encodeURIComponent(id));
    const body = await answer.json();
    if (!answer.ok) throw new Error(body.error || answer.statusText);
    if (held.size > 50) held.clear();
    held.set(id, body);
    return body;
  }

  // open shows a document, and in it a claim if one is named.
  async function open(id, claim) {
    last = id;
    if (!reading || reading.id !== id || !isOpen()) {
      panel.fill(tag('p', { class: 'faint', role: 'status' }, 'Reading …'));
      let got;
      try { got = await get(id); } catch (e) {
        if (last === id) panel.fill(back(), tag('p', { role: 'alert' }, 'The document could not be read: ' + e.message));
        return;
      }
      if (last !== id) return;
      show(got);
    }
    if (claim) choose(reading.claims.findIndex(c => c.id === claim), true);
    app.reading(id);
  }

  const isOpen = () => !!reading && !!document.getElementById('text');
  const back = () => tag('button', { type: 'button', class: 'back', onclick: () => app.list('tab-documents') }, '← All documents');

  function show(r) {
    reading = r;
    const text = tag('div', { id: 'text', dir: 'auto', onpointerleave: () => rest() });
    marks = pieces(r);
    let paragraph = tag('p', {});
    for (const m of marks) {
      const lines = m.text.split('\n');
      lines.forEach((line, k) => {
        if (k > 0) { text.append(paragraph); paragraph = tag('p', {}); }
        if (!line) return;
        const element = m.own.length && line.trim() ? tag('mark', { class: 'claim', tabindex: '0', role: 'button', 'data-claim': r.claims[m.own[0]].id,
          onpointerenter: () => point(m.own), onfocus: () => point(m.own), onclick: () => choose(m.own[0], false),
          onkeydown: e => { if (e.key === 'Enter' || e.key === ' ') { e.preventDefault(); choose(m.own[0], false); } } }, line)
          : tag('span', m.claims.length ? { class: 'said' } : {}, line);
        m.elements.push(element);
        paragraph.append(element);
      });
    }
    text.append(paragraph);
    [...text.children].filter(p => !p.textContent.trim()).forEach(p => p.remove());
    card = tag('div', { id: 'claim', role: 'status' });
    const where = [r.source, (r.published || '').slice(0, 10)].filter(Boolean).join(', ');
    panel.fill(back(), tag('h2', { dir: 'auto' }, r.title || r.id),
      tag('p', { class: 'faint' }, /^https?:\/\//i.test(r.url || '') ? tag('a', { href: r.url, rel: 'noopener noreferrer', target: '_blank' }, where || r.url) : where,
        (where ? ' · ' : '') + plural(r.claims.length, 'claim') + ' · ' + r.id),
      text, r.length > Array.from(r.text).length ? tag('p', { class: 'faint' }, `The text goes on: ${r.length.toLocaleString('en')} characters in all.`) : null, card);
    rest();
  }

  // pieces cuts a text wherever a claim's sentence or words begin or end. own
  // are the claims whose predicate (else the object or subject) a piece is of.
  function pieces(r) {
    const letters = Array.from(r.text), cuts = new Set([0, letters.length]);
    for (const c of r.claims) for (const span of [[c.start, c.end], c.s, c.p, c.o]) if (span) { cuts.add(span[0]); cuts.add(span[1]); }
    const at = [...cuts].sort((a, b) => a - b), list = [];
    const from = r.claims.map((c, i) => i); // by start of sentence, as they come
    let next = 0, active = [];
    for (let k = 0; k + 1 < at.length; k++) {
      const start = at[k], end = at[k + 1];
      while (next < from.length && r.claims[from[next]].start <= start) active.push(from[next++]);
      active = active.filter(i => r.claims[i].end > start);
      const own = active.filter(i => { const c = r.claims[i], words = c.p || c.o || c.s; return words && words[0] <= start && end <= words[1]; });
      list.push({ start, end, claims: active.slice(), own, text: letters.slice(start, end).join(''), elements: [] });
    }
    return list;
  }

  // line is a claim in short, with what may be done about it.
  function line(i) {
    const c = reading.claims[i], edges = edgesOf.get(c.id) || [];
    const badges = [c.polarity === 'negative' ? 'denied' : c.polarity, c.modality, c.speaker && 'said by ' + c.speaker].filter(Boolean);
    return tag('p', { 'data-line': c.id }, tag('b', { dir: 'auto' }, c.words), ' ', ...badges.flatMap(b => [tag('span', { class: 'badge' }, b), ' ']),
      tag('span', { class: 'faint' }, `read with ${Math.round(100 * c.confidence)} % `),
      edges.length ? null : tag('span', { class: 'faint' }, '· no edge in the picture '),
      ...edges.slice(0, 3).flatMap(e => [tag('button', { type: 'button', class: 'show', onclick: () => app.facts(e) },
        `${scene.nodes[scene.edges[e].source].name} → ${scene.nodes[scene.edges[e].target].name}`), ' ']));
  }

  // point marks claims in the text and their edges in the picture.
  function point(claims) {
    for (const m of marks) {
      let kind = '';
      for (const i of claims) for (const slot of ['s', 'o', 'p']) {
        const span = reading.claims[i][slot];
        if (span && span[0] <= m.start && m.end <= span[1]) kind = slot;
      }
      for (const e of m.elements) { e.classList.remove('s', 'o', 'p'); if (kind) e.classList.add(kind); }
    }
    card.replaceChildren(...claims.map(line));
    picture.pointAt(claims.flatMap(i => edgesOf.get(reading.claims[i].id) || []));
  }

  let chosen = -1;
  // choose keeps to a claim: its edge is brought into sight, or its words are.
  function choose(i, scroll) {
    if (i < 0) return;
    chosen = i;
    point([i]);
    const edge = (edgesOf.get(reading.claims[i].id) || [])[0];
    if (scroll) {
      const m = marks.find(m => m.own.includes(i)) || marks.find(m => m.claims.includes(i));
      if (m && m.elements[0]) m.elements[0].scrollIntoView({ block: 'center' });
    }
    if (edge !== undefined) picture.showEdge(edge);
  }
  // rest goes back to the claim that was chosen, or to none.
  function rest() {
    if (chosen >= 0 && chosen < reading.claims.length) return point([chosen]);
    point([]);
    card.replaceChildren(tag('p', { class: 'faint' }, reading.claims.length ? 'Point at marked words to see what was read there; click to keep it.' : 'Nothing was read in this document.'));
    picture.clear();
  }

  panel.documents = () => {
    chosen = -1;
    const rows = tag('div', {}), all = scene.documents;
    const show = words => {
      const wanted = fold(words), kept = all.filter(d => !wanted || fold([d.title, d.id, d.source, d.published].join(' ')).includes(wanted));
      rows.replaceChildren(tag('p', { class: 'faint' }, plural(kept.length, 'document')), panel.listOf(kept, d => tag('li', {},
        tag('button', { type: 'button', class: 'row', 'data-document': d.id, onclick: () => open(d.id) }, tag('span', { dir: 'auto' }, d.title || d.id), tag('small', {}, (d.published || '').slice(0, 10))))));
    };
    show('');
    panel.fill(tag('h2', {}, 'Documents'), tag('p', { class: 'faint' }, 'Read a text with its claims marked.'),
      all.length > 1 ? tag('input', { type: 'search', 'aria-label': 'Filter the documents', placeholder: 'Filter', oninput: e => show(e.target.value) }) : null, rows);
  };

  return {
    open,
    // takes shows an edge in the text that is being read, and says whether it
    // did: an edge of another document, or no text open, is the panel's.
    takes(i) {
      if (!isOpen()) return false;
      const ids = new Set(scene.edges[i].facts.flatMap(f => f.claims).map(c => scene.claims[c].id));
      const at = reading.claims.findIndex(c => ids.has(c.id));
      if (at < 0) return false;
      choose(at, true);
      return true;
    },
    // link leads from a claim of the picture into its document.
    link(index) {
      const c = scene.claims[index], d = scene.documents[scene.sentences[c.sentence].document];
      return tag('button', { type: 'button', class: 'show', onclick: () => { chosen = -1; open(d.id, c.id); } }, 'in its text');
    },
  };
})();
