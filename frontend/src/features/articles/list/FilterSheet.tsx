import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { listText } from "../../../text/list";
import { Icon } from "../../../ui/Icon";
import { Sheet } from "../../../ui/Sheet";

interface FilterSheetProps {
  readonly count: number;
  readonly children: ComponentChildren;
}

/** The filters on a phone: a button that raises a sheet. */
export function FilterSheet({ count, children }: FilterSheetProps) {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <button type="button" class="button filter-button" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <Icon name="filter" />
        {listText.filters.open}
        {count > 0 && <span class="count">{count}</span>}
      </button>
      {open && (
        <Sheet title={listText.filters.title} close={close}>
          {children}
          <button type="button" class="button button-wide button-strong" onClick={close}>
            {listText.filters.show}
          </button>
        </Sheet>
      )}
    </>
  );
}
