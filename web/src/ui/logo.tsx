/** A semaphore arm: the sign a signal box sets. */
export function Logo({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="2" strokeLinejoin="round" strokeLinecap="round" aria-hidden>
      <path d="M6 3v18M6 5l13 3.2L6 12" />
      <circle cx="17" cy="17.5" r="2.4" fill="currentColor" stroke="none" />
    </svg>
  );
}
