import { useId, useRef } from "preact/hooks";
import { paths } from "../../../lib/paths";
import { termText } from "../../../text/terms";
import type { Entry } from "./terms";

/** Room between a word and its explanation. */
const GAP = 8;

/**
 * A word that says what it means when it is pressed. It is a span, since a button cannot break over two lines: the text
 * lies as it lay before. The explanation is a popover: Escape and a tap beside it close it.
 */
export function Term({ form, entry }: { form: string; entry: Entry }) {
  const id = useId();
  const word = useRef<HTMLElement>(null);
  const card = useRef<HTMLSpanElement>(null);
  const wasOpen = useRef(false);
  const toggle = () => {
    if (card.current === null || word.current === null) return;
    if (card.current.togglePopover()) place(card.current, word.current);
  };
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a button is one box and would change where lines break */}
      <span
        ref={word}
        class="term"
        role="button"
        tabIndex={0}
        aria-expanded="false"
        aria-controls={id}
        aria-describedby={`${id}-said`}
        // A press beside an open popover closes it, and the word is beside it.
        onPointerDown={() => {
          wasOpen.current = card.current?.matches(":popover-open") ?? false;
        }}
        onClick={() => wasOpen.current || toggle()}
        onKeyDown={(event) => {
          if (event.key !== "Enter" && event.key !== " ") return;
          event.preventDefault();
          toggle();
        }}
      >
        {form}
      </span>
      <span
        ref={card}
        id={id}
        class="term-card"
        popover="auto"
        role="note"
        aria-label={termText.label(form)}
        onToggle={(event) => word.current?.setAttribute("aria-expanded", String(event.newState === "open"))}
      >
        <span class="term-name">
          {entry.ja}
          <span class="quiet" lang="en">
            {entry.en[0]}
          </span>
        </span>
        <span id={`${id}-said`}>{entry.gloss}</span>
        <a class="way" href={paths.searchFor(entry.ja)}>
          {termText.search}
        </a>
      </span>
    </>
  );
}

/** Below the word, or above it where there is no room; never out of the window. */
function place(card: HTMLElement, word: HTMLElement): void {
  const [at] = word.getClientRects();
  if (at === undefined) return;
  const { offsetWidth: width, offsetHeight: height } = card;
  const below = at.bottom + GAP + height <= innerHeight;
  card.style.insetInlineStart = `${Math.max(GAP, Math.min(at.left, innerWidth - width - GAP))}px`;
  card.style.insetBlockStart = `${below ? at.bottom + GAP : Math.max(GAP, at.top - GAP - height)}px`;
}
