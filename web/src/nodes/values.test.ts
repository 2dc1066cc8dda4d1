import { describe, expect, it } from 'vitest';

import type { NodeDetail } from '../api/types';
import { aNode } from '../test/samples';
import { changesOf, commandOf, EMPTY_NODE, toCreate, valuesOf } from './values';

const detail: NodeDetail = {
  ...aNode({ labels: { site: 'roof' }, has_password: true, username: 'box', poll_interval_seconds: 2.5 }),
  metadata: { rack: 4 } as never,
  capabilities: [],
  started: null,
  streams_by_status: { healthy: 0, degraded: 0, unhealthy: 0, unknown: 0 },
};

describe('a new node', () => {
  it('is sent with what was filled in, and no more', () => {
    expect(toCreate({ ...EMPTY_NODE, name: ' cam-hub ', api_url: 'http://10.0.0.5:9997', labels: 'site:roof', hls_url: '' })).toEqual({
      name: 'cam-hub',
      api_url: 'http://10.0.0.5:9997',
      environment: 'production',
      labels: { site: 'roof' },
    });
  });

  it('has the command line that does the same', () => {
    expect(commandOf(undefined, EMPTY_NODE, { ...EMPTY_NODE, name: "crew's box", api_url: 'http://h:9997', environment: 'staging', password: 'secret', labels: 'a:b' })).toBe(
      `./signalbox nodes add --name 'crew'\\''s box' --api-url http://h:9997 --ask-password --environment staging --label a=b`,
    );
  });

  it('shows where the command line still lacks something', () => {
    expect(commandOf(undefined, EMPTY_NODE, EMPTY_NODE)).toBe('./signalbox nodes add --name … --api-url …');
  });
});

describe('a node that is edited', () => {
  const before = valuesOf(detail);

  it('is shown as it is, without its password', () => {
    expect(before).toMatchObject({ name: 'cam-hub', password: '', labels: 'site:roof', poll_interval_seconds: '2.5', rtsp_url: '' });
    expect(JSON.parse(before.metadata)).toEqual({ rack: 4 });
  });

  it('sends nothing that was not touched', () => expect(changesOf(before, before)).toEqual({}));

  it('sends what was changed, and null for what was emptied', () => {
    expect(changesOf(before, { ...before, name: 'roof-hub', username: '', poll_interval_seconds: '', rtsp_url: 'rtsp://h', metadata: '{"rack": 5}', labels: '' })).toEqual({
      name: 'roof-hub',
      username: null,
      poll_interval_seconds: null,
      rtsp_url: 'rtsp://h',
      metadata: { rack: 5 },
      labels: {},
    });
  });

  it('keeps the password unless another is typed', () => {
    expect(changesOf(before, { ...before, password: ' p ' })).toEqual({ password: ' p ' });
  });

  it('takes notes that only look like an object as text', () => {
    expect(changesOf(before, { ...before, metadata: '{rack 5' })).toEqual({ metadata: '{rack 5' });
  });

  it('has a command line without secrets', () => {
    const command = commandOf(3, before, { ...before, password: 'secret', hls_url: 'http://h:8888' });
    expect(command).toBe('./signalbox nodes edit 3 --ask-password --hls-url http://h:8888');
  });
});
