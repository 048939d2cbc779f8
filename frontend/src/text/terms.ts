/** Words of the explanations of terms. */
export const termText = {
  label: (term: string) => `用語: ${term}`,
  search: "この用語の記事を探す",
} as const;
