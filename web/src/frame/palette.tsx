import { Modal } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { answer, api } from '../api/client';
import { usePaletteItems, type PaletteGroup, type PaletteItem } from './palette-items';
import classes from './palette.module.css';

const PAUSE_MS = 60;

function useFound(text: string) {
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return useQuery({
    queryKey: ['palette', asked],
    enabled: asked !== '',
    placeholderData: keepPreviousData,
    staleTime: 10_000,
    queryFn: async ({ signal }) => {
      const query = { search: asked, per_page: 8 };
      const [nodes, streams] = await Promise.all([
        answer(api.GET('/api/fleet/nodes', { params: { query: { ...query, per_page: 5, active_only: false } }, signal })),
        answer(api.GET('/api/streams', { params: { query }, signal })),
      ]);
      return { nodes: nodes.nodes, streams: streams.streams, streamTotal: streams.total, asked };
    },
  });
}

/** Search everywhere: pages, actions, nodes and streams, from the keyboard. */
export default function Palette({ onClose, onHelp }: { onClose: () => void; onHelp: () => void }) {
  const { t } = useTranslation();
  const listId = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const found = useFound(text);
  const groups = usePaletteItems(text, text.trim() === '' ? undefined : found.data, onHelp);
  const items = useMemo(() => groups.flatMap((group) => group.items), [groups]);
  const current = Math.min(at, items.length - 1);
  const list = useRef<HTMLDivElement>(null);

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [current]);

  const run = (item: PaletteItem | undefined) => {
    if (!item) return;
    onClose();
    item.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setAt((current + step + items.length) % Math.max(1, items.length));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      run(items[current]);
    }
  };

  return (
    <Modal opened onClose={onClose} withCloseButton={false} centered={false} yOffset="10vh" size="lg" padding={0} aria-label={t('frame.search')}>
      <div className={classes.field}>
        <IconSearch size={18} aria-hidden />
        <input
          data-autofocus
          role="combobox"
          aria-expanded="true"
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={items[current] ? `${listId}-${current}` : undefined}
          aria-label={t('frame.searchWhat')}
          placeholder={t('frame.searchWhat')}
          value={text}
          maxLength={512}
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
        <kbd>Esc</kbd>
      </div>
      <div ref={list} id={listId} role="listbox" aria-label={t('frame.results')} className={classes.list}>
        {groups.map((group) => (
          <Group key={group.title} group={group} listId={listId} offset={items.indexOf(group.items[0] as PaletteItem)} current={current} onRun={run} />
        ))}
      </div>
      {items.length === 0 && (
        <p className={classes.nothing} role="status">
          {found.isFetching ? t('frame.searching') : t('frame.nothingFound', { text: text.trim() })}
        </p>
      )}
    </Modal>
  );
}

interface GroupProps {
  group: PaletteGroup;
  listId: string;
  offset: number;
  current: number;
  onRun: (item: PaletteItem) => void;
}

function Group({ group, listId, offset, current, onRun }: GroupProps) {
  return (
    <div role="group" aria-label={group.title}>
      <div className={classes.title} aria-hidden>
        {group.title}
      </div>
      {group.items.map((item, i) => (
        <div
          key={item.id}
          id={`${listId}-${offset + i}`}
          role="option"
          aria-selected={offset + i === current}
          className={classes.item}
          onClick={() => onRun(item)}
        >
          <item.icon size={17} aria-hidden />
          <span className={classes.name}>{item.name}</span>
          {item.note && <span className={classes.note}>{item.note}</span>}
        </div>
      ))}
    </div>
  );
}
