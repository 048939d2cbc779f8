/** Every address of the site, in one place. What stands at each is registered in `app/routes.ts`. */
const part = encodeURIComponent;

export const paths = {
  home: "/",
  articles: "/articles",
  article: (id: string) => `/articles/${part(id)}`,
  daily: "/digests/daily",
  hacker: "/digests/hacker",
  weekly: "/digests/weekly",
  digest: (kind: "daily" | "hacker" | "weekly", edition: string) => `/digests/${kind}/${part(edition)}`,
  videos: "/videos",
  tools: "/tools",
  tool: (slug: string) => `/tools/${part(slug)}`,
  trends: "/trends",
  companies: "/companies",
  company: (slug: string) => `/companies/${part(slug)}`,
  search: "/search",
  searchFor: (q: string) => `/search?q=${part(q)}`,
  sources: "/sources",
  saved: "/saved",
  about: "/about",
  contact: "/contact",
  commerce: "/tokushoho",
  privacy: "/privacy",
  feeds: "/rss",
  developers: "/developers",
  admin: "/admin",
  /** Not pages of the SPA: the service answers them itself. */
  feed: "/feeds/articles.rss",
  api: "/api/docs",
} as const;

/** Whether a place is where the reader is: itself, or above it. */
export function isHere(href: string, path: string): boolean {
  if (href === paths.home) return path === paths.home || path === paths.articles;
  return path === href || path.startsWith(`${href}/`);
}
