// Before the first paint, so that a chosen theme or text size never flashes in the other one. Storage may be refused.
try {
  const root = document.documentElement.dataset;
  const theme = localStorage.getItem("theme");
  if (theme === "light" || theme === "dark") root.theme = theme;
  const text = localStorage.getItem("text");
  if (text === "small" || text === "large" || text === "huge") root.text = text;
} catch {}
