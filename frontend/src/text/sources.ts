/** Words of 情報源. */
export const sourcesText = {
  lead: (site: string) => `${site}が収集している媒体と、その取得状況です。`,
  counts: (sources: number, feeds: number) => `${sources}媒体・${feeds}フィード`,
  health: {
    fresh: "正常",
    waiting: "再取得待ち",
    failing: "失敗が続いています",
    never: "未取得",
  } as Record<string, string>,
  columns: {
    name: "媒体",
    kind: "種類",
    rights: "掲載範囲",
    success: "最終取得",
    articles: "記事",
    health: "状態",
  },
  articles: (n: number) => `${n}件`,
  never: "まだありません",
  failures: (n: number) => (n === 1 ? "1回失敗" : `${n}回続けて失敗`),
  next: (time: string) => `次回 ${time}`,
  empty: "情報源がまだ登録されていません。",
  legend: "掲載範囲の意味",
  loading: "情報源を読み込んでいます",
} as const;
