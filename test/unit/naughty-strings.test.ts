import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fieldTypes } from '../../engine/fields/registry.ts';
import { sampleContext, sampleField } from '../../engine/fields/sample-field.ts';
import { textField } from '../../engine/fields/text/text.ts';

const file = resolve(import.meta.dirname, '../../../shared/data/naughty-strings/strings.json');
const lines: readonly string[] = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
const field = sampleField('text', { max_length: 2000 });

describe.runIf(existsSync(file))('naughty strings', () => {
  it('are stored as text that round-trips, or refused with an issue', () => {
    expect(lines.length).toBeGreaterThan(250);
    let stored = 0;
    for (const line of lines) {
      const parsed = textField.parse(line, field, sampleContext);
      if (!parsed.ok) {
        expect(parsed.issues[0]?.code).toMatch(/^(bad_characters|too_long)$/);
        continue;
      }
      const wire = textField.toWire(parsed.value, field);
      expect(textField.parse(wire, field, sampleContext), JSON.stringify(line)).toEqual(parsed);
      if (typeof wire !== 'string') continue;
      expect(wire.isWellFormed() && !wire.includes('\0') && wire === wire.normalize('NFC')).toBe(true);
      stored += 1;
    }
    expect(stored).toBeGreaterThan(240);
  });

  it('never make a field type throw', () => {
    for (const type of fieldTypes.values()) {
      const sample = sampleField(type.type, { choices: [] });
      for (const line of lines) {
        for (const input of [line, [line], { id: line, amount: line, raw: line, full: line, text: line, object: line }, [{ channel: line, value: line }]]) {
          const parsed = type.parse(input, sample, sampleContext);
          if (parsed.ok) type.format(type.toWire(parsed.value, sample), sample, 'vi');
        }
        expect(typeof type.importText(line, sample, sampleContext).ok).toBe('boolean');
      }
    }
  });
});

if (!existsSync(file)) it.skip('skipped: shared data absent', () => undefined);
