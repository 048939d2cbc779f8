/** Marks a change of address that leaves the reader where they are: a filter, an order, a reading mode. */
export const STILL = { replace: true, state: { still: true } } as const;

export function staysHere(): boolean {
  return (history.state as { still?: boolean } | null)?.still === true;
}
