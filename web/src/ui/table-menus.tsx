import { ActionIcon, Button, Checkbox, CloseButton, Menu, Popover, TextInput } from '@mantine/core';
import { IconBookmark, IconColumns3, IconTableExport } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { copyText } from './clipboard';
import type { Column, ColumnChoice } from './columns';
import { toCsv } from './csv';
import classes from './menus.module.css';
import { say, sayProblem } from './toasts';
import type { Search } from './url';
import { useSavedViews } from './views';

export function ColumnMenu<T>({ columns, choice }: { columns: readonly Column<T>[]; choice: ColumnChoice<T> }) {
  const { t } = useTranslation();
  return (
    <Popover position="bottom-end" shadow="md" trapFocus>
      <Popover.Target>
        <ActionIcon size="lg" variant="default" aria-label={t('table.columns')} title={t('table.columns')}>
          <IconColumns3 size={18} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown className={classes.columns} aria-label={t('table.columns')}>
        {columns.map((column) => (
          <Checkbox
            key={column.id}
            size="xs"
            label={column.label}
            checked={choice.isShown(column.id)}
            disabled={column.always === true}
            onChange={() => choice.toggle(column.id)}
          />
        ))}
        <Button size="compact-xs" variant="subtle" disabled={choice.ids === null} onClick={() => choice.set(null)}>
          {t('table.columnsReset')}
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}

interface ViewsProps<T> {
  table: string;
  search: Search;
  choice: ColumnChoice<T>;
  onShow: (search: Search) => void;
}

export function ViewsMenu<T>({ table, search, choice, onShow }: ViewsProps<T>) {
  const { t } = useTranslation();
  const views = useSavedViews(table);
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState('');
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    views.save({ name: name.trim(), search, columns: choice.ids });
    setName('');
    setOpen(false);
    say(t('table.viewSaved', { name: name.trim() }));
  };
  return (
    <Popover position="bottom-end" shadow="md" trapFocus opened={isOpen} onChange={setOpen}>
      <Popover.Target>
        <ActionIcon size="lg" variant="default" aria-label={t('table.views')} title={t('table.views')} onClick={() => setOpen(!isOpen)}>
          <IconBookmark size={18} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown className={classes.views} aria-label={t('table.views')}>
        {views.all.length === 0 && <p className={classes.hint}>{t('table.viewsEmpty')}</p>}
        <ul>
          {views.all.map((view) => (
            <li key={view.name}>
              <button
                type="button"
                onClick={() => {
                  choice.set(view.columns);
                  onShow(view.search);
                  setOpen(false);
                }}
              >
                {view.name}
              </button>
              <CloseButton
                size="sm"
                aria-label={t('table.viewRemove', { name: view.name })}
                onClick={() => {
                  views.remove(view.name);
                  say(t('table.viewRemoved', { name: view.name }), { undo: () => views.save(view) });
                }}
              />
            </li>
          ))}
        </ul>
        <form onSubmit={save}>
          <TextInput
            size="xs"
            label={t('table.viewName')}
            value={name}
            maxLength={60}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" size="xs" disabled={name.trim() === ''}>
            {t('table.viewSave')}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}

interface CsvProps<T> {
  columns: readonly Column<T>[];
  chosen: readonly T[];
  total: number;
  all: () => Promise<T[]>;
}

export function CsvMenu<T>({ columns, chosen, total, all }: CsvProps<T>) {
  const { t } = useTranslation();
  const copy = async (rows: readonly T[]) => {
    const copied = await copyText(toCsv(columns, rows));
    say(copied ? t('table.csvCopied', { count: rows.length }) : t('table.csvNotCopied'));
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon size="lg" variant="default" aria-label={t('table.csv')} title={t('table.csv')}>
          <IconTableExport size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item disabled={chosen.length === 0} onClick={() => void copy(chosen)}>
          {t('table.csvSelected', { count: chosen.length })}
        </Menu.Item>
        <Menu.Item onClick={() => void all().then(copy, sayProblem)}>{t('table.csvAll', { count: total })}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
