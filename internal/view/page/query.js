// A box for Gizmo queries on the server's store: examples, completion, results
// as a table or marked in the picture.
'use strict';

if (served.query) (() => {
  const most = 100; // results of a query that does not say
  let text = '', answer = null, running = null;

  // examples are made of what is in this graph.
  function examples() {
    const quoted = s => JSON.stringify(s);
    const named = scene.nodes.find((n, i) => model.edgesOf[i].length) || scene.nodes[0];
    const list = [['All nodes of a type', `g.V().has("<rdf:type>", ${quoted('<' + (scene.types[0] ? scene.types[0].name : 'Person') + '>')}).all()`]];
    if (!named) return [['What is there', 'g.V().getLimit(20)']];
    const node = quoted(`<${named.id}>`), at = scene.nodes.indexOf(named);
    // Links to a claim's arguments have words of their own, and no edge in the store.
    const relation = model.edgesOf[at].map(i => scene.edges[i]).filter(e => e.source === at && !model.isDenied(e)).flatMap(e => e.facts.map(f => f.relation)).find(r => !/\s/.test(r));
    list.unshift([`What ${named.name} leads to`, `g.V(${node}).out(null, "relation").all()`]);
    if (relation) list.unshift([`${named.name}: ${relation.replaceAll('_', ' ')}`, `g.V(${node}).out(${quoted(`<${relation}>`)}).all()`]);
    list.push([`Claims about ${named.name}`, `about(${quoted(named.name)}).all()`], [`What ${named.name} is quoted for`, `saidBy(${quoted(named.name)}).all()`],
      ['Only what is said in the documents\' own voice', `g.V(${node}).labelContext("<asserted>").both(null, "relation").all()`],
      ['Two steps away', `g.V(${node}).both().tag("via").both().unique().all()`]);
    return list;
  }

  const spelling = id => typeof id === 'string' && id.startsWith('<') && id.endsWith('>') ? id.slice(1, -1) : null;
  const nodeAt = new Map(scene.nodes.map((n, i) => [n.id, i]));
  const place = value => { const s = spelling(value); return s !== null && nodeAt.has(s) ? nodeAt.get(s) : -1; };

  function cell(value) {
    const at = place(value);
    if (at >= 0) return tag('td', {}, tag('button', { type: 'button', class: 'name', dir: 'auto', onclick: () => app.node(at) }, scene.nodes[at].name || spelling(value)));
    return tag('td', { dir: 'auto' }, value === undefined ? '' : typeof value === 'string' ? spelling(value) ?? value : JSON.stringify(value));
  }

  function table(rows) {
    const columns = [];
    for (const r of rows) for (const k of r && typeof r === 'object' && !Array.isArray(r) ? Object.keys(r) : ['result']) if (!columns.includes(k)) columns.push(k);
    columns.sort((a, b) => (b === 'id') - (a === 'id'));
    const value = (r, k) => r && typeof r === 'object' && !Array.isArray(r) ? r[k] : r;
    return tag('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Results' }, tag('table', {},
      tag('thead', {}, tag('tr', {}, ...columns.map(c => tag('th', { scope: 'col' }, c)))),
      tag('tbody', {}, ...rows.slice(0, 1000).map(r => tag('tr', {}, ...columns.map(c => cell(value(r, c))))))));
  }

  // inPicture marks what the results name among the nodes.
  function inPicture(rows) {
    const nodes = new Set();
    for (const r of rows) for (const v of Object.values(Object(r))) if (place(v) >= 0) nodes.add(place(v));
    picture.gather([...nodes].slice(0, 300));
    return nodes.size;
  }

  async function run() {
    if (running) running.abort();
    const mine = running = new AbortController();
    say('Asking …');
    try {
      const got = await fetch(`/api/v1/query/gizmo?limit=${most}`, { method: 'POST', body: text, signal: mine.signal });
      const body = await got.json();
      if (running !== mine) return;
      if (!got.ok) answer = { error: body.error || got.statusText };
      else answer = { rows: body.result || [], cut: got.headers.get('Kgraph-Cut-At') };
    } catch (e) {
      if (e.name === 'AbortError') return;
      answer = { error: 'the server does not answer: ' + e.message };
    }
    running = null;
    results();
  }
  const say = words => { const box = document.getElementById('results'); if (box) box.replaceChildren(tag('p', { role: 'status' }, words)); };

  function results() {
    const box = document.getElementById('results');
    if (!box || !answer) return;
    if (answer.error) return box.replaceChildren(tag('p', { role: 'alert', class: 'wrong' }, answer.error));
    const n = answer.rows.length, status = tag('p', { role: 'status', class: 'faint' }, n === 0 ? 'No result.' : `${n.toLocaleString('en')} result${n === 1 ? '' : 's'}`
      + (answer.cut ? `, cut at ${answer.cut}: ask with getLimit(n) for more` : '') + (n > 1000 ? '; the first 1,000 are shown' : ''));
    if (!n) return box.replaceChildren(status);
    box.replaceChildren(tag('div', { class: 'actions' },
      tag('button', { type: 'button', id: 'as-graph', onclick: () => { const k = inPicture(answer.rows); status.textContent = `${k.toLocaleString('en')} node${k === 1 ? '' : 's'} of the results marked in the picture`; } }, 'Show in the picture')), status, table(answer.rows));
  }

  // complete offers how the query may go on at the cursor.
  function completion(area, list) {
    let words = [], from = 0, at = 0, asked = 0;
    const close = () => { list.hidden = true; words = []; area.removeAttribute('aria-activedescendant'); };
    const select = i => {
      at = i;
      [...list.children].forEach((li, k) => li.setAttribute('aria-selected', k === i));
      area.setAttribute('aria-activedescendant', 'word' + i);
      list.children[i].scrollIntoView({ block: 'nearest' });
    };
    const take = i => {
      const end = area.selectionStart;
      let rest = area.value.slice(end);
      if (words[i].endsWith('"') && rest.startsWith('"')) rest = rest.slice(1);
      area.value = area.value.slice(0, from) + words[i] + rest;
      area.selectionStart = area.selectionEnd = from + words[i].length;
      text = area.value;
      close();
      area.focus();
    };
    async function offer() {
      const turn = ++asked, before = area.value.slice(0, area.selectionStart);
      if (!/[\w<".]$/.test(before)) return close();
      let got;
      try {
        const reply = await fetch('/complete', { method: 'POST', body: before });
        if (!reply.ok) return close();
        got = await reply.json();
      } catch (e) { return close(); }
      if (turn !== asked || document.activeElement !== area) return;
      words = got.words || [];
      from = got.from;
      if (!words.length || words.length === 1 && words[0] === before.slice(from)) return close();
      list.replaceChildren(...words.slice(0, 30).map((w, k) => tag('li', { role: 'option', id: 'word' + k, dir: 'auto', onmousedown: e => { e.preventDefault(); take(k); } }, w)));
      list.hidden = false;
      select(0);
    }
    let waiting;
    area.addEventListener('input', () => { text = area.value; clearTimeout(waiting); waiting = setTimeout(offer, 120); });
    area.addEventListener('blur', close);
    area.addEventListener('keydown', e => {
      if (e.key === 'Enter' && (e.ctrlKey || e.metaKey)) { e.preventDefault(); close(); return run(); }
      if (list.hidden) return;
      const n = list.children.length;
      if (e.key === 'ArrowDown') { e.preventDefault(); select((at + 1) % n); }
      if (e.key === 'ArrowUp') { e.preventDefault(); select((at + n - 1) % n); }
      if (e.key === 'Enter' || e.key === 'Tab') { e.preventDefault(); take(at); }
      if (e.key === 'Escape') { e.preventDefault(); e.stopPropagation(); close(); }
    });
  }

  panel.query = () => {
    const list = examples();
    if (!text) text = list[0][1];
    const area = tag('textarea', { id: 'query', rows: '5', spellcheck: 'false', autocapitalize: 'off', 'aria-label': 'Query in Gizmo',
      'aria-controls': 'words', 'aria-autocomplete': 'list', dir: 'ltr' });
    area.value = text;
    const words = tag('ul', { id: 'words', role: 'listbox', 'aria-label': 'How it may go on', hidden: true });
    panel.fill(tag('h2', {}, 'Query'),
      tag('label', { class: 'faint', for: 'example' }, 'Examples '), tag('select', { id: 'example', onchange: e => { text = area.value = list[e.target.value][1]; area.focus(); } },
        ...list.map(([name], i) => tag('option', { value: String(i) }, name))),
      tag('div', { class: 'box' }, area, words),
      tag('div', { class: 'actions' }, tag('button', { type: 'button', id: 'run', onclick: run }, 'Run (Ctrl+Enter)'),
        tag('button', { type: 'button', id: 'stop', onclick: () => { if (running) { running.abort(); running = null; say('Stopped.'); } } }, 'Stop')),
      tag('p', { class: 'faint' }, 'Gizmo: paths through the graph. Names stand in <angle brackets>, with _ for a space.'),
      tag('div', { id: 'results' }));
    completion(area, words);
    results();
  };
})();
