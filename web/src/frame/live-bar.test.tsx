import { act, render, screen } from '@testing-library/react';
import { MantineProvider } from '@mantine/core';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { live } from '../live/live';
import { LiveBar } from './live-bar';

beforeEach(() => {
  vi.useFakeTimers();
  render(<LiveBar />, { wrapper: ({ children }) => <MantineProvider env="test">{children}</MantineProvider> });
});
afterEach(() => {
  act(() => live.stop());
  vi.useRealTimers();
});

const wait = (ms: number) => act(() => vi.advanceTimersByTime(ms));
const lose = (retryInMs: number) =>
  act(() => live.connection.set({ phase: 'waiting', lostAt: Date.now(), attempt: 1, retryAt: Date.now() + retryInMs }));

it('is not there while all is well', () => expect(screen.queryByText(/Live connection lost/)).toBeNull());

it('does not cry about a moment', () => {
  lose(500);
  wait(1000);
  expect(screen.queryByText(/Live connection lost/)).toBeNull();
});

it('counts down to the next try, and says how old the picture is', () => {
  lose(10_000);
  wait(3000);
  expect(screen.getByText(/Live connection lost at/)).toBeVisible();
  expect(screen.getByText('next try in 7 s')).toBeVisible();
  expect(screen.getByText('3 sec old')).toBeVisible();
  wait(7000);
  expect(screen.getByText('trying …')).toBeVisible();
});

it('goes when the connection is back', () => {
  lose(10_000);
  wait(3000);
  act(() => live.connection.set({ phase: 'open' }));
  expect(screen.queryByText(/Live connection lost/)).toBeNull();
});
