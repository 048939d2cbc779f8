/** Light or dark, and the size of text: the system's until the reader chooses. `src/first.ts` applies both before the first paint. */
import { store } from "./device";

export type Theme = "auto" | "light" | "dark";
export type TextSize = "small" | "normal" | "large" | "huge";

export const THEMES: readonly Theme[] = ["auto", "light", "dark"];
export const TEXT_SIZES: readonly TextSize[] = ["small", "normal", "large", "huge"];

const CHANGED = "theme-changed";

export function currentTheme(): Theme {
  return THEMES.find((theme) => theme === document.documentElement.dataset.theme) ?? "auto";
}

export function nextTheme(theme: Theme): Theme {
  return THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? "auto";
}

export function chooseTheme(theme: Theme): void {
  choose("theme", theme, "auto");
  dispatchEvent(new Event(CHANGED));
}

export function onTheme(changed: () => void): void {
  addEventListener(CHANGED, changed);
}

export function currentTextSize(): TextSize {
  return TEXT_SIZES.find((size) => size === document.documentElement.dataset.text) ?? "normal";
}

export function chooseTextSize(size: TextSize): void {
  choose("text", size, "normal");
}

function choose(name: "theme" | "text", value: string, plain: string): void {
  if (value === plain) delete document.documentElement.dataset[name];
  else document.documentElement.dataset[name] = value;
  store(name, value === plain ? null : value);
}
