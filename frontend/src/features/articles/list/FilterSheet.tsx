import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import { ja } from "../../../text/ja";
import { Icon } from "../../../ui/Icon";

interface FilterSheetProps {
  readonly count: number;
  readonly children: ComponentChildren;
}

/** The filters on a phone: a button in the thumb's reach that raises a sheet. The browser's dialog keeps the focus in it. */
export function FilterSheet({ count, children }: FilterSheetProps) {
  const sheet = useRef<HTMLDialogElement>(null);
  const close = () => sheet.current?.close();
  return (
    <>
      <button type="button" class="dock-button" onClick={() => sheet.current?.showModal()}>
        <Icon name="filter" />
        {ja.filters.open}
        {count > 0 && <span class="count">{count}</span>}
      </button>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: a click on the backdrop only repeats what Escape does */}
      <dialog
        ref={sheet}
        class="sheet"
        aria-labelledby="sheet-title"
        onClick={(e) => e.target === sheet.current && close()}
      >
        <div class="sheet-inside">
          <div class="sheet-head">
            <h2 id="sheet-title">{ja.filters.title}</h2>
            <button type="button" class="icon-button" aria-label={ja.filters.close} onClick={close}>
              <Icon name="close" />
            </button>
          </div>
          {children}
          <button type="button" class="button button-wide button-strong" onClick={close}>
            {ja.filters.show}
          </button>
        </div>
      </dialog>
    </>
  );
}
