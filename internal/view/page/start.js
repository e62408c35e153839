// What runs while the page is still being read: the theme, and then, once the
// picture that came drawn has been shown, the rest of the code. That stands in
// the page as text until then, so that reading it does not hold up the picture.
'use strict';

(() => {
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';

  let begun = false;
  const begin = () => {
    if (begun) return;
    begun = true;
    for (const block of document.querySelectorAll('script[type="text/plain"]')) {
      const script = document.createElement('script');
      script.textContent = block.textContent;
      document.body.append(script);
    }
  };
  // What stands in the page when a frame begins has been painted when the task
  // after it runs.
  const seen = () => requestAnimationFrame(() => {
    if (!document.getElementById('panel')) return seen(); // the picture stands before it
    setTimeout(() => {
      performance.mark('picture');
      if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', begin); else begin();
    });
  });
  seen();
  // A page in the background is given no frames.
  document.addEventListener('DOMContentLoaded', () => { if (document.hidden) begin(); else setTimeout(begin, 1000); });
})();
