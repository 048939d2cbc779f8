import { longTime } from "../../lib/jst";
import { adminText } from "../../text/admin";
import { Answered } from "../../ui/Answered";
import { Act } from "./Act";
import { askAsOperator, type FeedFault, useOperator } from "./client";

const text = adminText.feeds;

/** Feeds that fail, and asking one now. */
export function Feeds() {
  return (
    <Answered answer={useOperator<{ items: FeedFault[] }>("/admin/feeds")}>
      {({ items }) =>
        items.length === 0 ? (
          <p class="quiet">{adminText.none}</p>
        ) : (
          <ul class="admin-list">
            {items.map((feed) => (
              <li key={feed.url}>
                <p>
                  <strong>{feed.source_slug}</strong> <span class="quiet">{feed.url}</span>
                </p>
                <p>
                  {feed.text}（{text.failures(feed.failures)}） <span class="quiet">{feed.detail}</span>
                </p>
                <p class="quiet">
                  {feed.last_success_at === null
                    ? text.never
                    : text.last(longTime({ at: feed.last_success_at, date: null }) ?? "")}
                </p>
                <Act
                  text={text.check}
                  done={adminText.articles.asked}
                  act={() =>
                    askAsOperator(`/admin/sources/${encodeURIComponent(feed.source_slug)}/check`, "POST")
                  }
                />
              </li>
            ))}
          </ul>
        )
      }
    </Answered>
  );
}
