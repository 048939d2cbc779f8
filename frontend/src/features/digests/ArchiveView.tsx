import { paths } from "../../lib/paths";
import { type EditionKind, digestsText as text } from "../../text/digests";
import { Section } from "../../ui/Section";
import { keyText, monthsOf, monthText, weeksOf } from "./calendar";
import type { EditionCard } from "./queries";

/** The newest edition large, those before it as a calendar and as a list. */
export function ArchiveView({ kind, editions }: { kind: EditionKind; editions: readonly EditionCard[] }) {
  const [latest, ...earlier] = editions;
  if (latest === undefined) return null;
  const keys = editions.map(({ key }) => key);
  return (
    <div class="archive">
      <article class="archive-latest">
        <p class="quiet">{text.latest}</p>
        <h2 class="archive-title">
          <a href={paths.digest(kind, latest.key)} class="card-link">
            {keyText(kind, latest.key)}
          </a>
        </h2>
        <p class="archive-lead">{latest.lead}</p>
        <ol class="archive-headlines">
          {latest.headlines.map((headline) => (
            <li key={headline}>{headline}</li>
          ))}
        </ol>
      </article>
      {kind !== "weekly" && (
        <div class="archive-months">
          {monthsOf(keys)
            .slice(0, 2)
            .map((month) => (
              <Month key={month} kind={kind} month={month} keys={keys} />
            ))}
        </div>
      )}
      {earlier.length > 0 && (
        <Section title={text.archive} class="archive-list">
          <ul>
            {earlier.map((edition) => (
              <li key={edition.key}>
                <a href={paths.digest(kind, edition.key)}>{keyText(kind, edition.key)}</a>
                <span class="quiet">{text.items(edition.items)}</span>
                <p class="archive-gist">{edition.headlines.slice(0, 2).join(" / ")}</p>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </div>
  );
}

function Month({ kind, month, keys }: { kind: EditionKind; month: string; keys: readonly string[] }) {
  return (
    <table class="month">
      <caption>{monthText(month)}</caption>
      <thead>
        <tr>
          {text.weekdays.map((day) => (
            <th key={day} scope="col">
              {day}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month).map((week) => (
          <tr key={week.find((day) => day !== null)?.key}>
            {week.map((day, column) => (
              <td key={text.weekdays[column]}>
                {day === null ? null : keys.includes(day.key) ? (
                  <a href={paths.digest(kind, day.key)} aria-label={keyText(kind, day.key)}>
                    {day.day}
                  </a>
                ) : (
                  <span>{day.day}</span>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
