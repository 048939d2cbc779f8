/** Words of 「この記事のできるまで」. */
export const provenanceText = {
  source: "元記事",
  fetched: "取得",
  analysed: "評価",
  models: "モデル",
  prompts: "プロンプト",
  body: "本文",
  counts: (total: number, translated: number, original: number, pending: number) =>
    [
      `全${total}か所`,
      translated > 0 ? `翻訳 ${translated}` : "",
      original > 0 ? `原文のまま ${original}` : "",
      pending > 0 ? `翻訳中 ${pending}` : "",
    ]
      .filter(Boolean)
      .join("・"),
  checks: "検査",
  noFindings: "指摘はありません。",
  finding: (label: string, count: number) => `${label} ${count}件`,
  shown: "表示中の文に残っています",
  resolved: "差し替え済み",
  note: "翻訳・要約・評価は機械によるものです。数や固有名詞が原文にあるかを公開前に検査していますが、誤りが残ることがあります。正確な内容は元記事をご確認ください。",
} as const;
