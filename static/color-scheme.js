// A file and not a line in the page: the policy allows no inline script. It runs before the first paint.
try {
  const chosen = localStorage.getItem('color-scheme');
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.colorScheme = chosen;
} catch {
  // No storage, no choice: the device decides.
}
