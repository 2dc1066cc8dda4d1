import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

import de from './de';
import en from './en';
import zh from './zh-TW';

// Every text a person reads exists in each language, is used, and is nowhere in the code.

type Words = { [key: string]: string | Words };
const LANGUAGES = { en, de, 'zh-TW': zh } as unknown as Record<string, Words>;
const PLURAL = /_(zero|one|two|few|many|other)$/;
const SOURCE = new URL('..', import.meta.url).pathname;

function flatten(words: Words, prefix = ''): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [key, value] of Object.entries(words)) {
    if (typeof value === 'string') flat.set(prefix + key, value);
    else for (const [inner, text] of flatten(value, `${prefix}${key}.`)) flat.set(inner, text);
  }
  return flat;
}

const flat = Object.fromEntries(Object.entries(LANGUAGES).map(([language, words]) => [language, flatten(words)])) as Record<string, Map<string, string>>;
const english = flat['en'] as Map<string, string>;
const stems = (words: Map<string, string>) => new Set([...words.keys()].map((key) => key.replace(PLURAL, '')));

function sources(folder = SOURCE): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'test' ? [] : sources(path);
    return /\.tsx?$/.test(entry.name) && !/\.(test|d)\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

const parsed = sources().map((path) => ({
  path: path.slice(SOURCE.length),
  tree: ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true, path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS),
}));

function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  node.forEachChild((child) => walk(child, visit));
}

/** Keys as they are asked for: whole ones, and the beginnings and ends of those that are put together. */
function askedFor(): { whole: Set<string>; patterns: RegExp[] } {
  const whole = new Set<string>();
  const patterns: RegExp[] = [];
  for (const { tree } of parsed) {
    walk(tree, (node) => {
      if (ts.isStringLiteralLike(node)) whole.add(node.text);
      if (ts.isTemplateExpression(node)) {
        const text = [node.head.text, ...node.templateSpans.map((span) => span.literal.text)];
        if (/^[a-z]+\./.test(text[0] ?? '')) patterns.push(new RegExp(`^${text.map((part) => part.replaceAll('.', '\\.')).join('[^.]+')}$`));
      }
    });
  }
  return { whole, patterns };
}

describe('words', () => {
  for (const [language, words] of Object.entries(flat)) {
    it(`in ${language} are the same keys as in English`, () => {
      expect([...stems(words)].sort()).toEqual([...stems(english)].sort());
    });

    it(`in ${language} have the plurals of that language, and no others`, () => {
      const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
      const counted = [...stems(words)].filter((stem) => english.has(`${stem}_other`));
      const wanted = counted.flatMap((stem) => categories.map((category) => `${stem}_${category}`));
      expect([...words.keys()].filter((key) => PLURAL.test(key)).sort()).toEqual(wanted.sort());
    });

    it(`in ${language} name the same values as in English`, () => {
      const values = (text: string) => [...text.matchAll(/{{(\w+)}}/g)].map((match) => match[1] ?? '');
      for (const [key, text] of words) {
        const other = english.get(key) ?? english.get(key.replace(PLURAL, '_other')) ?? '';
        // A singular may leave its number out: "the one row".
        const known = new Set([...values(other), ...values(english.get(key.replace(PLURAL, '_one')) ?? '')]);
        expect(values(text).filter((value) => !known.has(value)), `${language} ${key}`).toEqual([]);
        if (!key.endsWith('_one') && language !== 'en') expect(new Set(values(text)), `${language} ${key}`).toEqual(new Set(values(other)));
      }
    });

    it(`in ${language} are not empty`, () => {
      expect([...words].filter(([, text]) => text.trim() === '')).toEqual([]);
    });
  }

  it('are all used', () => {
    const { whole, patterns } = askedFor();
    // Codes of open lists come from the server and are looked up by their name.
    const isOpen = (key: string) => /^status\.(reason|nodeReason|event|cause|capability)\./.test(key);
    const unused = [...stems(english)].filter((key) => !isOpen(key) && !whole.has(key) && !patterns.some((pattern) => pattern.test(key)));
    expect(unused).toEqual([]);
  });

  it('are asked for by keys that exist', () => {
    const known = stems(english);
    const missing: string[] = [];
    for (const { path, tree } of parsed) {
      walk(tree, (node) => {
        if (!ts.isCallExpression(node) || !/(^|\.)t$/.test(node.expression.getText())) return;
        const key = node.arguments[0];
        if (key && ts.isStringLiteralLike(key) && !known.has(key.text)) missing.push(`${path}: ${key.text}`);
      });
    }
    expect(missing).toEqual([]);
  });
});

/** Names that are the same in every language, and examples to type. */
const SAME_EVERYWHERE = new Set(['Signalbox', 'Esc', '/', '·', '–', '…', 'crew:night', 'crew:night, floor:2', 'site:roof', 'cam-hub', 'http://10.0.0.5:9997', '10', '.']);
const SEEN_ATTRIBUTES = new Set(['aria-label', 'aria-description', 'title', 'placeholder', 'label', 'description', 'alt', 'help', 'lead', 'text', 'what']);

describe('code', () => {
  it('holds no text that a person reads', () => {
    const found: string[] = [];
    const judge = (path: string, text: string) => {
      const said = text.trim();
      if (/\p{Letter}/u.test(said) && !SAME_EVERYWHERE.has(said)) found.push(`${path}: ${said}`);
    };
    for (const { path, tree } of parsed) {
      walk(tree, (node) => {
        if (ts.isJsxText(node)) judge(path, node.text);
        if (ts.isJsxAttribute(node) && SEEN_ATTRIBUTES.has(node.name.getText()) && node.initializer) {
          if (ts.isStringLiteral(node.initializer)) judge(path, node.initializer.text);
          if (ts.isJsxExpression(node.initializer) && node.initializer.expression && ts.isStringLiteralLike(node.initializer.expression)) {
            judge(path, node.initializer.expression.text);
          }
        }
        // Text between braces: {'like this'}.
        if (ts.isJsxExpression(node) && node.expression && ts.isStringLiteralLike(node.expression) && !ts.isJsxAttribute(node.parent)) {
          judge(path, node.expression.text);
        }
      });
    }
    expect(found).toEqual([]);
  });

  it('holds no Chinese or German outside the words', () => {
    const ownNames = ['words/languages.ts'];
    const found = parsed
      .filter(({ path }) => !path.startsWith('words/de') && !path.startsWith('words/zh') && !ownNames.includes(path))
      .filter(({ tree }) => /[\p{Script=Han}äöüß]/u.test(tree.text))
      .map(({ path }) => path);
    expect(found).toEqual([]);
  });
});
