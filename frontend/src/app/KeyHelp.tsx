import { comfortText } from "../text/comfort";
import { Sheet } from "../ui/Sheet";
import type { SheetProps } from "./Sheets";

/** Which key does what. */
export function KeyHelp({ close }: SheetProps) {
  return (
    <Sheet title={comfortText.keys.title} close={close}>
      <dl class="keys">
        {comfortText.keys.list.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Sheet>
  );
}
