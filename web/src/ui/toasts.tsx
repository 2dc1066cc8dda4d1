import { Button, CloseButton } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { asProblem } from '../api/problem';
import { createStore, useStore } from './store';
import classes from './toasts.module.css';

interface Toast {
  id: number;
  text: string;
  code?: string;
  failed: boolean;
  undo?: (() => void) | undefined;
  onGone?: (() => void) | undefined;
}

const toasts = createStore<readonly Toast[]>([]);
let count = 0;

const SHOWN_MS = 7000;
const FAILED_MS = 15_000;

function dismiss(id: number, undone = false): void {
  const toast = toasts.get().find((each) => each.id === id);
  if (!toast) return;
  toasts.update((all) => all.filter((each) => each.id !== id));
  if (!undone) toast.onGone?.();
}

const MOST = 4;

function add(toast: Omit<Toast, 'id'>): void {
  count += 1;
  for (const each of toasts.get().slice(0, -(MOST - 1))) dismiss(each.id);
  toasts.update((all) => [...all, { ...toast, id: count }]);
}

// What waits for its toast to go is done before the page goes.
window.addEventListener('pagehide', () => toasts.get().forEach((toast) => dismiss(toast.id)));

/** Says what was done, with the way back where there is one. `onGone` runs when it was not taken. */
export function say(text: string, options: { undo?: () => void; onGone?: () => void } = {}): void {
  add({ text, failed: false, undo: options.undo, onGone: options.onGone });
}

export function sayProblem(error: unknown): void {
  const problem = asProblem(error);
  add({ text: problem.detail, code: problem.code, failed: true });
}

function ToastCard({ toast }: { toast: Toast }) {
  const { t } = useTranslation();
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return undefined;
    const timer = setTimeout(() => dismiss(toast.id), toast.failed ? FAILED_MS : SHOWN_MS);
    return () => clearTimeout(timer);
  }, [held, toast]);
  const hold = { onMouseEnter: () => setHeld(true), onMouseLeave: () => setHeld(false), onFocus: () => setHeld(true), onBlur: () => setHeld(false) };
  return (
    <div className={classes.toast} data-failed={toast.failed || undefined} {...hold}>
      <span className={classes.text}>
        {toast.text}
        {toast.code && <code className={classes.code}>{toast.code}</code>}
      </span>
      {toast.undo && (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => {
            toast.undo?.();
            dismiss(toast.id, true);
          }}
        >
          {t('common.undo')}
        </Button>
      )}
      <CloseButton size="sm" aria-label={t('common.close')} onClick={() => dismiss(toast.id)} />
    </div>
  );
}

export function Toasts() {
  const shown = useStore(toasts);
  return (
    <div className={classes.stack} role="status" aria-live="polite">
      {shown.map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
    </div>
  );
}
