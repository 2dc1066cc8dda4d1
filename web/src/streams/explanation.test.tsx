import { screen } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';

import type { Explanation } from '../api/types';
import { FakeServer } from '../test/fake-server';
import { show } from '../test/render';
import { aStream, AT, LATER } from '../test/samples';
import { evidenceText, StreamAnswer, StreamEvidence } from './explanation';

let server: FakeServer;
const item = (code: string, value: string | null, own = {}) => ({ code, detail: `About ${code}`, value, at: LATER, supports: false, ...own });
const explains = (own: Partial<Explanation>) =>
  server.on('GET', '/api/streams/1/explain', {
    body: { stream_id: 1, status: 'healthy', reason: 'playable', since: AT, answer: 'Published, and bytes are moving.', evidence: [], advice: [], recent: [], ...own },
  });

beforeEach(() => {
  server = new FakeServer();
});

it.each([
  ['bitrate', '3853693', '3.85 Mbit/s'],
  ['bitrate', null, '–'],
  ['bitrate', 'none', 'none'],
  ['readers', '1200', '1,200'],
  ['live_since', '2026-11-20T10:00:00.617Z', 'Nov 20, 2026'],
  ['made_by', '1200', '1200'],
  ['source', '', '–'],
])('evidence of %s, %s, reads %s', (code, value, text) => expect(evidenceText({ code, value })).toContain(text));

describe('the answer', () => {
  it('says what to do when something is the matter', async () => {
    explains({ status: 'unhealthy', reason: 'no_publisher', answer: 'Nobody publishes.', advice: ['Start the camera.'] });
    await show(<StreamAnswer stream={aStream({ status: 'unhealthy', reason: 'no_publisher' })} />);
    expect(await screen.findByText('Nobody publishes.')).toBeVisible();
    expect(screen.getByText('Start the camera.')).toBeVisible();
  });

  it('does not tell somebody to do nothing', async () => {
    explains({ advice: ['Nothing has to be done.'] });
    await show(<StreamAnswer stream={aStream()} />);
    expect(await screen.findByText('Published, and bytes are moving.')).toBeVisible();
    expect(screen.queryByText('What to do')).toBeNull();
  });

  it('is not that of another moment', async () => {
    explains({ answer: 'Published, and bytes are moving.' });
    await show(<StreamAnswer stream={aStream({ status: 'unhealthy', reason: 'no_publisher', detail: 'Nobody publishes' })} />);
    expect(await screen.findByText('Nobody publishes')).toBeVisible();
    expect(screen.queryByText('Published, and bytes are moving.')).toBeNull();
  });
});

describe('the evidence', () => {
  it('has one age, and older pieces their own', async () => {
    explains({ evidence: [item('node_answers', 'yes'), item('bitrate', '4000000'), item('bytes_moved', '300 s', { at: AT })] });
    const { container } = await show(<StreamEvidence id={1} />);
    await screen.findByText('4.00 Mbit/s');
    expect([...container.querySelectorAll('time')].map((each) => each.getAttribute('datetime'))).toEqual([LATER, AT]);
  });

  it('marks what is the reason, also for those who do not see it', async () => {
    explains({ evidence: [item('node_answers', 'yes'), item('source', 'none', { supports: true })] });
    await show(<StreamEvidence id={1} />);
    expect((await screen.findByLabelText('this is why')).closest('li')).toHaveTextContent('About source');
  });
});
