import { safeUrl } from "../../lib/richtext";
import { digestsText as text } from "../../text/digests";
import { Importance } from "../../ui/Meter";
import type { Discussion, Item, Sentence } from "./queries";
import { OneSentence, Sentences } from "./Sentences";

/** One story of an edition: its number, what happened, who reported it. */
export function EditionItem({ item, tagsOf }: { item: Item; tagsOf: (tag: string) => string }) {
  return (
    <article class="edition-item" id={`item-${item.number}`}>
      <span class="edition-number" aria-hidden="true">
        {item.number}
      </span>
      <div class="edition-text">
        <p class="byline edition-meta">
          <Importance level={item.importance} />
          {item.sources > 1 && <span>{text.reports(item.sources)}</span>}
        </p>
        <h3 class="edition-headline">
          <Headline item={item} />
        </h3>
        <Sentences sentences={item.sentences} class="edition-sentences" />
        {item.articles.length > 1 && <Reports item={item} />}
        {item.discussion !== null && <Argument discussion={item.discussion} />}
        {item.tags.length > 0 && (
          <ul class="tags">
            {item.tags.map((tag) => (
              <li key={tag}>
                <a href={tagsOf(tag)} class="tag">
                  {tag}
                </a>
              </li>
            ))}
          </ul>
        )}
      </div>
    </article>
  );
}

function Headline({ item }: { item: Item }) {
  if (item.url.startsWith("/")) return <a href={item.url}>{item.headline}</a>;
  const url = safeUrl(item.url);
  return url === null ? (
    <span>{item.headline}</span>
  ) : (
    <a href={url} target="_blank" rel="noopener noreferrer">
      {item.headline}
    </a>
  );
}

function Reports({ item }: { item: Item }) {
  return (
    <details class="edition-reports">
      <summary>
        {text.articles}（{item.articles.length}）
      </summary>
      <ul>
        {item.articles.map((article) => (
          <li key={article.id}>
            <a href={article.url}>{article.title}</a> <span class="quiet">{article.source}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** What is argued about, and by whom: each line leads to the comment that it rests on. */
function Argument({ discussion }: { discussion: Discussion }) {
  const permalink = safeUrl(discussion.permalink);
  return (
    <section class="argument" aria-label={text.discussion}>
      <p class="argument-head">
        <span class="argument-title">{text.discussion}</span>
        <span class="quiet">
          {text.talk(discussion.points, discussion.comments)}
          {discussion.sampled > 0 && `（${text.sampled(discussion.sampled)}）`}
        </span>
        {permalink !== null && (
          <a href={permalink} target="_blank" rel="noopener noreferrer">
            {text.toTalk}
          </a>
        )}
      </p>
      <dl>
        <Side name="issues" lines={discussion.issues} />
        <Side name="pros" lines={discussion.pros} />
        <Side name="cons" lines={discussion.cons} />
        <Side name="firsthand" lines={discussion.firsthand} />
      </dl>
    </section>
  );
}

function Side({ name, lines }: { name: keyof typeof text.sides; lines: readonly Sentence[] }) {
  if (lines.length === 0) return null;
  return (
    <div class="side" data-side={name}>
      <dt>{text.sides[name]}</dt>
      {lines.map((line) => (
        <dd key={line.text}>
          <OneSentence sentence={line} />
        </dd>
      ))}
    </div>
  );
}
