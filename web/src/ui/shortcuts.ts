import { useEffect, useRef } from 'react';

import { createStore } from './store';

export interface Shortcut {
  /** As `KeyboardEvent.key` names it; `mod+k` for Ctrl or Command. */
  keys: readonly string[];
  /** What it does, in the reader's words. Without it the key works and is not listed. */
  what?: string;
  run: (event: KeyboardEvent) => void;
}

/** The shortcuts that work at this moment, for the help that `?` opens. */
export const activeShortcuts = createStore<readonly Shortcut[]>([]);

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) && !isToggle(target));
}

function isToggle(target: HTMLElement): boolean {
  return target instanceof HTMLInputElement && (target.type === 'checkbox' || target.type === 'radio');
}

/** Enter on a button or a link is for that button or link. */
function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('a, button, summary') !== null;
}

function matches(keys: string, event: KeyboardEvent): boolean {
  const mod = event.ctrlKey || event.metaKey;
  if (keys.startsWith('mod+')) return mod && event.key.toLowerCase() === keys.slice(4);
  return !mod && !event.altKey && event.key === keys;
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const typing = isTyping(event.target);
  // The last registered wins: a drawer over a table takes Escape first.
  for (const shortcut of activeShortcuts.get().toReversed()) {
    const key = shortcut.keys.find((each) => matches(each, event));
    if (!key) continue;
    if (typing && !key.startsWith('mod+')) continue;
    if (key === 'Enter' && isControl(event.target)) continue;
    // An open menu or dialog has the keyboard to itself.
    if (document.querySelector('[role="dialog"][aria-modal="true"], [role="menu"]') && !key.startsWith('mod+')) continue;
    event.preventDefault();
    shortcut.run(event);
    return;
  }
}

let listening = false;

/** Shortcuts that work while the component is shown and nobody is typing. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const newest = useRef(shortcuts);
  useEffect(() => {
    newest.current = shortcuts;
  });
  const listed = JSON.stringify(shortcuts.map((each) => [each.keys, each.what]));
  useEffect(() => {
    if (!listening) {
      listening = true;
      document.addEventListener('keydown', onKeyDown);
    }
    const mine = newest.current.map((each, i) => ({ ...each, run: (event: KeyboardEvent) => newest.current[i]?.run(event) }));
    activeShortcuts.update((all) => [...all, ...mine]);
    return () => activeShortcuts.update((all) => all.filter((each) => !mine.includes(each)));
  }, [listed]);
}
