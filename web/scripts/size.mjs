// Prints how much compressed JavaScript and CSS a browser loads before any lazy part, and fails over the limit.
// The limit is on JavaScript: what index.html names, and everything those files import statically.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const LIMIT_KB = 250;
const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));

const scripts = new Set();
const styles = new Set();
function visit(key) {
  const chunk = manifest[key];
  if (scripts.has(chunk.file)) return;
  scripts.add(chunk.file);
  chunk.css?.forEach((file) => styles.add(file));
  chunk.imports?.forEach(visit);
}
Object.keys(manifest).filter((key) => manifest[key].isEntry).forEach(visit);
scripts.add('boot.js');

const kB = (file) => gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length / 1000;
const sum = (files) => [...files].reduce((total, file) => total + kB(file), 0);
const line = (label, value) => console.log(`${label.padEnd(44)} ${value.toFixed(1).padStart(7)} kB`);

for (const file of [...scripts].sort((a, b) => kB(b) - kB(a))) line(`  ${file}`, kB(file));
line('first load, JavaScript', sum(scripts));
line('first load, CSS', sum(styles));
const lazy = Object.values(manifest).filter((chunk) => chunk.file.endsWith('.js') && !scripts.has(chunk.file));
line(`lazy parts (${lazy.length})`, sum(lazy.map((chunk) => chunk.file)));

if (sum(scripts) > LIMIT_KB) {
  console.error(`The first load is over its limit of ${LIMIT_KB} kB.`);
  process.exit(1);
}
