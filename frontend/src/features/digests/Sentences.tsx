import { safeUrl } from "../../lib/richtext";
import { digestsText } from "../../text/digests";
import type { Item, Reference, Sentence } from "./queries";

interface SentencesProps {
  readonly sentences: readonly Sentence[];
  /** The edition's items: a sentence that rests on one of them names its number. */
  readonly items?: readonly Item[];
  readonly class?: string;
}

/** Sentences in a row, each followed by what it rests on. */
export function Sentences({ sentences, items = [], class: name }: SentencesProps) {
  if (sentences.length === 0) return null;
  return (
    <p class={name}>
      {sentences.map((sentence, at) => (
        <OneSentence key={at} sentence={sentence} items={items} />
      ))}
    </p>
  );
}

export function OneSentence({ sentence, items = [] }: { sentence: Sentence; items?: readonly Item[] }) {
  return (
    <>
      {sentence.text}
      {sentence.references.map((reference) => (
        <Mark key={`${reference.kind}${reference.id}`} reference={reference} items={items} />
      ))}
    </>
  );
}

/** A small figure that leads to the item of this page; a word where what it rests on stands elsewhere. */
function Mark({ reference, items }: { reference: Reference; items: readonly Item[] }) {
  const item = items.find((one) => rests(one, reference));
  if (item !== undefined)
    return (
      <a class="mark" href={`#item-${item.number}`} title={item.headline}>
        <span class="sr-only">{digestsText.source}: </span>
        {item.number}
      </a>
    );
  if (reference.kind === "story" || reference.kind === "article") {
    return items.length > 0 ? (
      <a class="mark" href={reference.url} title={reference.label}>
        {digestsText.source}
      </a>
    ) : null;
  }
  const url = safeUrl(reference.url);
  if (url === null) return null;
  return (
    <a class="mark" href={url} title={reference.label} target="_blank" rel="noopener noreferrer">
      {reference.kind === "comment" ? reference.label : digestsText.source}
    </a>
  );
}

function rests(item: Item, { kind, id }: Reference): boolean {
  if (kind === "story") return item.story_id === id;
  return kind === "article" && item.articles.some((article) => article.id === id);
}
