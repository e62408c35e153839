// What the user does: select, search, filter, change the theme. The address's
// fragment (#node=…, #edge=…, #path=…, then ;relation=… and other settings)
// restores a view.
'use strict';

const app = (() => {
  const byId = id => document.getElementById(id);
  // The tabs that the page has, and what of the panel each shows.
  const tabs = Object.fromEntries([...document.querySelectorAll('#tabs button')].map(b => [b.id, b.id.slice('tab-'.length)]));
  let tab = 'tab-main';
  let pathStart = -1; // the node whose path the next one ends

  // address writes what is shown, and the settings, into the address.
  let place = '';
  function address(what = place) {
    place = what;
    const w = model.wanted, kept = [];
    for (const key in w) if (w[key]) kept.push(key + '=' + encodeURIComponent(key === 'document' ? scene.documents[w[key]].id : w[key]));
    if (picture.deniedShown()) kept.push('denied');
    if (byId('sizes').value !== 'rank') kept.push('sizes=' + byId('sizes').value);
    if (byId('colors').value !== 'type') kept.push('colors=' + byId('colors').value);
    const off = [...document.querySelectorAll('#legend input[data-type]:not(:checked)')].map(x => encodeURIComponent(x.dataset.type));
    if (off.length) kept.push('without=' + off.join(','));
    const text = [place, ...kept].join(';');
    try { history.replaceState(null, '', text ? '#' + text : location.pathname + location.search); } catch (e) { /* some browsers refuse this for files */ }
  }

  function counts() {
    const shown = picture.shown(), all = scene.nodes.length;
    const rest = all - shown;
    byId('tab-filters').classList.toggle('active', model.filtered());
    byId('counts').textContent = `${shown.toLocaleString('en')} of ${all.toLocaleString('en')} drawn`
      + (rest > 0 ? ` · ${rest.toLocaleString('en')} left out${model.filtered() ? ' (a filter is on)' : ', search adds them'}` : '');
  }

  const self = {
    list(which) {
      tab = which || tab;
      pathStart = -1;
      for (const id in tabs) {
        byId(id).setAttribute('aria-selected', id === tab);
        byId(id).tabIndex = id === tab ? 0 : -1;
      }
      byId('panel').setAttribute('aria-labelledby', tab);
      picture.clear();
      panel[tabs[tab]]();
      address('');
    },
    node(i) {
      if (pathStart >= 0 && pathStart !== i) return self.path(pathStart, i);
      pathStart = -1;
      picture.showNode(i); panel.node(i); counts();
      address('node=' + encodeURIComponent(scene.nodes[i].id));
    },
    pathFrom(i) { pathStart = i; picture.showNode(i); panel.pick(i); panel.focus(); },
    path(from, to) {
      pathStart = -1;
      const way = model.path(from, to);
      picture.showPath(from, way || []);
      panel.path(from, to, way);
      panel.focus();
      counts();
      address('path=' + [from, to].map(n => encodeURIComponent(scene.nodes[n].id)).join('&'));
    },
    filter(key, value) {
      model.wanted[key] = value;
      picture.filter(); counts(); address();
      const kept = model.mainFacts(Infinity).length, all = scene.edges.length - scene.denied.length;
      byId('passing').textContent = `${kept.toLocaleString('en')} of ${all.toLocaleString('en')} lines meet the conditions.`;
    },
    unfilter() {
      Object.assign(model.wanted, { relation: '', document: '', speaker: '', since: '', until: '', sure: 0 });
      self.list(); picture.filter(); counts();
    },
    edge(i) {
      pathStart = -1;
      const e = scene.edges[i];
      if (model.isDenied(e) && !picture.deniedShown()) { byId('denied').checked = true; picture.setDenied(true); }
      if (typeof reader !== 'undefined' && reader.takes(i)) return; // a text is open that says it
      self.facts(i);
    },
    // facts shows an edge with its sentences.
    facts(i) {
      const e = scene.edges[i];
      picture.showEdge(i); panel.edge(i); counts();
      address((model.isDenied(e) ? 'denied=' : 'edge=') + [e.source, e.target].map(n => encodeURIComponent(scene.nodes[n].id)).join('&'));
    },
    // reading notes that a document is being read.
    reading(id) { counts(); address('text=' + encodeURIComponent(id)); },
    expand(i) { picture.expand(i); self.node(i); },
    fold(i) { picture.fold(i); self.node(i); },
    hide(i) { picture.remove(i); self.list(); counts(); },
  };

  function legend() {
    for (const input of document.querySelectorAll('#legend input[data-type]'))
      input.addEventListener('change', () => { picture.setType(input.dataset.type, input.checked); counts(); address(); });
    // Groups are named after their most important node.
    const key = by => byId('communities').replaceChildren(...model.groups(by).filter(([id]) => id < picture.palette.length).map(([id, list]) => tag('button', { type: 'button', 'data-group': id, onclick: () => picture.showNodes(list) },
      swatch(picture.palette[id]), tag('span', { dir: 'auto' }, scene.nodes[list[0]].name || '(no name)'), tag('small', {}, ` and ${(list.length - 1).toLocaleString('en')}`))));
    byId('colors').addEventListener('change', e => {
      const by = e.target.value;
      document.documentElement.dataset.colors = by;
      byId('communities').hidden = by === 'type';
      if (by === 'type') picture.clear(); else key(by);
      picture.setColors(by);
      address();
    });
    byId('sizes').addEventListener('change', e => { picture.setSizes(e.target.value); address(); });
  }

  function search() {
    const input = byId('search'), found = byId('found');
    let at = -1, hits = [];
    const close = () => { found.hidden = true; at = -1; input.setAttribute('aria-expanded', 'false'); input.removeAttribute('aria-activedescendant'); };
    const choose = i => { close(); input.value = ''; self.node(i); panel.focus(); };
    const select = i => {
      at = i;
      [...found.children].forEach((li, k) => li.setAttribute('aria-selected', k === at));
      if (at >= 0) { input.setAttribute('aria-activedescendant', 'hit' + at); found.children[at].scrollIntoView({ block: 'nearest' }); }
    };
    input.addEventListener('input', () => {
      hits = model.find(input.value, 30);
      found.replaceChildren(...hits.map((h, k) => {
        const n = scene.nodes[h.node];
        return tag('li', { role: 'option', id: 'hit' + k, 'aria-selected': 'false', onmousedown: e => { e.preventDefault(); choose(h.node); } },
          shape(n.type), tag('span', { dir: 'auto' }, n.name), tag('small', { dir: 'auto' }, h.shown === n.name ? n.type : h.shown));
      }));
      if (!hits.length && input.value.trim()) found.append(tag('li', { role: 'option', 'aria-disabled': 'true' }, 'Nothing found'));
      found.hidden = !found.children.length;
      input.setAttribute('aria-expanded', String(!found.hidden));
      select(hits.length ? 0 : -1);
    });
    input.addEventListener('keydown', e => {
      if (e.key === 'ArrowDown' && hits.length) { select((at + 1) % hits.length); e.preventDefault(); }
      if (e.key === 'ArrowUp' && hits.length) { select((at + hits.length - 1) % hits.length); e.preventDefault(); }
      if (e.key === 'Enter' && at >= 0) choose(hits[at].node);
      if (e.key === 'Escape') { input.value = ''; close(); }
    });
    input.addEventListener('blur', close);
  }

  function theme() {
    const root = document.documentElement, dark = matchMedia('(prefers-color-scheme: dark)');
    const set = name => { root.dataset.theme = name; picture.restyle(); };
    dark.addEventListener('change', e => set(e.matches ? 'dark' : 'light'));
    byId('theme').addEventListener('click', () => set(root.dataset.theme === 'dark' ? 'light' : 'dark'));
  }

  function keys() {
    document.addEventListener('keydown', e => {
      const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(e.target.tagName);
      if (e.key === '/' && !typing) { byId('search').focus(); e.preventDefault(); }
      if (e.key === 'Escape' && !typing) self.list();
    });
    byId('tabs').addEventListener('keydown', e => {
      const ids = Object.keys(tabs), step = { ArrowRight: 1, ArrowLeft: -1 }[e.key];
      if (!step) return;
      self.list(ids[(ids.indexOf(tab) + step + ids.length) % ids.length]);
      byId(tab).focus();
    });
  }

  // settings takes over what the fragment says beside the thing shown.
  function settings(list) {
    const change = (input, set) => { set(input); input.dispatchEvent(new Event('change')); };
    for (const item of list) {
      const key = item.split('=')[0], value = item.slice(key.length + 1);
      try {
        if (key === 'denied' && scene.denied.length) change(byId('denied'), x => { x.checked = true; });
        else if (key === 'sizes' && ['between', 'degree'].includes(value)) change(byId('sizes'), x => { x.value = value; });
        else if (key === 'colors' && ['community', 'component'].includes(value)) change(byId('colors'), x => { x.value = value; });
        else if (key === 'without') {
          const off = value.split(',').map(decodeURIComponent);
          document.querySelectorAll('#legend input[data-type]').forEach(x => { if (off.includes(x.dataset.type)) change(x, () => { x.checked = false; }); });
        } else if (key === 'document') {
          const at = scene.documents.findIndex(d => d.id === decodeURIComponent(value));
          if (at >= 0) model.wanted.document = String(at);
        } else if (key === 'sure') model.wanted.sure = Math.min(Math.max(Number(value) || 0, 0), 1);
        else if (Object.hasOwn(model.wanted, key)) model.wanted[key] = decodeURIComponent(value);
      } catch (e) { /* no setting of ours */ }
    }
    picture.filter(); counts();
  }

  // restore shows what the address's fragment names.
  function restore() {
    const [where, ...rest] = location.hash.split(';');
    settings(rest);
    const index = id => scene.nodes.findIndex(n => n.id === id);
    const node = /^#node=(.*)$/.exec(where), edge = /^#(edge|denied|path)=([^&]*)&(.*)$/.exec(where), text = /^#text=(.*)$/.exec(where);
    try {
      if (text && typeof reader !== 'undefined') {
        const id = decodeURIComponent(text[1]);
        if (scene.documents.some(d => d.id === id)) { self.list('tab-documents'); return reader.open(id); }
      }
      if (node && index(decodeURIComponent(node[1])) >= 0) return self.node(index(decodeURIComponent(node[1])));
      if (edge) {
        const ends = [edge[2], edge[3]].map(x => index(decodeURIComponent(x)));
        if (edge[1] === 'path' && ends.every(n => n >= 0)) return self.path(...ends);
        const i = scene.edges.findIndex(e => model.isDenied(e) === (edge[1] === 'denied') && e.source === ends[0] && e.target === ends[1]);
        if (i >= 0) return self.edge(i);
      }
    } catch (e) { /* a fragment that is no address of ours */ }
    self.list();
  }

  self.start = () => {
    legend(); search(); theme(); keys();
    for (const id in tabs) byId(id).addEventListener('click', () => self.list(id));
    const denials = scene.denied.length;
    byId('denials').textContent = denials ? `denied (${denials.toLocaleString('en')})` : 'nothing denied';
    byId('denied').disabled = !denials;
    byId('denied').addEventListener('change', e => { picture.setDenied(e.target.checked); counts(); address(); });
    byId('closer').addEventListener('click', () => picture.zoomBy(1.3));
    byId('farther').addEventListener('click', () => picture.zoomBy(1 / 1.3));
    byId('whole').addEventListener('click', () => picture.whole());
    for (const kind of ['png', 'svg', 'json']) byId('save-' + kind).addEventListener('click', () => save(kind));
    picture.cy.on('tap', 'node', e => self.node(picture.indexOf(e.target)));
    picture.cy.on('dbltap', 'node', e => {
      const i = picture.indexOf(e.target);
      if (picture.absent(i).length) self.expand(i); else self.fold(i);
    });
    picture.cy.on('tap', 'edge', e => self.edge(picture.indexOf(e.target)));
    picture.cy.on('tap', e => { if (e.target === picture.cy) self.list(); });
    picture.cy.on('mouseover', 'node, edge', () => { byId('picture').style.cursor = 'pointer'; });
    picture.cy.on('mouseout', 'node, edge', () => { byId('picture').style.cursor = ''; });
    picture.takeOver();
    counts();
    restore();
    performance.mark('ready');
  };
  return self;
})();

app.start();
