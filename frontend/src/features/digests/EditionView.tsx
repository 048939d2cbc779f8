import { paths } from "../../lib/paths";
import { type EditionKind, digestsText as text } from "../../text/digests";
import { LongTime } from "../../ui/Moment";
import { PageHeading } from "../../ui/PageHeading";
import { Pager } from "../../ui/Pager";
import { Section } from "../../ui/Section";
import { keyText, shortKey } from "./calendar";
import { EditionItem } from "./EditionItem";
import type { Edition, Movement } from "./queries";
import { OneSentence, Sentences } from "./Sentences";

interface EditionViewProps {
  readonly edition: Edition;
  /** Where articles with a tag are listed. */
  readonly tagsOf: (tag: string) => string;
}

/** A whole edition, read from top to bottom. */
export function EditionView({ edition, tagsOf }: EditionViewProps) {
  const kind: EditionKind = edition.kind;
  const items = edition.sections.flatMap((section) => section.items);
  return (
    <div class="edition">
      <div class="masthead">
        <PageHeading class="masthead-title">{text.names[kind]}</PageHeading>
        <p class="masthead-day">
          <time dateTime={edition.key}>{keyText(kind, edition.key)}</time>
        </p>
      </div>
      <p class="byline edition-about">
        <span>{text.items(items.length)}</span>
        <span>
          <LongTime at={edition.updated_at} date={null} />
        </span>
        {edition.model_label !== null && (
          <span class="badge" data-tone="care">
            {edition.model_label}
          </span>
        )}
      </p>
      <Sentences sentences={edition.lead} items={items} class="edition-lead" />
      {edition.note !== null && <p class="quiet edition-note">{edition.note}</p>}
      {edition.changes.length > 0 && (
        <Section title={text.changes[kind]} class="edition-changes">
          <ul>
            {edition.changes.map((change) => (
              <li key={change.text}>
                <OneSentence sentence={change} items={items} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Contents items={items} />
      {edition.sections.map((section) => (
        <Section key={section.slug} title={section.title}>
          {section.items.map((item) => (
            <EditionItem key={item.number} item={item} tagsOf={tagsOf} />
          ))}
        </Section>
      ))}
      <Moved title={text.rising} rows={edition.rising} />
      <Moved title={text.falling} rows={edition.falling} />
      {edition.figures.length > 0 && <Figures figures={edition.figures} />}
      <Neighbours edition={edition} kind={kind} />
    </div>
  );
}

/** All headlines at a glance, beside the text where there is room. */
function Contents({ items }: { items: Edition["sections"][number]["items"] }) {
  return (
    <nav class="edition-contents" aria-label={text.contents}>
      <p class="edition-contents-title">{text.contents}</p>
      <ol>
        {items.map((item) => (
          <li key={item.number}>
            <a href={`#item-${item.number}`}>{item.headline}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Moved({ title, rows }: { title: string; rows: readonly Movement[] }) {
  if (rows.length === 0) return null;
  return (
    <Section title={title}>
      <ul class="moved">
        {rows.map((row) => (
          <li key={row.kind + row.name}>
            <a href={row.url}>{row.name}</a>
            <span class="quiet">{text.moved(row.articles, row.before)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Figures({ figures }: { figures: Edition["figures"] }) {
  return (
    <Section title={text.figures}>
      <dl class="figures">
        {figures.map((figure) => (
          <div key={figure.label}>
            <dt>{figure.label}</dt>
            <dd>
              <span class="figures-value">{figure.value.toLocaleString("ja-JP")}</span>
              {figure.unit}
              {figure.before !== null && (
                <span class="quiet figures-before">
                  {text.before(`${figure.before.toLocaleString("ja-JP")}${figure.unit}`)}
                </span>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

function Neighbours({ edition, kind }: { edition: Edition; kind: EditionKind }) {
  const to = (key: string | null) =>
    key === null ? null : { href: paths.digest(kind, key), text: shortKey(kind, key) };
  return (
    <>
      <Pager previous={to(edition.previous)} next={to(edition.next)} />
      <p class="edition-archive">
        <a href={paths[kind]}>{text.toArchive}</a>
      </p>
    </>
  );
}
