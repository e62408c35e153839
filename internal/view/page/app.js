// What the user does: select, search, filter, change the theme. The address's
// fragment (#node=…, #edge=…) restores a view.
'use strict';

const app = (() => {
  const byId = id => document.getElementById(id);
  const tabs = { 'tab-main': 'main', 'tab-entities': 'entities', 'tab-facts': 'facts' };
  let tab = 'tab-main';

  function address(text) {
    try { history.replaceState(null, '', text ? '#' + text : location.pathname + location.search); } catch (e) { /* some browsers refuse this for files */ }
  }

  function counts() {
    const shown = picture.shown(), all = scene.nodes.length;
    const rest = all - shown;
    byId('counts').textContent = `${shown.toLocaleString('en')} of ${all.toLocaleString('en')} drawn`
      + (rest > 0 ? ` · ${rest.toLocaleString('en')} left out, search adds them` : '');
  }

  const self = {
    list(which) {
      tab = which || tab;
      for (const id in tabs) {
        byId(id).setAttribute('aria-selected', id === tab);
        byId(id).tabIndex = id === tab ? 0 : -1;
      }
      byId('panel').setAttribute('aria-labelledby', tab);
      picture.clear();
      panel[tabs[tab]]();
      address('');
    },
    node(i) { picture.showNode(i); panel.node(i); counts(); address('node=' + encodeURIComponent(scene.nodes[i].id)); },
    edge(i) {
      const e = scene.edges[i];
      picture.showEdge(i); panel.edge(i); counts();
      address('edge=' + [e.source, e.target].map(n => encodeURIComponent(scene.nodes[n].id)).join('&'));
    },
    expand(i) { picture.expand(i); self.node(i); },
    hide(i) { picture.remove(i); self.list(); counts(); },
  };

  function legend() {
    for (const t of scene.types) {
      byId('legend').append(tag('label', {},
        tag('input', { type: 'checkbox', checked: true, 'data-type': t.name, onchange: e => picture.setType(t.name, e.target.checked) }),
        shape(t.name), t.name + ' ', tag('small', {}, t.count.toLocaleString('en'))));
    }
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
    set(dark.matches ? 'dark' : 'light');
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

  // restore shows what the address's fragment names.
  function restore() {
    const index = id => scene.nodes.findIndex(n => n.id === id);
    const node = /^#node=(.*)$/.exec(location.hash), edge = /^#edge=([^&]*)&(.*)$/.exec(location.hash);
    try {
      if (node && index(decodeURIComponent(node[1])) >= 0) return self.node(index(decodeURIComponent(node[1])));
      if (edge) {
        const ends = [edge[1], edge[2]].map(x => index(decodeURIComponent(x)));
        const i = scene.edges.findIndex(e => e.source === ends[0] && e.target === ends[1]);
        if (i >= 0) return self.edge(i);
      }
    } catch (e) { /* a fragment that is no address of ours */ }
    self.list();
  }

  function save() {
    const link = tag('a', { href: URL.createObjectURL(picture.png()), download: 'graph.png' });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  self.start = () => {
    legend(); search(); theme(); keys();
    for (const id in tabs) byId(id).addEventListener('click', () => self.list(id));
    byId('closer').addEventListener('click', () => picture.zoomBy(1.3));
    byId('farther').addEventListener('click', () => picture.zoomBy(1 / 1.3));
    byId('whole').addEventListener('click', () => picture.whole());
    byId('save').addEventListener('click', save);
    picture.cy.on('tap', 'node', e => self.node(picture.indexOf(e.target)));
    picture.cy.on('tap', 'edge', e => self.edge(picture.indexOf(e.target)));
    picture.cy.on('tap', e => { if (e.target === picture.cy) self.list(); });
    picture.cy.on('mouseover', 'node, edge', () => { byId('picture').style.cursor = 'pointer'; });
    picture.cy.on('mouseout', 'node, edge', () => { byId('picture').style.cursor = ''; });
    picture.whole();
    counts();
    restore();
  };
  return self;
})();

app.start();
