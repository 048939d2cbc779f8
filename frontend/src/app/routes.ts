/**
 * Which page stands at which address. A new page is a file in `pages/` and one line here; the menus show what stands
 * here and nothing else. The service answers the same addresses from `backend/aainews/pages`.
 */
import { paths } from "../lib/paths";
import { type LazyPage, lazily, type Params } from "./lazily";

const Articles = lazily(() => import("../pages/ArticlesPage").then((page) => page.ArticlesPage));
const Article = lazily(() => import("../pages/ArticlePage").then((page) => page.ArticlePage));
const Saved = lazily(() => import("../pages/SavedPage").then((page) => page.SavedPage));
const Sources = lazily(() => import("../pages/SourcesPage").then((page) => page.SourcesPage));
const Digests = lazily(() => import("../pages/DigestsPage").then((page) => page.DigestsPage));
const Digest = lazily(() => import("../pages/DigestPage").then((page) => page.DigestPage));
const Companies = lazily(() => import("../pages/CompaniesPage").then((page) => page.CompaniesPage));
const Company = lazily(() => import("../pages/CompanyPage").then((page) => page.CompanyPage));
const Tools = lazily(() => import("../pages/ToolsPage").then((page) => page.ToolsPage));
const Tool = lazily(() => import("../pages/ToolPage").then((page) => page.ToolPage));
const Trends = lazily(() => import("../pages/TrendsPage").then((page) => page.TrendsPage));
const Videos = lazily(() => import("../pages/VideosPage").then((page) => page.VideosPage));
const Search = lazily(() => import("../pages/SearchPage").then((page) => page.SearchPage));
const Admin = lazily(() => import("../pages/AdminPage").then((page) => page.AdminPage));
const Text = lazily(() => import("../pages/TextPage").then((page) => page.TextPage));
const Contact = lazily(() => import("../pages/ContactPage").then((page) => page.ContactPage));
const Feeds = lazily(() => import("../pages/FeedsPage").then((page) => page.FeedsPage));
const NotFound = lazily(() => import("../pages/NotFoundPage").then((page) => page.NotFoundPage));

const ROUTES: readonly (readonly [pattern: string, page: LazyPage])[] = [
  [paths.home, Articles],
  [paths.articles, Articles],
  ["/articles/:id", Article],
  [paths.daily, Digests],
  [paths.hacker, Digests],
  [paths.weekly, Digests],
  ["/digests/:kind/:edition", Digest],
  [paths.saved, Saved],
  [paths.companies, Companies],
  ["/companies/:slug", Company],
  [paths.tools, Tools],
  ["/tools/:slug", Tool],
  [paths.trends, Trends],
  [paths.videos, Videos],
  [paths.search, Search],
  [paths.admin, Admin],
  [paths.sources, Sources],
  [paths.about, Text],
  [paths.contact, Contact],
  [paths.commerce, Text],
  [paths.privacy, Text],
  [paths.feeds, Feeds],
  [paths.developers, Text],
];

export interface Match {
  readonly Page: LazyPage;
  readonly params: Params;
}

/** The page at a path; the one that says so where there is none. */
export function pageAt(path: string): Match {
  for (const [pattern, Page] of ROUTES) {
    const params = paramsOf(pattern, path);
    if (params !== null) return { Page, params };
  }
  return { Page: NotFound, params: {} };
}

/** Whether an address is one of ours to draw; the service answers the others itself. */
export function isPage(path: string): boolean {
  return pageAt(path).Page !== NotFound;
}

/** Whether a page stands at a path, so that it may be linked. */
export function stands(path: string): boolean {
  return ROUTES.some(([pattern]) => pattern === path);
}

/** `/articles/:id` against `/articles/a%2F1` gives `{ id: "a/1" }`; null where they do not fit. */
export function paramsOf(pattern: string, path: string): Params | null {
  const [names, parts] = [pattern.split("/"), path.split("/")];
  if (names.length !== parts.length) return null;
  const params: Record<string, string> = {};
  for (const [at, name] of names.entries()) {
    const part = parts[at] ?? "";
    if (name.startsWith(":") && part !== "") params[name.slice(1)] = decoded(part);
    else if (name !== part) return null;
  }
  return params;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
