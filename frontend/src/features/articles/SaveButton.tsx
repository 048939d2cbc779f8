import type { ArticleCard } from "../../api/types";
import { announce } from "../../lib/announce";
import { isSavedId, toggleSaved, useKept } from "../../lib/kept";
import { ja } from "../../text/ja";
import { Icon } from "../../ui/Icon";

/** Puts an article into あとで読む or takes it out. */
export function SaveButton({ article }: { article: ArticleCard }) {
  useKept();
  const saved = isSavedId(article.id);
  return (
    <button
      type="button"
      class="save icon-button"
      aria-pressed={saved}
      aria-label={`${ja.saved.keep}: ${article.title}`}
      title={saved ? ja.saved.drop : ja.saved.keep}
      onClick={() => save(article)}
    >
      <Icon name="bookmark" />
    </button>
  );
}

export function save({ id, title, source }: ArticleCard): void {
  announce(toggleSaved({ id, title, source: source.name }) ? ja.saved.kept : ja.saved.dropped);
}
