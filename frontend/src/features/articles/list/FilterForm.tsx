import type { ComponentChildren } from "preact";
import { dayText, jstDay } from "../../../lib/jst";
import { go } from "../../../lib/router";
import { STILL } from "../../../lib/still";
import { ja } from "../../../text/ja";
import { KIND_NAMES } from "../../../text/kinds";
import { listText } from "../../../text/list";
import { Segmented } from "../../../ui/Segmented";
import { changed, type Filters, KINDS, listAddress } from "../filters";
import { WeightSliders } from "./WeightSliders";

export interface Named {
  readonly slug: string;
  readonly name: string;
}

interface FilterFormProps {
  readonly filters: Filters;
  readonly sources: readonly Named[];
  readonly tags: readonly string[];
  /** Tells two forms on one page apart. */
  readonly id: string;
  readonly now: number;
}

const LEVELS = [null, 3, 4, 5] as const;

/** Everything a list can be narrowed by. Each change is an address. */
export function FilterForm({ filters, sources, tags, id, now }: FilterFormProps) {
  const set = (change: Partial<Filters>) => go(listAddress(changed(filters, change)), STILL);
  return (
    <div class="filter-form">
      <SortChoice filters={filters} />
      <FilterGroup label={listText.filters.importance}>
        <Segmented
          label={listText.filters.importance}
          choices={LEVELS.map((level) => ({
            href: listAddress(changed(filters, { minImportance: level })),
            text: levelText(level),
            current: filters.minImportance === level,
          }))}
        />
      </FilterGroup>
      <Select
        id={`${id}-kind`}
        label={listText.filters.kind}
        value={filters.kind}
        options={KINDS.map((kind) => ({ slug: kind, name: KIND_NAMES[kind] ?? kind }))}
        choose={(kind) => set({ kind: KINDS.find((known) => known === kind) ?? null })}
      />
      <Select
        id={`${id}-since`}
        label={listText.filters.period}
        value={filters.since}
        options={withChosen(periods(now), filters.since, (day) =>
          listText.filters.since(dayText(day.slice(0, 10), now)),
        )}
        choose={(since) => set({ since })}
      />
      <Select
        id={`${id}-source`}
        label={listText.filters.source}
        value={filters.source}
        options={withChosen(sources, filters.source)}
        choose={(source) => set({ source })}
      />
      <WeightSliders filters={filters} id={id} />
      <CommonTags tags={tags} filters={filters} />
    </div>
  );
}

export function SortChoice({ filters }: { filters: Filters }) {
  return (
    <FilterGroup label={listText.filters.sort}>
      <Segmented
        label={listText.filters.sort}
        choices={(["newest", "importance"] as const).map((sort) => ({
          href: listAddress(changed(filters, { sort })),
          text: sort === "newest" ? listText.filters.newest : listText.filters.important,
          current: filters.sort === sort,
        }))}
      />
    </FilterGroup>
  );
}

function levelText(level: number | null): string {
  if (level === null) return listText.filters.anyImportance;
  const word = ja.importance[level] ?? "";
  return level === 5 ? word : listText.filters.orMore(word);
}

/** Days back, as the day that a list then begins with. */
const PERIODS = [1, 7, 30] as const;

function periods(now: number): Named[] {
  return PERIODS.map((days) => ({
    slug: jstDay(now - days * 24 * 3600_000),
    name: listText.filters.lastDays(days),
  }));
}

/** What is chosen stands in the list even before the list of sources has come, and where it is a day of the reader's own. */
function withChosen(
  known: readonly Named[],
  chosen: string | null,
  said = (slug: string) => slug,
): readonly Named[] {
  const there = chosen === null || known.some(({ slug }) => slug === chosen);
  return there ? known : [{ slug: chosen, name: said(chosen) }, ...known];
}

function FilterGroup({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <div class="filter-group">
      <p class="filter-label" aria-hidden="true">
        {label}
      </p>
      {children}
    </div>
  );
}

interface SelectProps {
  readonly id: string;
  readonly label: string;
  readonly value: string | null;
  readonly options: readonly Named[];
  readonly choose: (value: string | null) => void;
}

function Select({ id, label, value, options, choose }: SelectProps) {
  return (
    <div class="filter-group">
      <label class="filter-label" for={id}>
        {label}
      </label>
      <select
        id={id}
        class="select"
        value={value ?? ""}
        onChange={(e) => choose(e.currentTarget.value || null)}
      >
        <option value="">{listText.filters.any}</option>
        {options.map((option) => (
          <option key={option.slug} value={option.slug}>
            {option.name}
          </option>
        ))}
      </select>
    </div>
  );
}

interface CommonTagsProps {
  readonly tags: readonly string[];
  readonly filters: Filters;
}

function CommonTags({ tags, filters }: CommonTagsProps) {
  const others = tags.filter((tag) => tag !== filters.tag);
  if (others.length === 0) return null;
  return (
    <div class="filter-group">
      <p class="filter-label">{listText.filters.tags}</p>
      <ul class="chips">
        {others.map((tag) => (
          <li key={tag}>
            <a class="chip" href={listAddress(changed(filters, { tag }))} data-still>
              #{tag}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
