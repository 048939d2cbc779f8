/** Line icons of our own, 20 × 20, in the text's colour. They are always beside or inside a named control. */

const SHAPES = {
  back: "M12.5 4 6.5 10l6 6",
  external: "M8 4.5H4.5v11h11V12M11.5 4.5h4v4M15 5l-6.5 6.5",
  filter: "M3.5 5.5h13M6 10h8M8.5 14.5h3",
  close: "m5 5 10 10M15 5 5 15",
  copy: "M7.5 7.5v-4h9v9h-4M3.5 7.5h9v9h-9z",
  check: "m4 10.5 4 4 8-9",
  share: "M10 12V3M6.5 6.5 10 3l3.5 3.5M4.5 10.5v6h11v-6",
  sun: "M10 6.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7M10 2v1.5M10 16.5V18M2 10h1.5M16.5 10H18M4.3 4.3l1.1 1.1M14.6 14.6l1.1 1.1M15.7 4.3l-1.1 1.1M5.4 14.6l-1.1 1.1",
  moon: "M16.5 12A7 7 0 0 1 8 3.5a7 7 0 1 0 8.5 8.5z",
  auto: "M10 3a7 7 0 1 0 0 14zM10 3a7 7 0 0 1 0 14",
  image: "M3.5 4.5h13v11h-13zM3.5 13l4-4 3.5 3.5 2-2 3.5 3",
  chevron: "m5 8 5 5 5-5",
  forward: "m7.5 4 6 6-6 6",
  menu: "M3.5 5.5h13M3.5 10h13M3.5 14.5h13",
  search: "M9 3.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11M13 13l3.5 3.5",
  home: "M3.5 9 10 3.5 16.5 9v7.5h-4.5v-4.5h-4v4.5h-4.5z",
  paper: "M4.5 3.5h11v13h-11zM7 7h6M7 10h6M7 13h3.5",
  bookmark: "M5.5 3.5h9v13L10 13l-4.5 3.5z",
  list: "M3.5 5.5h1M7 5.5h9.5M3.5 10h1M7 10h9.5M3.5 14.5h1M7 14.5h9.5",
  play: "M6.5 4v12l9-6z",
  flag: "M5 17V3.5h10l-2 3.5 2 3.5H5",
} as const;

export type IconName = keyof typeof SHAPES;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
      <path d={SHAPES[name]} />
    </svg>
  );
}
