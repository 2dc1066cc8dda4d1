import type { Role, Session } from '../api/types';
import { createStore, useStore } from '../ui/store';

/** undefined: not asked yet; null: nobody is signed in. */
export const session = createStore<Session | null | undefined>(undefined);

/** Set when a session ended under somebody's hands, so that the login page can say why it is there. */
export const sessionEnded = createStore(false);

export function endSession(): void {
  if (session.get()) sessionEnded.set(true);
  session.set(null);
}

export const useSession = (): Session | null | undefined => useStore(session);

const RANK: Record<Role, number> = { viewer: 0, operator: 1, admin: 2 };

/** Whether the person may do what needs this role. The server decides; this only spares a refused click. */
export function useMay(needed: Role): boolean {
  const me = useSession();
  return me ? RANK[me.role] >= RANK[needed] : false;
}
