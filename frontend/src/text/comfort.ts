/** Words of the menu, the display settings and the keys. */
export const comfortText = {
  display: "表示",
  theme: { label: "配色", auto: "自動", light: "ライト", dark: "ダーク" },
  size: { label: "文字の大きさ", small: "小", normal: "標準", large: "大", huge: "特大" },
  keys: {
    title: "キーボード操作",
    open: "キーボード操作の一覧",
    list: [
      ["j / k", "次の記事・段落 / 前の記事・段落へ"],
      ["o, Enter", "記事を開く・段落の原文を表示"],
      ["u", "一覧に戻る"],
      ["s", "あとで読むに入れる・外す"],
      ["v", "訳文・対訳・原文を切り替える"],
      ["/", "検索"],
      ["?", "この一覧"],
      ["Esc", "閉じる"],
    ],
  },
} as const;
