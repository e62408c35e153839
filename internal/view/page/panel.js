// The side panel: lists and cards. Every text goes in as text, never as HTML.
'use strict';

// tag makes an element: tag('p', {class: 'faint'}, 'text', otherElement).
function tag(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (value !== undefined && value !== false) element.setAttribute(key, value === true ? '' : value);
  }
  element.append(...children.filter(c => c !== null && c !== undefined));
  return element;
}

// shape draws a type's mark as it looks in the picture.
function shape(type) {
  const look = model.types.get(type), ns = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(ns, 'svg'), path = document.createElementNS(ns, 'path');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('class', 'mark');
  svg.setAttribute('aria-hidden', 'true');
  path.setAttribute('d', look.path);
  path.setAttribute('fill', look.color);
  svg.append(path);
  return svg;
}

// swatch is a round spot of a colour.
function swatch(color) {
  const ns = 'http://www.w3.org/2000/svg', svg = document.createElementNS(ns, 'svg'), spot = document.createElementNS(ns, 'circle');
  for (const [key, value] of Object.entries({ viewBox: '0 0 16 16', class: 'swatch', 'aria-hidden': 'true' })) svg.setAttribute(key, value);
  for (const [key, value] of Object.entries({ cx: 8, cy: 8, r: 6.5, fill: color })) spot.setAttribute(key, value);
  svg.append(spot);
  return svg;
}

