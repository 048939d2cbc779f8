/** The menus. Only what stands is shown, so a page that is not there yet is never linked. */
import { paths } from "../lib/paths";
import { ja } from "../text/ja";
import type { IconName } from "../ui/Icon";
import { stands } from "./routes";

export interface Place {
  readonly href: string;
  readonly text: string;
  readonly short?: string;
  readonly icon?: IconName;
}

export interface Group {
  readonly title: string;
  readonly places: readonly Place[];
}

const { pages, groups } = ja;
const standing = (places: readonly Place[]) => places.filter(({ href }) => stands(href));

const home: Place = { href: paths.home, text: pages.articles, short: pages.articlesShort, icon: "home" };
const daily: Place = { href: paths.daily, text: pages.daily, short: pages.dailyShort, icon: "paper" };
const search: Place = { href: paths.search, text: pages.search, icon: "search" };
const saved: Place = { href: paths.saved, text: pages.saved, short: pages.savedShort, icon: "bookmark" };
const sources: Place = { href: paths.sources, text: pages.sources, icon: "list" };
const hacker: Place = { href: paths.hacker, text: pages.hacker };
const weekly: Place = { href: paths.weekly, text: pages.weekly };
const videos: Place = { href: paths.videos, text: pages.videos };
const tools: Place = { href: paths.tools, text: pages.tools };
const trends: Place = { href: paths.trends, text: pages.trends };
const companies: Place = { href: paths.companies, text: pages.companies };

/** The line at the top, where there is room for it. */
export const HEADER = standing([home, daily, hacker, weekly, videos, tools, trends, companies]);
/** Beside it, as icons. */
export const ASIDE = standing([search, saved]);
/** In the thumb's reach on a phone; the menu is the fifth. */
export const TABS = standing([home, daily, search, saved, sources]).slice(0, 4);

export const GROUPS: readonly Group[] = [
  { title: groups.news, places: standing([home, daily, hacker, weekly, videos, saved]) },
  { title: groups.explore, places: standing([search, trends, companies, tools, sources]) },
  {
    title: groups.site,
    places: standing([
      { href: paths.about, text: pages.about },
      { href: paths.contact, text: pages.contact },
      { href: paths.commerce, text: pages.commerce },
      { href: paths.privacy, text: pages.privacy },
    ]),
  },
];

/** For programs: the feeds and the API, with their pages where these stand. */
export const PROGRAMS: Group = {
  title: groups.programs,
  places: [
    { href: stands(paths.feeds) ? paths.feeds : paths.feed, text: pages.feeds },
    { href: stands(paths.developers) ? paths.developers : paths.api, text: pages.developers },
  ],
};
