// Runs before the first paint, so that a dark room stays dark: theme, density and language as this browser was left.
(function () {
  var saved = {};
  try {
    saved = JSON.parse(localStorage.getItem('signalbox.preferences') || '{}');
  } catch {
    saved = {};
  }
  var dark = saved.theme === 'dark' || (saved.theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  var html = document.documentElement;
  html.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
  html.setAttribute('data-density', saved.density === 'compact' ? 'compact' : 'comfortable');
  html.style.backgroundColor = dark ? '#14181a' : '#f3f4f3';
  if (saved.language) html.lang = saved.language;
})();