const panel = (() => {
  const box = document.getElementById('panel');
  const pageSize = 200; // rows of a list before "show more"

  function fill(...children) {
    box.replaceChildren(...children.filter(Boolean));
    box.scrollTop = 0;
  }
  const name = i => tag('button', { type: 'button', class: 'name', dir: 'auto', onclick: () => app.node(i) }, scene.nodes[i].name || '(no name)');
  const plural = (n, word) => `${n.toLocaleString('en')} ${word}${n === 1 ? '' : 's'}`;
  const badge = standing => tag('span', { class: 'badge ' + standing }, standing);
  const back = () => tag('button', { type: 'button', class: 'back', onclick: () => app.list() }, '← Back to the lists');

  // row is an edge as a line of a list; from leaves out the end one already reads.
  function row(i, from) {
    const e = scene.edges[i], source = scene.nodes[e.source], target = scene.nodes[e.target];
    const text = tag('span', {}, from === e.source ? null : tag('b', { dir: 'auto' }, source.name),
      tag('span', { class: 'relation' }, ` ${e.label} `), from === e.target ? null : tag('b', { dir: 'auto' }, target.name));
    if (e.facts.length > 1) text.append(tag('span', { class: 'faint' }, `  +${e.facts.length - 1}`));
    if (e.speakers && e.speakers.length) text.append(tag('span', { class: 'faint' }, `  — ${e.speakers.join(', ')}`));
    return tag('li', {}, tag('button', { type: 'button', class: 'row', 'data-edge': i, onclick: () => app.edge(i) }, text,
      e.standing === 'asserted' ? null : tag('small', {}, e.standing)));
  }

  // list shows rows, a page at a time.
  function list(items, make) {
    const ul = tag('ul', { class: 'plain' });
    const more = tag('button', { type: 'button', onclick: () => grow() });
    let shown = 0;
    function grow() {
      ul.append(...items.slice(shown, shown + pageSize).map(make));
      shown = Math.min(shown + pageSize, items.length);
      more.textContent = `Show more (${(items.length - shown).toLocaleString('en')} left)`;
      more.hidden = shown >= items.length;
    }
    grow();
    return tag('div', {}, ul, more);
  }

  // day is a line of a time line; its sentences come when it is opened.
  function day([date, claims]) {
    const details = tag('details', { 'data-day': date, ontoggle: () => { if (details.children.length === 1) details.append(list(claims, c => tag('li', {}, quote(c)))); } },
      tag('summary', {}, date, tag('span', { class: 'faint' }, ' · ' + plural(claims.length, 'sentence'))));
    return tag('li', {}, details);
  }

  // quote is a claim: its sentence with the words marked, and where it stands.
  function quote(index) {
    const claim = scene.claims[index], d = scene.documents[scene.sentences[claim.sentence].document];
    const sentence = tag('p', { dir: 'auto', class: 'sentence' });
    for (const [text, kind] of model.words(claim)) sentence.append(kind ? tag('mark', { class: kind }, text) : text);
    const where = tag('span', {});
    const title = d.title || d.id;
    where.append(/^https?:\/\//i.test(d.url || '') ? tag('a', { href: d.url, rel: 'noopener noreferrer', target: '_blank' }, title) : title);
    if (d.source) where.append(', ' + d.source);
    if (d.published) where.append(', ' + d.published.slice(0, 10));
    if (title !== d.id) where.append(` (${d.id})`);
    if (typeof reader !== 'undefined') where.append(' ', reader.link(index));
    const badges = [];
    if (claim.speaker) badges.push(tag('span', { class: 'badge' }, 'said by ' + claim.speaker), ' ');
    if (claim.modality) badges.push(tag('span', { class: 'badge hedged' }, claim.modality), ' ');
    if (claim.polarity) badges.push(tag('span', { class: 'badge denied' }, claim.polarity === 'negative' ? 'denied' : claim.polarity), ' ');
    if (claim.confidence) badges.push(tag('span', { class: 'badge', title: 'How sure kgraph is that it read the sentence right' }, `read with ${Math.round(100 * claim.confidence)} %`));
    return tag('blockquote', {}, sentence, badges.length ? tag('p', {}, ...badges) : null, tag('footer', {}, where));
  }

  return {
    fill, listOf: list,
    main() {
      const edges = model.mainFacts(12);
      fill(tag('h2', {}, 'Main claims'),
        tag('p', { class: 'faint' }, 'By importance and support. Click a line here, or in the picture, to read where it comes from.'),
        edges.length ? tag('ul', { class: 'plain' }, ...edges.map(i => row(i))) : tag('p', {}, 'No fact joins two things here.'));
    },
    entities() {
      const named = scene.nodes.map((_, i) => i);
      fill(tag('h2', {}, plural(named.length, 'entity').replace('entitys', 'entities')), list(named, i => {
        const n = scene.nodes[i];
        return tag('li', {}, tag('button', { type: 'button', class: 'row', 'data-node': i, onclick: () => app.node(i) },
          shape(n.type), tag('span', { dir: 'auto' }, n.name || '(no name)'), tag('small', {}, n.type)));
      }));
    },
    facts() {
      const all = model.mainFacts(Infinity);
      const rows = tag('div', {});
      const show = words => {
        const wanted = fold(words);
        const kept = all.filter(i => !wanted || fold([scene.nodes[scene.edges[i].source].name, ...scene.edges[i].facts.map(f => f.label), scene.nodes[scene.edges[i].target].name].join(' ')).includes(wanted));
        rows.replaceChildren(tag('p', { class: 'faint' }, plural(kept.length, 'line')), list(kept, i => row(i)));
      };
      show('');
      fill(tag('h2', {}, 'Facts'), tag('input', { type: 'search', 'aria-label': 'Filter the facts', placeholder: 'Filter', oninput: e => show(e.target.value) }), rows);
    },
    node(i) {
      const n = scene.nodes[i], edges = model.edgesOf[i], absent = picture.absent(i), leaves = picture.leaves(i), days = model.timeLine(i);
      const out = edges.filter(e => scene.edges[e].source === i), into = edges.filter(e => scene.edges[e].source !== i);
      fill(back(), tag('h2', { dir: 'auto' }, shape(n.type), ' ', n.name || '(no name)'),
        tag('p', { class: 'faint' }, [n.type, n.mentions ? plural(n.mentions, 'mention') : '', plural(edges.length, 'line'), `importance ${Math.round(100 * n.rank)} %`, `betweenness ${Math.round(100 * (n.between || 0))} %`].filter(Boolean).join(' · ')),
        n.aliases && n.aliases.length ? tag('p', { dir: 'auto' }, tag('span', { class: 'faint' }, 'Also: '), n.aliases.join(', ')) : null,
        tag('div', { class: 'actions' },
          tag('button', { type: 'button', id: 'path', onclick: () => app.pathFrom(i) }, 'Path to …'),
          absent.length ? tag('button', { type: 'button', id: 'expand', onclick: () => app.expand(i) }, `Show ${Math.min(absent.length, 12)} of ${absent.length} hidden neighbours`) : null,
          leaves.length ? tag('button', { type: 'button', id: 'fold', onclick: () => app.fold(i) }, `Fold ${plural(leaves.length, 'neighbour')}`) : null,
          tag('button', { type: 'button', id: 'hide', onclick: () => app.hide(i) }, 'Hide from the picture')),
        out.length ? tag('h3', {}, n.name + ' …') : null, out.length ? list(out, e => row(e, i)) : null,
        into.length ? tag('h3', {}, '… ' + n.name) : null, into.length ? list(into, e => row(e, i)) : null,
        n.loose && n.loose.length ? tag('h3', {}, 'Also said of it') : null, n.loose ? list(n.loose, c => tag('li', {}, quote(c))) : null,
        days.length > 1 ? tag('h3', {}, 'Time line') : null, days.length > 1 ? list(days, day) : null);
    },
    edge(i) {
      const e = scene.edges[i];
      const facts = e.facts.map(f => tag('section', {},
        tag('h3', {}, f.label), tag('p', {}, badge(f.standing), ' ', tag('span', { class: 'faint' }, `relation: ${f.relation.replaceAll('_', ' ')}`)),
        list(f.claims, c => tag('li', {}, quote(c)))));
      fill(back(), model.isDenied(e) ? tag('p', {}, tag('span', { class: 'badge denied' }, 'denied'), tag('span', { class: 'faint' }, ' The sentence says that this is not so.')) : null,
        tag('h2', {}, name(e.source), tag('span', { class: 'relation' }, ` ${e.label} `), name(e.target)),
        tag('p', { class: 'faint' }, [e.facts.length > 1 ? plural(e.facts.length, 'relation') : '', plural(e.support, 'source')].filter(Boolean).join(', ')),
        tag('p', { class: 'key' }, 'Marked: ', tag('mark', { class: 's' }, 'who'), ' ', tag('mark', { class: 'p' }, 'does what'), ' ', tag('mark', { class: 'o' }, 'to whom')),
        ...facts);
    },
    // path lists a way with the sentences of each step; null is for none.
    path(from, to, edges) {
      const seen = 3; // sentences of a step; its line leads to all
      const steps = (edges || []).map(i => {
        const claims = [...new Set(scene.edges[i].facts.flatMap(f => f.claims))];
        return tag('li', {}, tag('ul', { class: 'plain' }, row(i)), ...claims.slice(0, seen).map(quote),
          claims.length > seen ? tag('p', { class: 'faint' }, `and ${plural(claims.length - seen, 'more sentence')}`) : null);
      });
      fill(back(), tag('h2', {}, name(from), tag('span', { class: 'relation' }, ' … '), name(to)),
        edges ? tag('p', { class: 'faint' }, `A shortest way, ${plural(edges.length, 'step')}; arrows may run either way.`)
          : tag('p', {}, model.filtered() ? 'No way joins them among the facts that the filter leaves.' : 'No way joins them.'),
        tag('ol', { class: 'way' }, ...steps));
    },
    // pick asks for the other end of a path.
    pick(from) {
      fill(back(), tag('h2', {}, 'Path from ', name(from), ' to …'),
        tag('p', {}, 'Click the other end in the picture, or choose it here or in the search.'),
        list(scene.nodes.map((_, i) => i).filter(i => i !== from && model.edgesOf[i].length), i => tag('li', {}, tag('button', { type: 'button', class: 'row', 'data-node': i, onclick: () => app.node(i) },
          shape(scene.nodes[i].type), tag('span', { dir: 'auto' }, scene.nodes[i].name || '(no name)'), tag('small', {}, scene.nodes[i].type)))));
    },
    // filters asks for conditions on the facts.
    filters() {
      const most = 500, w = model.wanted, choices = model.choices();
      const select = (key, title, rows) => tag('label', {}, title, tag('select', { id: 'filter-' + key, onchange: e => app.filter(key, e.target.value) },
        tag('option', { value: '' }, rows.length > most ? `any (the ${most} most frequent of ${rows.length.toLocaleString('en')} to choose from)` : 'any'),
        ...rows.slice(0, most).map(([value, shown, n]) => tag('option', { value, selected: value === w[key] }, `${shown} (${n.toLocaleString('en')})`))));
      const date = (key, title) => tag('label', {}, title, tag('input', { type: 'date', id: 'filter-' + key, value: w[key], onchange: e => app.filter(key, e.target.value) }));
      const sure = tag('output', {}, `${Math.round(100 * w.sure)} %`);
      fill(tag('h2', {}, 'Filters'), tag('p', { class: 'faint' }, 'A line stays if one of its sentences meets all conditions. Types are in the legend.'),
        tag('form', { class: 'filters', onsubmit: e => e.preventDefault() },
          select('relation', 'Relation', choices.relations), select('document', 'Document', choices.documents), select('speaker', 'Said by', choices.speakers),
          date('since', 'Published since'), date('until', 'Published until'),
          tag('label', {}, 'Read with at least ', sure, tag('input', { type: 'range', id: 'filter-sure', min: 0, max: 1, step: 0.05, value: w.sure,
            oninput: e => { sure.textContent = `${Math.round(100 * e.target.value)} %`; app.filter('sure', Number(e.target.value)); } })),
          tag('p', { id: 'passing', role: 'status' }),
          tag('button', { type: 'button', id: 'filter-none', onclick: () => app.unfilter() }, 'Show all')));
    },
    focus() { box.focus({ preventScroll: true }); },
  };
})();
