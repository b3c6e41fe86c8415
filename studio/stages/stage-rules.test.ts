import { describe, expect, it } from 'vitest';
import { sampleField, sampleObject } from '../metadata/sample-metadata.ts';
import { missingFields, moveProblem, stageOf, stagesOf } from './stage-rules.ts';

const both = (text: string) => ({ en: text, vi: text });
const stage = {
  ...sampleField('stage', 'choice'),
  options: {
    choices: [
      { key: 'new', label: both('New'), next: ['quoted', 'old'] },
      { key: 'quoted', label: both('Quoted'), requires: ['amount', 'note', 'unknown'] },
      { key: 'won', label: both('Won'), movers: [] },
      { key: 'old', label: both('Old'), active: false },
      { key: 'paid', label: both('Paid'), movers: ['seller'] },
    ],
  },
};
const offer = sampleObject('offer', 'name', [stage, sampleField('amount', 'integer'), sampleField('note', 'text')]);

describe('the rules of stages on the screen', () => {
  it('offer active stages, and the one that the record is in', () => {
    expect(stagesOf(stage).map(({ key }) => key)).toEqual(['new', 'quoted', 'won', 'paid']);
    expect(stagesOf(stage, 'old').map(({ key }) => key)).toEqual(['new', 'quoted', 'won', 'old', 'paid']);
  });

  it('tell what may follow', () => {
    expect(moveProblem(stage, 'new', 'quoted')).toBeUndefined();
    expect(moveProblem(stage, 'new', 'new')).toBeUndefined();
    expect(moveProblem(stage, null, 'quoted')).toBeUndefined();
    expect(moveProblem(stage, 'quoted', 'new')).toBeUndefined();
    expect(moveProblem(stage, 'new', 'paid')).toMatchObject({ kind: 'order', allowed: [{ key: 'quoted' }] });
  });

  it('tell that others move records there, before anything else', () => {
    expect(moveProblem(stage, 'new', 'won')).toMatchObject({ kind: 'mover', to: { key: 'won' } });
    expect(moveProblem(stage, 'quoted', 'paid')).toBeUndefined();
  });

  it('ask for required fields without a value, save those that are not shown', () => {
    const missing = (record: object) => missingFields(offer, stageOf(stage, 'quoted'), record as Record<string, unknown>).map(({ name }) => name);
    expect(missing({ amount: null, note: 'x' })).toEqual(['amount']);
    expect(missing({ amount: 0 })).toEqual(['note']);
    expect(missing({ _hidden: ['amount'], _masked: ['note'] })).toEqual([]);
  });
});
