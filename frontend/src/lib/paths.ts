/** Every address of the site, in one place. */
export const paths = {
  home: "/",
  articles: "/articles",
  article: (id: string) => `/articles/${encodeURIComponent(id)}`,
  sources: "/sources",
  about: "/about",
  /** Not pages of the SPA: the service answers them itself. */
  feed: "/feeds/articles.rss",
  api: "/api/docs",
} as const;
