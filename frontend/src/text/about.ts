/** What the site is and how its bot behaves: the address in the bot's User-Agent leads here. */

export interface AboutSection {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

export const about = (site: string): readonly AboutSection[] => [
  {
    title: "何をしているか",
    paragraphs: [
      `${site}は、世界の AI に関するニュースを毎時集め、日本語に翻訳・要約し、重要度を付けて並べています。`,
      "翻訳・要約・評価はすべて機械によるものです。公開の前に、数・日付・固有名詞が原文にあること、訳し残しや崩れた記号がないことをプログラムで検査し、通らなかった段落は理由を添えて原文のまま載せます。",
    ],
  },
  {
    title: "重要度について",
    paragraphs: [
      "深度 40%、関連度 30%、実用性 20%、革新性 10% の4軸をそれぞれ5段階で評価し、加重平均から「最重要・重要・注目・参考・軽微」の5つの言葉で示します。評価が得られなかった記事は「未評価」とし、点は付けません。",
    ],
  },
  {
    title: "著作権と掲載範囲",
    paragraphs: [
      "掲載範囲は媒体ごとに定めています。全文の翻訳が認められている媒体のほかは、要約・評価と短い引用、または見出しとリンクだけを載せます。どの記事からも元記事へ進めます。",
    ],
  },
  {
    title: "収集ボットについて",
    paragraphs: [
      "ボットは AAINewsBot と名乗り、robots.txt に従い、同じサイトへの要求は間隔を空け、変わっていないものは取り直しません。robots.txt で AAINewsBot を拒否すれば、以後その範囲は取得しません。",
    ],
  },
];
