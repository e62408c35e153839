// The drawing: cytoscape with the places that came with the scene.
'use strict';

const picture = (() => {
  const shownAtOnce = 12; // neighbours that one expansion adds
  const hiddenTypes = new Set();
  let denials = false; // whether denied edges are drawn
  let guests = [];     // nodes that are drawn for their sake
  const css = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  const indexOf = element => Number(element.id().slice(1));

  // colours of communities: Okabe and Ito's; all smaller ones are grey.
  const palette = ['#0072B2', '#E69F00', '#009E73', '#CC79A7', '#56B4E9', '#D55E00', '#F0E442', '#8C6BB1'], grey = '#B8BFC6';
  let colors = 'type', sizes = 'rank'; // by what nodes are coloured and sized
  const colorOf = n => colors === 'type' ? model.types.get(n.type).color : palette[n[colors]] || grey;
  const smallest = 9, largest = 30; // radius
  const sizeOf = i => sizes === 'rank' ? 2 * scene.nodes[i].radius : 2 * Math.round(smallest + (largest - smallest) * Math.sqrt(model.measure(i, sizes)));
  const caption = (n, more) => [...n.lines, ...(more ? [`+${more} more`] : [])].join('\n');

  const nodeElement = i => {
    const n = scene.nodes[i], look = model.types.get(n.type);
    return { group: 'nodes', position: { x: n.x, y: n.y },
      data: { id: 'n' + i, label: caption(n, n.more), size: sizeOf(i), font: n.font, shape: look.shape, color: colorOf(n), type: n.type } };
  };
  // bent says whether another edge runs back; the two then keep out of each other's way, as in the still picture.
  const there = new Set(scene.edges.filter(e => !model.isDenied(e)).map(e => e.source + ' ' + e.target));
  const bent = e => !model.isDenied(e) && there.has(e.target + ' ' + e.source);
  const edgeElement = i => {
    const e = scene.edges[i], label = e.lines.join('\n');
    return { group: 'edges', classes: e.standing + (e.hidden ? ' mute' : e.along ? ' moved' : '') + (bent(e) ? ' bent' : ''),
      data: { id: 'e' + i, source: 'n' + e.source, target: 'n' + e.target, label, along: e.along || 0, bend: e.bend || 44, width: Math.min(1.7 + 0.6 * Math.log2(e.support || 1), 5) } };
  };

  const style = () => [
    { selector: 'node', style: {
      label: 'data(label)', shape: 'data(shape)', width: 'data(size)', height: 'data(size)', 'background-color': 'data(color)',
      'border-width': 1.5, 'border-color': css('--ground'), color: css('--ink'), 'font-size': 'data(font)', 'font-family': 'system-ui, sans-serif',
      'text-wrap': 'wrap', 'text-max-width': 400, 'text-valign': 'bottom', 'text-margin-y': 3, 'min-zoomed-font-size': 6,
      'text-outline-color': css('--halo'), 'text-outline-width': 2.5 } },
    { selector: 'node[type = "Concept"]', style: { 'border-color': css('--edge'), 'border-width': 1 } },
    { selector: 'edge', style: {
      label: 'data(label)', width: 'data(width)', 'line-color': css('--edge'), 'target-arrow-color': css('--edge'), 'target-arrow-shape': 'triangle',
      'arrow-scale': 1.2, 'curve-style': 'bezier', 'control-point-step-size': 46, 'font-size': 11, color: css('--words'),
      'text-wrap': 'wrap', 'text-max-width': 400, 'line-height': 1.1, 'font-family': 'system-ui, sans-serif', 'min-zoomed-font-size': 4,
      'text-background-color': css('--ground'), 'text-background-opacity': 1, 'text-background-padding': 2,
      'source-endpoint': 'outside-to-node-or-label', 'target-endpoint': 'outside-to-node-or-label' } },
    // A label that would lie on something in the middle stands elsewhere on its line, or is kept back.
    { selector: 'edge.moved', style: { label: '', 'source-label': 'data(label)', 'source-text-offset': 'data(along)' } },
    { selector: 'edge.mute', style: { label: '' } },
    { selector: 'edge.bent', style: { 'curve-style': 'unbundled-bezier', 'control-point-distances': 'data(bend)', 'control-point-weights': 0.5, 'edge-distances': 'node-position' } },
    { selector: 'edge.reported', style: { width: 1 } },
    { selector: 'edge.hedged', style: { width: 1.5, 'line-style': 'dashed', 'line-dash-pattern': [6, 4] } },
    { selector: 'edge.denied', style: { width: 2, 'line-color': css('--denied'), 'target-arrow-color': css('--denied'), color: css('--denied'), 'target-arrow-shape': 'tee' } },
    { selector: '.dim', style: { opacity: 0.16 } },
    { selector: '.off', style: { display: 'none' } },
    { selector: 'edge.mute.chosen, edge.mute.near', style: { label: 'data(label)', 'z-index': 8 } },
    { selector: 'edge.chosen', style: { 'line-color': css('--strong'), 'target-arrow-color': css('--strong'), color: css('--strong'), 'z-index': 9, 'min-zoomed-font-size': 0 } },
    { selector: 'node.chosen', style: { 'border-color': css('--strong'), 'border-width': 3.5, 'z-index': 10, display: 'element' } }, // asked for by name: no filter hides it
  ];

  const first = [];
  scene.nodes.forEach((n, i) => { if (n.drawn) first.push(nodeElement(i)); });
  scene.edges.forEach((e, i) => { if (!model.isDenied(e) && scene.nodes[e.source].drawn && scene.nodes[e.target].drawn) first.push(edgeElement(i)); });
  const cy = cytoscape({ container: document.getElementById('picture'), elements: first, layout: { name: 'preset' },
    style: style(), minZoom: 0.05, maxZoom: 4, textureOnViewport: first.length > 800, hideEdgesOnViewport: first.length > 3000 });

  // label keeps labels readable from afar: of those that would be too small the
  // most important ones grow, as far as they do not cover one another.
  const readable = 11; // pixels on the screen
  function label() {
    const zoom = cy.zoom(), taken = [];
    const nodes = cy.nodes().toArray().sort((a, b) => indexOf(a) - indexOf(b)); // most important first
    cy.batch(() => nodes.forEach(node => {
      const n = scene.nodes[indexOf(node)];
      let font = n.font;
      if (zoom < 0.5 && font * zoom < readable && node.visible()) {
        const p = node.renderedPosition(), wide = 3.4 * Math.max(...n.lines.map(l => l.length)), top = p.y + n.radius * zoom;
        const box = { x1: p.x - wide, x2: p.x + wide, y1: p.y - n.radius * zoom, y2: top + 3 + 1.2 * readable * n.lines.length };
        if (taken.every(t => t.x2 < box.x1 || box.x2 < t.x1 || t.y2 < box.y1 || box.y2 < t.y1)) {
          taken.push(box);
          font = readable / zoom;
        }
      }
      if (node.data('font') !== font) node.data('font', font);
    }));
  }
  let waiting;
  cy.on('zoom add', () => { clearTimeout(waiting); waiting = setTimeout(label, 50); });

  const drawn = new Set(cy.nodes().map(indexOf));
  const has = i => drawn.has(i);
  // count says at each node how many neighbours are folded into it.
  const count = () => cy.batch(() => cy.nodes().forEach(node => {
    const i = indexOf(node), text = caption(scene.nodes[i], absent(i).length);
    if (node.data('label') !== text) node.data('label', text);
  }));
  let counting;
  cy.on('add', 'node', e => drawn.add(indexOf(e.target)));
  cy.on('remove', 'node', e => drawn.delete(indexOf(e.target)));
  cy.on('add remove', 'node', () => { clearTimeout(counting); counting = setTimeout(count, 0); });
  // filter hides types that are switched off, edges that do not meet the
  // conditions, and nodes that those leave alone.
  const filter = () => cy.batch(() => {
    const some = model.filtered();
    cy.edges().forEach(e => { e.toggleClass('off', !model.passes(scene.edges[indexOf(e)])); });
    cy.nodes().forEach(n => {
      n.toggleClass('off', hiddenTypes.has(n.data('type')) || some && n.connectedEdges().every(e => e.hasClass('off')));
    });
  });

  // free finds a place near a point where no drawn box stands.
  function free(x, y) {
    const taken = cy.nodes().map(n => n.position());
    for (let ring = 1; ring < 60; ring++) {
      const steps = 6 + 4 * ring;
      for (let k = 0; k < steps; k++) {
        const angle = 2 * Math.PI * k / steps + ring;
        const px = x + 80 * ring * Math.cos(angle), py = y + 55 * ring * Math.sin(angle);
        if (taken.every(p => Math.abs(p.x - px) > 120 || Math.abs(p.y - py) > 62)) return { x: px, y: py };
      }
    }
    return { x, y };
  }

  // add draws a node that is not drawn yet, with its edges to drawn ones.
  function add(i) {
    if (has(i)) return;
    const near = model.edgesOf[i].map(e => model.neighbour(scene.edges[e], i)).filter(has).map(n => cy.getElementById('n' + n).position());
    const mean = key => near.reduce((sum, p) => sum + p[key], 0) / near.length;
    const box = cy.nodes().boundingBox(); // of an empty picture all zero
    const element = nodeElement(i);
    element.position = near.length ? free(mean('x'), mean('y')) : free((box.x1 + box.x2) / 2, box.y2 + 60);
    cy.add(element);
    for (const e of model.edgesOf[i]) {
      if (model.isDenied(scene.edges[e]) && !denials) continue;
      if (has(model.neighbour(scene.edges[e], i)) && cy.getElementById('e' + e).empty()) cy.add(edgeElement(e));
    }
    filter();
  }

  // absent lists the neighbours of a node that are not drawn, most important first.
  function absent(i) {
    const list = new Set(model.edgesOf[i].filter(e => denials || !model.isDenied(scene.edges[e])).map(e => model.neighbour(scene.edges[e], i)).filter(n => n !== i && !has(n)));
    return [...list].sort((a, b) => a - b);
  }

  // leaves lists the drawn neighbours that hang on this node alone.
  function leaves(i) {
    const near = n => new Set(model.edgesOf[n].filter(e => denials || !model.isDenied(scene.edges[e])).map(e => model.neighbour(scene.edges[e], n)).filter(m => m !== n && has(m)));
    return [...near(i)].filter(n => near(n).size === 1);
  }

  // mark dims all but the given elements.
  function mark(chosen, kept) {
    cy.batch(() => {
      cy.elements().removeClass('chosen').addClass('dim');
      kept.removeClass('dim');
      chosen.addClass('chosen');
    });
  }
  // look brings elements into sight, moving no more than needed.
  function look(elements) {
    const box = elements.renderedBoundingBox();
    if (box.x1 < 20 || box.y1 < 20 || box.x2 > cy.width() - 20 || box.y2 > cy.height() - 20 || cy.zoom() < 0.45) {
      const whole = elements.boundingBox(), fit = Math.min((cy.width() - 180) / whole.w, (cy.height() - 180) / whole.h);
      const zoom = Math.max(cy.minZoom(), Math.min(fit, Math.max(cy.zoom(), 1))); // a single node must not fill the picture
      const pan = { x: cy.width() / 2 - zoom * (whole.x1 + whole.x2) / 2, y: cy.height() / 2 - zoom * (whole.y1 + whole.y2) / 2 };
      cy.stop(); // or two moves would fight
      cy.animate({ zoom, pan, duration: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 250 });
    }
  }

  cy.on('mouseover', 'edge', e => { e.target.addClass('near'); });
  cy.on('mouseout', 'edge', e => { e.target.removeClass('near'); });

  return {
    cy, absent, leaves, palette, has, indexOf, filter,
    shown: () => cy.nodes().filter(n => !n.hasClass('off')).length,
    // setDenied draws what is denied, or takes it away with what was drawn for it.
    setDenied(on) {
      denials = on;
      if (on) {
        scene.edges.forEach((e, i) => {
          if (!model.isDenied(e)) return;
          for (const n of [e.source, e.target]) if (!has(n)) { add(n); guests.push(n); }
          if (cy.getElementById('e' + i).empty()) cy.add(edgeElement(i));
        });
      } else {
        cy.edges('.denied').remove();
        for (const n of guests) cy.getElementById('n' + n).filter(x => x.connectedEdges().empty()).remove();
        guests = [];
      }
      filter();
    },
    deniedShown: () => denials,
    // showPath marks a way given by its edges.
    showPath(from, edges) {
      const nodes = [from];
      for (const i of edges) nodes.push(model.neighbour(scene.edges[i], nodes[nodes.length - 1]));
      nodes.forEach(add);
      let way = cy.collection();
      for (const n of nodes) way = way.union(cy.getElementById('n' + n));
      for (const i of edges) way = way.union(cy.getElementById('e' + i));
      mark(way, way);
      look(way);
    },
    // takeOver stands where the picture that came drawn stands, and takes that
    // away when this one is painted.
    takeOver() {
      const still = document.getElementById('still'), at = still && still.getScreenCTM();
      if (!at || !at.a || cy.nodes().empty()) this.whole();
      else {
        const stage = document.getElementById('picture').getBoundingClientRect();
        cy.viewport({ zoom: at.a, pan: { x: at.e - stage.left, y: at.f - stage.top } });
      }
      if (still) cy.one('render', () => requestAnimationFrame(() => still.remove()));
    },
    // whole shows everything, beside the buttons.
    whole() {
      cy.stop();
      cy.resize();
      const seen = cy.elements(':visible');
      if (seen.empty()) return;
      const pad = 12, buttons = 42, box = seen.boundingBox(), width = cy.width() - buttons;
      const zoom = Math.min((width - 2 * pad) / box.w, (cy.height() - 2 * pad) / box.h, 1.6);
      cy.viewport({ zoom, pan: { x: width / 2 - zoom * (box.x1 + box.x2) / 2, y: cy.height() / 2 - zoom * (box.y1 + box.y2) / 2 } });
    },
    zoomBy(factor) { cy.zoom({ level: cy.zoom() * factor, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } }); },
    showNode(i) {
      add(i);
      const node = cy.getElementById('n' + i);
      mark(node, node.closedNeighborhood());
      look(node);
    },
    showEdge(i) {
      const e = scene.edges[i];
      add(e.source); add(e.target);
      const edge = cy.getElementById('e' + i);
      mark(edge.union(edge.connectedNodes()), edge.union(edge.connectedNodes()));
      look(edge.connectedNodes());
    },
    // pointAt marks drawn edges in passing, without moving the picture; none clears it.
    pointAt(edges) {
      let lines = cy.collection();
      for (const i of edges) lines = lines.union(cy.getElementById('e' + i));
      if (lines.empty()) return this.clear();
      mark(lines.union(lines.connectedNodes()), lines.union(lines.connectedNodes()));
    },
    // gather draws nodes, marks them and what joins them, and brings them into sight.
    gather(list) {
      list.forEach(add);
      if (!list.length) return this.clear();
      this.showNodes(list);
      look(cy.nodes('.chosen'));
    },
    clear() { cy.elements().removeClass('dim chosen'); },
    expand(i) { add(i); absent(i).slice(0, shownAtOnce).forEach(add); this.showNode(i); },
    fold(i) { cy.batch(() => leaves(i).forEach(n => cy.getElementById('n' + n).remove())); this.showNode(i); },
    // setSizes sizes nodes by importance (rank), betweenness (between) or lines (degree).
    setSizes(by) {
      sizes = by;
      cy.batch(() => cy.nodes().forEach(n => { n.data('size', sizeOf(indexOf(n))); }));
    },
    // setColors colours nodes by type, community or connected part (component).
    setColors(by) {
      colors = by;
      cy.batch(() => cy.nodes().forEach(n => { n.data('color', colorOf(scene.nodes[indexOf(n)])); }));
    },
    showNodes(list) {
      let kept = cy.collection();
      for (const n of list) kept = kept.union(cy.getElementById('n' + n));
      mark(kept, kept.union(kept.edgesWith(kept)));
    },
    remove(i) { cy.getElementById('n' + i).remove(); this.clear(); },
    setType(name, on) { if (on) hiddenTypes.delete(name); else hiddenTypes.add(name); filter(); },
    restyle() { cy.style(style()); },
    png: () => cy.png({ output: 'blob', full: true, scale: 2, bg: css('--ground'), maxWidth: 8000, maxHeight: 8000 }),
  };
})();
