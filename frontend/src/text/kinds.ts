/** What the kinds of sources are called. */
export const KIND_NAMES: Readonly<Record<string, string>> = {
  lab: "研究所・開発元",
  news: "ニュース媒体",
  newsletter: "ニュースレター",
  blog: "ブログ",
  tools: "ツール",
  paper: "論文",
  video: "動画",
  community: "コミュニティ",
};
