import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { onSheet, type SheetName } from "../lib/sheets";

/** The id of the element in the frame that sheets are drawn into. */
export const SHEETS = "sheets";

export interface SheetProps {
  readonly close: () => void;
}

const FETCH: Record<SheetName, () => Promise<ComponentType<SheetProps>>> = {
  menu: () => import("./Menu").then((module) => module.Menu),
  keys: () => import("./KeyHelp").then((module) => module.KeyHelp),
};

/** The sheet that is open, if one is. Its code comes when it is first asked for. */
export function Sheets() {
  const [open, setOpen] = useState<{ Sheet: ComponentType<SheetProps> } | null>(null);
  useEffect(
    () =>
      onSheet((name) => {
        FETCH[name]().then(
          (Sheet) => setOpen({ Sheet }),
          () => undefined, // Offline: the footer holds the same links.
        );
      }),
    [],
  );
  return open && <open.Sheet close={() => setOpen(null)} />;
}
