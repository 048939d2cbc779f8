/** Words of 誤訳を報告. */
export const reportText = {
  title: "誤訳を報告",
  problem: "どこがおかしいですか",
  suggestion: "こう直すとよい（任意）",
  send: "報告する",
  sent: "報告を受け付けました。運営者が確認し、直した文は記事に反映します。",
  note: "お名前や連絡先は送られません。返信はしていません。",
  close: "閉じる",
} as const;
