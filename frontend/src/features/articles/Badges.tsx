import type { ArticleCard } from "../../api/types";
import { ja } from "../../text/ja";

/** What a reader should know before reading: who translated, what is not in Japanese, how much may be shown. */
export function Badges({ article }: { article: ArticleCard }) {
  const shown = badges(article);
  if (shown.length === 0) return null;
  return (
    <ul class="badges">
      {shown.map(({ text, tone }) => (
        <li key={text} class="badge" data-tone={tone}>
          {text}
        </li>
      ))}
    </ul>
  );
}

interface Badge {
  readonly text: string;
  readonly tone: "quiet" | "care";
}

function badges(article: ArticleCard): Badge[] {
  const all: (Badge | false)[] = [
    article.title_status === "original" && { text: ja.badges.titleOriginal, tone: "care" },
    article.state === "published_partly" && { text: ja.badges.partly, tone: "care" },
    article.language === "ja" && { text: ja.badges.japanese, tone: "quiet" },
    article.rights !== "full" && { text: ja.rights[article.rights]?.name ?? article.rights, tone: "quiet" },
    article.model_label !== null && { text: article.model_label, tone: "care" },
  ];
  return all.filter((badge) => badge !== false);
}
