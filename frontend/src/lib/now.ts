import { useEffect, useState } from "preact/hooks";

/** The time now, in milliseconds, moving once a minute so that 「3分前」 does not lie. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 60_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
