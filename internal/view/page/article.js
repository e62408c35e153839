// A form for an article of the reader's own: the server reads it in memory and
// answers with the page of its graph. Nothing is stored.
'use strict';

if (served.article) (() => {
  const size = n => n >= 1 << 20 ? `${Math.round(10 * n / (1 << 20)) / 10} MB` : `${Math.ceil(n / 1024)} kB`;

  panel.article = () => {
    const text = tag('textarea', { id: 'article-text', name: 'text', rows: '10', 'aria-label': 'Text of the article', placeholder: 'Paste an article in English' });
    const file = tag('input', { id: 'article-file', name: 'file', type: 'file', 'aria-label': 'A file instead' });
    const wrong = tag('p', { role: 'alert', class: 'wrong' });
    const busy = tag('p', { role: 'status', class: 'faint' });
    const check = e => {
      const bytes = file.files.length ? file.files[0].size : new TextEncoder().encode(text.value).length;
      wrong.textContent = bytes > served.article ? `That is ${size(bytes)}; at most ${size(served.article)} are read here.`
        : bytes === 0 || !file.files.length && !text.value.trim() ? 'Paste a text, or choose a file.' : '';
      if (wrong.textContent) e.preventDefault(); else busy.textContent = 'Reading …';
    };
    panel.fill(tag('h2', {}, served.guest ? 'Another article' : 'Your article'),
      tag('p', { class: 'faint' }, `See the graph of an article at once. It is read on this server, up to ${size(served.article)}, and not stored.`),
      tag('form', { id: 'article', method: 'post', action: '/article', enctype: 'multipart/form-data', class: 'filters', onsubmit: check },
        text, tag('label', {}, 'Or a file: text, web page, PDF, Word …', file),
        tag('label', {}, 'Published on', tag('input', { type: 'date', name: 'date' })),
        wrong, busy, tag('button', { type: 'submit', id: 'article-read' }, 'Show its graph')));
  };
})();
