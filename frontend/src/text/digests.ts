/** Words of the editions: AI日報, Hacker日報, 週報. */
export type EditionKind = "daily" | "hacker" | "weekly";

export const digestsText = {
  names: { daily: "AI日報", hacker: "Hacker日報", weekly: "週報" } as Record<EditionKind, string>,
  leads: {
    daily: "前の24時間の AI ニュースを、毎朝7時に1枚にまとめます。どの文にも、もとの記事があります。",
    hacker:
      "Hacker News で話題の記事と、その下で交わされた議論を毎朝まとめます。どの行も、もとのコメントへたどれます。",
    weekly: "1週間の AI ニュースを、話題の大きさの順に振り返ります。",
  } as Record<EditionKind, string>,
  latest: "最新の版",
  archive: "バックナンバー",
  changes: {
    daily: "昨日から変わったこと",
    hacker: "昨日から変わったこと",
    weekly: "先週から変わったこと",
  } as Record<EditionKind, string>,
  contents: "この版の話題",
  figures: "数字で見る",
  rising: "増えた名前",
  falling: "減った名前",
  items: (count: number) => `${count}本の話題`,
  period: (from: string, to: string) => `${from} 〜 ${to} の記事から`,
  updated: (time: string) => `更新 ${time}`,
  reports: (count: number) => `${count}媒体が報道`,
  articles: "この話題の記事",
  discussion: "Hacker News での議論",
  talk: (points: number, comments: number) => `${points}ポイント・${comments}コメント`,
  sampled: (count: number) => `うち${count}件を読んでまとめました`,
  sides: { issues: "論点", pros: "賛成", cons: "反対", firsthand: "当事者の発言" },
  comment: "コメント",
  source: "出典",
  toTalk: "議論を開く",
  before: (value: string) => `前回 ${value}`,
  moved: (now: number, before: number) => `${before} → ${now}件`,
  empty: { title: "まだ版がありません", text: "最初の版ができると、ここに並びます。" },
  gone: {
    title: "この版は見つかりません",
    text: "その日の版は作られていないか、アドレスが間違っている可能性があります。",
  },
  toArchive: "バックナンバーへ",
  more: "もっと前の版",
  weekOf: (week: string) => {
    const [year, number] = week.split("-W");
    return `${year}年 第${Number(number)}週`;
  },
  calendar: (month: string) => `${month}の版`,
  weekdays: ["日", "月", "火", "水", "木", "金", "土"],
} as const;
