import { describe, expect, it } from 'vitest';

import { anEvent } from '../test/samples';
import { matchesFilter } from './match';

describe('an event that comes in live', () => {
  it.each([
    [{}, true],
    [{ severity: 'error,critical' }, true],
    [{ severity: 'info' }, false],
    [{ kind: 'stream.*' }, true],
    [{ kind: 'stream.status_changed' }, true],
    [{ kind: 'node.*,stream.*' }, true],
    [{ kind: 'node.*' }, false],
    [{ kind: 'str.*' }, false],
    [{ node: '3' }, true],
    [{ node: '4,5' }, false],
    [{ stream: '1' }, true],
    [{ stream: '11' }, false],
    [{ q: 'NO PUBLISHER' }, true],
    [{ q: 'frozen' }, false],
    [{ severity: 'error', node: '4' }, false],
  ])('is counted under %j: %s', (search, counted) => expect(matchesFilter(anEvent(), search)).toBe(counted));
});
