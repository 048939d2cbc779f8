/** Words of あとで読む. */
export const savedText = {
  lead: "あとで読む記事と読んだ記事は、この端末の中にだけ保存されます。",
  empty: "あとで読む記事はまだありません",
  emptyText: "記事の栞のボタン、または s キーで、ここに入ります。",
  savedAt: (time: string) => `${time} に追加`,
  remove: (title: string) => `${title} を外す`,
  data: "保存した内容",
  counts: (saved: number, read: number) => `あとで読む ${saved}件・既読 ${read}件`,
  exportIt: "ファイルに書き出す",
  importIt: "ファイルから読み込む",
  imported: "読み込みました。",
  refused: "このファイルは読み込めません。書き出したファイルを選んでください。",
  forget: "既読を消す",
  forgotten: "既読を消しました。",
} as const;
