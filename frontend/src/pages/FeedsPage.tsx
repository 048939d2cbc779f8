import { FeedBuilder } from "../features/operator/FeedBuilder";
import { FORMS } from "../features/operator/feeds";
import { OperatorText } from "../features/operator/OperatorText";
import { ja } from "../text/ja";
import { operatorText } from "../text/operator";
import { Section } from "../ui/Section";
import { usePageTitle } from "./title";

const FEEDS = [
  [operatorText.feeds.latest, "/feeds/articles"],
  [ja.pages.daily, "/feeds/digests/daily"],
  [ja.pages.hacker, "/feeds/digests/hacker"],
  [ja.pages.weekly, "/feeds/digests/weekly"],
] as const;

/** RSS: what feeds are, which there are, and one that is narrowed to what a reader wants. */
export function FeedsPage() {
  usePageTitle(ja.pages.feeds);
  return (
    <OperatorText name="rss" title={ja.pages.feeds}>
      <Section title={operatorText.feeds.main}>
        <ul class="feeds">
          {FEEDS.map(([name, path]) => (
            <li key={path} class="feed">
              <span class="feed-name">{name}</span>
              {FORMS.map(([form, said]) => (
                <a key={form} class="button" href={`${path}.${form}`}>
                  {said}
                </a>
              ))}
            </li>
          ))}
        </ul>
      </Section>
      <Section title={operatorText.feeds.builder}>
        <FeedBuilder />
      </Section>
    </OperatorText>
  );
}
