import i18next from 'i18next';

/**
 * The word for a code of an open list (reasons, event kinds, step names). A server that is newer than this page may send a
 * code we have no word for: then the code itself is shown, legibly, rather than nothing.
 */
export function openWord(list: 'reason' | 'nodeReason' | 'event' | 'cause' | 'capability', code: string): string {
  const key = `status.${list}.${code.replace('.', '_')}`;
  return i18next.exists(key) ? (i18next.t as (key: string) => string)(key) : code.replaceAll('_', ' ').replace('.', ': ');
}
