/**
 * What stands inside every page's head (backend/aainews/pages/shell.py). Before the first paint: a chosen theme or text
 * size, so that it never flashes in the other one. After it: what the text need not wait for, which waits in a template,
 * since a browser asks for what it sees in a page before it draws the page.
 */
try {
  const root = document.documentElement.dataset;
  const theme = localStorage.getItem("theme");
  if (theme === "light" || theme === "dark") root.theme = theme;
  const text = localStorage.getItem("text");
  if (text === "small" || text === "large" || text === "huge") root.text = text;
} catch {} // Storage may be refused.

addEventListener("DOMContentLoaded", () => {
  const later = document.querySelector<HTMLTemplateElement>("#later");
  const enliven = () => later && document.body.append(later.content);
  if (document.hidden) enliven();
  else requestAnimationFrame(() => setTimeout(enliven));
});

export {};
