// Files of what is seen: a picture as PNG or SVG, the data as JSON.
'use strict';

const save = (() => {
  const ns = 'http://www.w3.org/2000/svg';
  const css = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const short = x => String(Math.round(10 * x) / 10);

  // el makes an SVG element; texts go in as text.
  function el(name, attributes, ...children) {
    const element = document.createElementNS(ns, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  }

  // lines writes centred lines of text downwards from y.
  const lines = (label, x, y, size, color) => el('text', { 'text-anchor': 'middle', 'font-size': short(size), fill: color,
    stroke: css('--halo'), 'stroke-width': 2.5, 'stroke-linejoin': 'round', 'paint-order': 'stroke' },
    ...label.split('\n').map((line, k) => el('tspan', { x: short(x), y: short(y + 1.2 * size * k) }, clean(line))));

  // clean drops what no XML file may hold.
  const clean = text => text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD');

  const sentences = edge => [...new Set(edge.facts.flatMap(f => f.claims).map(c => scene.sentences[scene.claims[c].sentence].text))];

  // along is the point so many pixels on from a towards b, over a control point if there is one.
  function along(a, c, b, pixels) {
    const point = t => ['x', 'y'].map(k => c ? (1 - t) * (1 - t) * a[k] + 2 * t * (1 - t) * c[k] + t * t * b[k] : (1 - t) * a[k] + t * b[k]);
    let [x, y] = point(0), way = 0;
    for (let k = 1; k <= 100 && way < pixels; k++) {
      const [nx, ny] = point(k / 100);
      way += Math.hypot(nx - x, ny - y);
      [x, y] = [nx, ny];
    }
    return { x, y };
  }

  function edge(e) {
    const a = e.sourceEndpoint(), b = e.targetEndpoint(), c = (e.controlPoints() || [])[0], m = e.data('along') ? along(a, c, b, e.data('along')) : e.midpoint();
    const unseen = e.hasClass('mute') && !e.hasClass('chosen');
    const color = e.style('line-color'), from = c || a, label = e.data('label');
    const degrees = (x, y) => short(Math.atan2(y, x) * 180 / Math.PI), rows = label.split('\n');
    const wide = 6.4 * Math.max(...rows.map(row => row.length)), high = 13.2 * rows.length;
    return el('g', {}, el('title', {}, clean(sentences(scene.edges[picture.indexOf(e)]).slice(0, 5).join('\n'))),
      el('path', { fill: 'none', stroke: color, 'stroke-width': short(e.numericStyle('width')), 'stroke-dasharray': e.hasClass('hedged') ? '6 4' : 'none',
        d: `M${short(a.x)} ${short(a.y)}` + (c ? `Q${short(c.x)} ${short(c.y)} ` : 'L') + `${short(b.x)} ${short(b.y)}` }),
      el('path', { fill: color, d: 'M0 0L-12 -5V5z', transform: `translate(${short(b.x)} ${short(b.y)}) rotate(${degrees(b.x - from.x, b.y - from.y)})` }),
      unseen ? '' : el('rect', { x: short(m.x - wide / 2), y: short(m.y - high / 2), width: short(wide), height: short(high), rx: 3, fill: css('--ground') }),
      unseen ? '' : lines(label, m.x, m.y + 3.9 - 6.6 * (rows.length - 1), 11, e.style('color')));
  }

  function node(element) {
    const n = scene.nodes[picture.indexOf(element)], p = element.position(), r = element.data('size') / 2, font = n.font;
    return el('g', {}, el('title', {}, clean([`${n.name} (${n.type})`, ...(n.aliases || [])].join('\n'))),
      el('path', { d: model.types.get(n.type).path, fill: element.data('color'), transform: `translate(${short(p.x - r)} ${short(p.y - r)}) scale(${r / 8})` }),
      lines(element.data('label'), p.x, p.y + r + 4 + 0.85 * font, font, css('--ink')));
  }

  function svg() {
    const seen = picture.cy.elements(':visible'), box = seen.empty() ? { x1: 0, y1: 0, w: 1, h: 1 } : seen.boundingBox(), pad = 20;
    const view = [box.x1 - pad, box.y1 - pad, box.w + 2 * pad, box.h + 2 * pad].map(short);
    const root = el('svg', { xmlns: ns, viewBox: view.join(' '), width: view[2], height: view[3], 'font-family': 'system-ui, sans-serif' },
      el('title', {}, clean(scene.title)), el('rect', { x: view[0], y: view[1], width: view[2], height: view[3], fill: css('--ground') }),
      ...seen.edges().map(edge), ...seen.nodes().map(node));
    root.removeAttribute('xmlns'); // the serializer writes it
    return new Blob([new XMLSerializer().serializeToString(root)], { type: 'image/svg+xml' });
  }

  function json() {
    const seen = picture.cy.elements(':visible');
    const claim = c => {
      const { sentence, speaker, modality, polarity, confidence } = scene.claims[c], s = scene.sentences[sentence], d = scene.documents[s.document];
      return { sentence: s.text, document: d.id, published: d.published, speaker, modality, polarity, confidence };
    };
    const data = {
      title: scene.title,
      nodes: seen.nodes().map(e => {
        const { id, name, type, aliases, mentions, rank, between, community, component } = scene.nodes[picture.indexOf(e)];
        return { id, name, type, aliases, mentions, rank, betweenness: between || 0, community, component, x: e.position('x'), y: e.position('y') };
      }),
      edges: seen.edges().map(e => {
        const { source, target, label, standing, speakers, support, facts } = scene.edges[picture.indexOf(e)];
        return { source: scene.nodes[source].id, target: scene.nodes[target].id, label, standing, speakers, support,
          facts: facts.map(f => ({ relation: f.relation, label: f.label, backwards: f.backwards, standing: f.standing, claims: f.claims.map(claim) })) };
      }),
    };
    return new Blob([JSON.stringify(data, null, 1)], { type: 'application/json' });
  }

  const kinds = { png: () => picture.png(), svg, json };

  // as offers the file to the reader.
  return function as(kind) {
    const link = tag('a', { href: URL.createObjectURL(kinds[kind]()), download: 'graph.' + kind });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };
})();
