import { dayText } from "../../../lib/jst";
import { paths } from "../../../lib/paths";
import { ja } from "../../../text/ja";
import { KIND_NAMES } from "../../../text/kinds";
import { listText } from "../../../text/list";
import { Icon } from "../../../ui/Icon";
import { changed, countFilters, type Filters, listAddress } from "../filters";

interface ActiveFiltersProps {
  readonly filters: Filters;
  /** Of the source and the company that are chosen; their slugs until the names have come. */
  readonly names: { readonly source: string | null; readonly company: string | null };
  readonly now: number;
}

/** What the list is narrowed to now, each with a way out. */
export function ActiveFilters({ filters, names, now }: ActiveFiltersProps) {
  if (countFilters(filters) === 0) return null;
  return (
    <ul class="chips active-filters" aria-label={listText.filters.active}>
      {named(filters, names, now).map(({ name, without }) => (
        <li key={name}>
          <a
            class="chip chip-on"
            href={listAddress(changed(filters, without))}
            aria-label={listText.filters.remove(name)}
          >
            {name}
            <Icon name="close" />
          </a>
        </li>
      ))}
      <li>
        <a class="chip chip-bare" href={paths.home}>
          {listText.filters.clear}
        </a>
      </li>
    </ul>
  );
}

interface Chip {
  readonly name: string;
  readonly without: Partial<Filters>;
}

function named(filters: Filters, names: ActiveFiltersProps["names"], now: number): Chip[] {
  const { tag, source, company, model, kind, minImportance, lang, since, until, weights } = filters;
  const chips: (Chip | false)[] = [
    tag !== null && { name: `#${tag}`, without: { tag: null } },
    source !== null && { name: names.source ?? source, without: { source: null } },
    company !== null && { name: `${listText.filters.company}: ${names.company}`, without: { company: null } },
    model !== null && { name: `${listText.filters.model}: ${model}`, without: { model: null } },
    kind !== null && { name: KIND_NAMES[kind] ?? kind, without: { kind: null } },
    minImportance !== null && { name: levelName(minImportance), without: { minImportance: null } },
    lang !== null && { name: `${listText.filters.language}: ${lang}`, without: { lang: null } },
    since !== null && {
      name: listText.filters.since(dayText(since.slice(0, 10), now)),
      without: { since: null },
    },
    until !== null && {
      name: listText.filters.until(dayText(until.slice(0, 10), now)),
      without: { until: null },
    },
    weights !== null && { name: listText.weights.active, without: { weights: null, sort: "newest" } },
  ];
  return chips.filter((chip) => chip !== false);
}

function levelName(level: number): string {
  const word = ja.importance[level] ?? "";
  return level === 5 ? word : listText.filters.orMore(word);
}
