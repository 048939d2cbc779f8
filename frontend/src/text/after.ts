/** Words of what follows an article's text. */
export const afterText = {
  share: {
    x: "X",
    xLong: "X に投稿",
    hatena: "はてブ",
    hatenaLong: "はてブ（はてなブックマークに追加）",
    line: "LINE",
    lineLong: "LINE で送る",
    copy: "リンクをコピー",
    copied: "コピーしました",
    failed: "コピーできません",
  },
  reports: {
    title: "誤訳を報告",
    headline: "見出しの誤訳を報告",
    gist: "要約の誤訳を報告",
  },
  companies: "この記事に出てくる企業",
  provenance: "この記事のできるまで",
  otherReports: "同じ話題の報道",
  related: "関連記事",
  toList: "ニュース一覧に戻る",
  toDaily: "きょうのAI日報",
} as const;
