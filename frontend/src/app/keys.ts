/**
 * Reading by keyboard. A page marks what can be stepped through by `data-step` (an article of a list, a paragraph);
 * o and s press the button or link in it that is marked `data-key`.
 */
import { paths } from "../lib/paths";
import { go } from "../lib/router";
import { openSheet } from "../lib/sheets";
import { stands } from "./routes";

const STEPS = ".card, .lead, .beside-item, .saved, .prose .unit, [data-step]";

export function pressed(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  const act = ACTS[event.key];
  if (act?.() === true) event.preventDefault();
}

/** Each says whether the key was used. */
const ACTS: Readonly<Record<string, () => boolean>> = {
  j: () => step(1),
  k: () => step(-1),
  o: () => press(".card-link, h2 a, h3 a, .peek"),
  s: () => press(".save") || pressOn(document, ".article-head .save"),
  v: () => pressOn(document, ".text-head .segment[aria-current] + .segment, .text-head .segment:first-child"),
  u: () => {
    go(paths.home);
    return true;
  },
  "/": () => {
    if (stands(paths.search)) go(paths.search);
    return stands(paths.search);
  },
  "?": () => {
    openSheet("keys");
    return true;
  },
};

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest("input:not([type=radio]), textarea, select, dialog") !== null
  );
}

function steps(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(STEPS)];
}

function here(): HTMLElement | null {
  return document.activeElement?.closest<HTMLElement>(STEPS) ?? null;
}

function step(by: 1 | -1): boolean {
  const all = steps();
  const now = here();
  const at = now === null ? firstSeen(all, by) : all.indexOf(now) + by;
  const next = all[at];
  if (next === undefined) return false;
  const target = next.querySelector<HTMLElement>(".card-link, h2 a, .peek") ?? next;
  if (target === next) next.tabIndex = -1;
  target.focus({ preventScroll: true });
  next.scrollIntoView({ block: "center" });
  return true;
}

/** Where to begin: the first that is in view. */
function firstSeen(all: readonly HTMLElement[], by: 1 | -1): number {
  const at = all.findIndex((one) => one.getBoundingClientRect().bottom > 80);
  return by === 1 ? at : at - 1;
}

function press(selector: string): boolean {
  const now = here();
  return now !== null && pressOn(now, selector);
}

function pressOn(within: ParentNode, selector: string): boolean {
  const found = within.querySelector<HTMLElement>(selector);
  found?.click();
  return found !== null;
}
