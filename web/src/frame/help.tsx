import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { activeShortcuts } from '../ui/shortcuts';
import { useStore } from '../ui/store';
import classes from './help.module.css';

/** The keys that work where one is now. */
export default function Help({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const shortcuts = useStore(activeShortcuts).filter((each) => each.what);
  return (
    <Modal opened onClose={onClose} title={t('frame.shortcuts')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <dl className={classes.keys}>
        {shortcuts.map((shortcut) => (
          <div key={shortcut.keys.join()}>
            <dt>
              {shortcut.keys.map((key) => (
                <kbd key={key}>{key === 'Escape' ? 'Esc' : key.replace('mod+', 'Ctrl ')}</kbd>
              ))}
            </dt>
            <dd>{shortcut.what}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
