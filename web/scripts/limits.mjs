// Writes src/api/limits.json: what the contract says about the length, range and pattern of each field a person fills in.
// The forms check by these, so that the page and the server cannot disagree about a limit.
import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'yaml';

const SCHEMAS = ['Login', 'PasswordChange', 'KeyCreate', 'NodeWritable', 'StreamWritable', 'StreamCreate', 'Acknowledge'];
const KEPT = ['minLength', 'maxLength', 'minimum', 'maximum', 'pattern'];

const here = (path) => new URL(path, import.meta.url);
const { components } = parse(readFileSync(here('../../api/openapi.yaml'), 'utf8'));

const limits = {};
for (const schema of SCHEMAS) {
  limits[schema] = {};
  for (const [field, rule] of Object.entries(components.schemas[schema].properties)) {
    limits[schema][field] = Object.fromEntries(KEPT.filter((key) => key in rule).map((key) => [key, rule[key]]));
  }
}
const labels = components.schemas.Labels;
limits.Labels = {
  count: { maximum: labels.maxProperties },
  key: { pattern: labels.propertyNames.pattern },
  value: { maxLength: labels.additionalProperties.maxLength },
};

writeFileSync(here('../src/api/limits.json'), `${JSON.stringify(limits, null, 2)}\n`);
