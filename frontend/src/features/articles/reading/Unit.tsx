import { useContext, useState } from "preact/hooks";
import type { TextSegment } from "../../../api/types";
import { richText } from "../../../lib/richtext";
import { articleText } from "../../../text/article";
import { Icon } from "../../../ui/Icon";
import { ReadingContext } from "./view";

type Tag = "p" | "div" | "span" | "h3" | "h4" | "h5" | "h6";

interface UnitProps {
  readonly segment: TextSegment;
  readonly as: Tag;
  readonly anchor?: string;
}

/** One piece of text that can be read in either language: a paragraph, an item, a heading, a cell, a caption. */
export function Unit({ segment, as: As, anchor }: UnitProps) {
  const { view, language, report, explain } = useContext(ReadingContext);
  const [open, setOpen] = useState(false);
  const hasBoth = segment.ja !== null && segment.status === "translated" && segment.ja !== segment.original;
  if (view === "original" || !hasBoth) {
    return (
      <div class="unit" data-status={segment.status}>
        <As id={anchor} lang={shownLanguage(segment, language, view === "original")}>
          {richText((view === "original" ? null : segment.ja) ?? segment.original)}
        </As>
        <Kept segment={segment} />
      </div>
    );
  }
  const both = view === "both";
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/noStaticElementInteractions: the button below is the keyboard's way
    <div class="unit" data-both={both} onClick={both ? undefined : (e) => isPlainTap(e) && setOpen(!open)}>
      <As id={anchor}>{explain(richText(segment.ja ?? ""), segment.id)}</As>
      {!both && <Peek open={open} toggle={() => setOpen(!open)} />}
      {(both || open) && (
        <div class="unit-original" lang={language}>
          {richText(segment.original)}
          <button
            type="button"
            class="report"
            lang="ja"
            aria-label={articleText.view.report}
            title={articleText.view.report}
            onClick={() => report(segment.id, segment.ja ?? "")}
          >
            <Icon name="flag" />
          </button>
        </div>
      )}
    </div>
  );
}

function shownLanguage(segment: TextSegment, language: string, original: boolean): string | undefined {
  return (original || segment.ja === null) && language !== "ja" ? language : undefined;
}

/** A tap on the text itself: not on a link or button, and not the end of a selection. */
function isPlainTap(event: MouseEvent): boolean {
  const onControl =
    event.target instanceof Element && event.target.closest("a, button, summary, .term") !== null;
  return !onControl && String(getSelection()) === "";
}

function Peek({ open, toggle }: { open: boolean; toggle: () => void }) {
  return (
    <button
      type="button"
      class="peek"
      aria-expanded={open}
      aria-label={articleText.view.peek}
      title={articleText.view.peek}
      onClick={toggle}
    >
      <span aria-hidden="true">{articleText.view.peekGlyph}</span>
    </button>
  );
}

/** Why a text stands in the original. */
function Kept({ segment }: { segment: TextSegment }) {
  if (segment.status === "pending") return <p class="kept">{articleText.view.pending}</p>;
  if (segment.status !== "original") return null;
  return (
    <p class="kept">{segment.note ? articleText.view.kept(segment.note) : articleText.view.keptShort}</p>
  );
}
