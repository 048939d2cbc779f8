/** What lives in the frame that was drawn when the site was built: where the reader is, the theme, and the menu. */
import { announce } from "../lib/announce";
import { isHere } from "../lib/paths";
import { onAddress } from "../lib/router";
import { openSheet, type SheetName } from "../lib/sheets";
import { chooseTheme, currentTheme, nextTheme, onTheme } from "../lib/theme";
import { ja } from "../text/ja";

export function enliven(): void {
  markHere();
  onAddress(markHere);
  nameTheme();
  onTheme(nameTheme);
  document.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest("button") : null;
    if (button?.dataset.sheet !== undefined) openSheet(button.dataset.sheet as SheetName);
    else if (button?.matches(".theme-button")) changeTheme();
  });
}

function markHere(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>(".header-link, a.tab")) {
    if (isHere(link.pathname, location.pathname)) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}

function changeTheme(): void {
  chooseTheme(nextTheme(currentTheme()));
  announce(ja.theme[currentTheme()]);
}

/** The button says which theme is chosen, wherever it was chosen. */
function nameTheme(): void {
  const theme = currentTheme();
  const button = document.querySelector<HTMLElement>(".theme-button");
  if (button === null) return;
  button.title = ja.theme[theme];
  button.setAttribute("aria-label", ja.theme[theme] + ja.theme.change);
}
