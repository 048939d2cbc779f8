/** Every address of the site, in one place. */
export const paths = {
  home: "/",
  articles: "/articles",
  article: (id: string) => `/articles/${encodeURIComponent(id)}`,
  sources: "/sources",
  about: "/about",
} as const;
