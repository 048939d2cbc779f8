// Runs before the first paint, so that a chosen theme never flashes in the other one. Kept out of the module bundle
// because modules run after parsing.
try {
  const theme = localStorage.getItem("theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage may be refused; the system's scheme then holds.
}
