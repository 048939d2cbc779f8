/** Words of the suggestions while a reader types. */
export const suggestionText = {
  label: "検索の候補",
  kinds: { company: "企業", model: "モデル", tool: "ツール", person: "人物", tag: "タグ", article: "記事" },
  count: (articles: number) => `${articles.toLocaleString("ja-JP")}件`,
  found: (count: number) =>
    count === 0 ? "候補はありません" : `候補が${count}件あります。矢印キーで選べます`,
} as const;
