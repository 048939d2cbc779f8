import type { ComponentChildren } from "preact";

interface NoticeProps {
  title?: string;
  children?: ComponentChildren;
  /** `alert` is read out at once; the others wait for the reader. */
  role?: "alert" | "status";
}

/** A page or a part of one that has nothing else to show: empty, failed, not found. */
export function Notice({ title, children, role }: NoticeProps) {
  return (
    <div class="notice" role={role}>
      {title !== undefined && <p class="notice-title">{title}</p>}
      {children}
    </div>
  );
}
