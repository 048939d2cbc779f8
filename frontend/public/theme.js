// Runs before the first paint, so that a chosen theme or text size never flashes in the other one. Kept out of the
// module bundle because modules run after parsing.
try {
  const root = document.documentElement.dataset;
  const theme = localStorage.getItem("theme");
  if (theme === "light" || theme === "dark") root.theme = theme;
  const text = localStorage.getItem("text");
  if (text === "small" || text === "large" || text === "huge") root.text = text;
} catch {
  // Storage may be refused; the system's choices then hold.
}
