import i18next from 'i18next';

import limits from '../api/limits.json';

// The rules of the forms, by the limits of the contract: what the server would refuse is said while it is typed. Each rule
// answers a sentence, or null when all is well.

export type Rule = (value: string) => string | null;

export interface Limit {
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  pattern?: string;
}

/** The limits of a field of the contract, found when the module is loaded, so that a renamed field fails the type check. */
export const NODE: Record<keyof typeof limits.NodeWritable, Limit> = limits.NodeWritable;
export const STREAM: Record<keyof typeof limits.StreamWritable, Limit> = limits.StreamWritable;
export const KEY: Record<keyof typeof limits.KeyCreate, Limit> = limits.KeyCreate;
export const PASSWORD: Record<keyof typeof limits.PasswordChange, Limit> = limits.PasswordChange;
export const NOTE: Limit = limits.Acknowledge.note;

export function all(...rules: Rule[]): Rule {
  return (value) => {
    for (const rule of rules) {
      const problem = rule(value);
      if (problem !== null) return problem;
    }
    return null;
  };
}

export const required: Rule = (value) => (value.trim() === '' ? i18next.t('common.rules.required') : null);

/** The server counts characters as Unicode code points. */
const count = (value: string): number => [...value].length;

export function lengthOf({ minLength = 0, maxLength = Number.POSITIVE_INFINITY }: Limit): Rule {
  return (value) => {
    if (count(value) > maxLength) return i18next.t('common.rules.tooLong', { count: maxLength });
    if (count(value) < minLength) return i18next.t('common.rules.tooShort', { count: minLength });
    return null;
  };
}

/** Empty, or a URL of one of these schemes with a host and without credentials. */
export function urlOf(schemes: readonly string[], { maxLength = 512 }: Limit = {}): Rule {
  return (value) => {
    if (value === '') return null;
    const starts = schemes.map((scheme) => `${scheme}://`);
    if (!starts.some((start) => value.toLowerCase().startsWith(start))) {
      return i18next.t('common.rules.scheme', { schemes: starts.join(', ') });
    }
    // Browsers parse the host only of schemes they know.
    if (!URL.canParse(value.replace(/^[a-z]+:/i, 'http:')) || /\s/.test(value)) return i18next.t('common.rules.url');
    if (/^[a-z]+:\/\/[^/]*@/i.test(value)) return i18next.t('common.rules.credentials');
    return lengthOf({ maxLength })(value);
  };
}

/** The address of a control API ends at its port: MediaMTX serves it nowhere else. */
export const bareUrl: Rule = (value) => (/^[a-z]+:\/\/[^/?#]+[/?#]./i.test(value) ? i18next.t('common.rules.bare') : null);

/** Empty, or a SHA-256 as 64 hexadecimal digits, with colons between the bytes or without. */
export const fingerprint: Rule = (value) =>
  value === '' || /^([0-9a-f]{64}|([0-9a-f]{2}:){31}[0-9a-f]{2})$/i.test(value) ? null : i18next.t('common.rules.fingerprint');

/** Empty, or a number within the limits. */
export function numberOf({ minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY }: Limit): Rule {
  return (value) => {
    if (value === '') return null;
    const read = Number(value);
    return Number.isFinite(read) && read >= minimum && read <= maximum
      ? null
      : i18next.t('common.rules.range', { minimum, maximum });
  };
}

const LABEL_KEY = new RegExp(limits.Labels.key.pattern);

/** One label as it is typed: `key:value`, or a key alone. */
export const labelProblem: Rule = (text) => {
  const [key = '', ...rest] = text.split(':');
  if (!LABEL_KEY.test(key.trim())) return i18next.t('common.rules.labelKey');
  return lengthOf(limits.Labels.value)(rest.join(':').trim());
};

/** Many labels as they are typed, separated by commas. */
export const labelsProblem: Rule = (text) => {
  const parts = text.split(',').map((part) => part.trim()).filter(Boolean);
  if (parts.length > limits.Labels.count.maximum) return i18next.t('common.rules.labelCount', { count: limits.Labels.count.maximum });
  for (const part of parts) {
    const problem = labelProblem(part);
    if (problem !== null) return `${part}: ${problem}`;
  }
  return null;
};

export function readLabels(text: string): Record<string, string> {
  const pairs = text.split(',').map((part) => part.trim()).filter(Boolean);
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf(':');
      return at < 0 ? [pair, ''] : [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
    }),
  );
}

export const writeLabels = (labels: Record<string, string>): string =>
  Object.entries(labels)
    .map(([key, value]) => (value === '' ? key : `${key}:${value}`))
    .join(', ');
