/** Opens what the layout keeps closed, from anywhere on a page. */
export type SheetName = "menu" | "keys";

const EVENT = "open-sheet";

export function openSheet(name: SheetName): void {
  document.dispatchEvent(new CustomEvent<SheetName>(EVENT, { detail: name }));
}

/** Calls `opened` for each wish until the returned function is called. */
export function onSheet(opened: (name: SheetName) => void): () => void {
  const heard = (event: Event) => opened((event as CustomEvent<SheetName>).detail);
  document.addEventListener(EVENT, heard);
  return () => document.removeEventListener(EVENT, heard);
}
