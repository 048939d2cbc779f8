/** Which feeds there are, and the address of one that is narrowed. */
export const FORMS = [
  ["rss", "RSS"],
  ["atom", "Atom"],
  ["json", "JSON Feed"],
] as const;

const NARROWED_BY = ["company", "source", "kind", "tag", "min_importance", "lang"] as const;

export type Wanted = Partial<Record<(typeof NARROWED_BY)[number], string>>;

/** What the page's address asks for. */
export function readWanted(search: string): { readonly wanted: Wanted; readonly form: string } {
  const given = new URLSearchParams(search);
  const wanted = Object.fromEntries(
    NARROWED_BY.flatMap((name) => {
      const value = given.get(name)?.trim();
      return value ? [[name, value]] : [];
    }),
  );
  const form = FORMS.some(([known]) => known === given.get("format")) ? given.get("format") : null;
  return { wanted, form: form ?? "rss" };
}

/** Parameters by name, as the service writes them. */
export function feedAddress(wanted: Wanted, form: string): string {
  const query = new URLSearchParams(Object.entries(wanted).sort(([a], [b]) => (a < b ? -1 : 1)));
  return `/feeds/articles.${form}${query.size > 0 ? `?${query}` : ""}`;
}
