import { failure, type Issue, type Result, success } from '../../../engine/errors/issue.ts';
import type { DemoSettings } from './demo-settings.ts';

type Shape = 'number' | 'text' | 'list' | 'table';

const shapes: Readonly<Record<keyof DemoSettings, Shape>> = {
  sources: 'list',
  utc_offset_minutes: 'number',
  days: 'number',
  customers: 'number',
  orders: 'number',
  country: 'text',
  currency: 'text',
  shares: 'table',
  habits: 'list',
  peaks: 'list',
  everyday: 'list',
  weekday_weights: 'list',
  yearly_growth: 'number',
  hour_weights: 'list',
  scents: 'table',
  taste: 'table',
  basket: 'table',
  price_steps: 'list',
  channels: 'table',
  outcomes: 'table',
  leads: 'table',
  deals: 'table',
  tickets: 'table',
  tasks: 'table',
  owner_change: 'number',
  work: 'table',
  names: 'table',
  mobile_prefixes: 'list',
  streets: 'list',
  provinces: 'list',
  branches: 'list',
  suppliers: 'list',
  partners: 'list',
  products: 'list',
  combos: 'list',
  texts: 'table',
  office: 'table',
};

function has(shape: Shape, value: unknown): boolean {
  if (shape === 'number') return typeof value === 'number' && Number.isFinite(value);
  if (shape === 'text') return typeof value === 'string' && value !== '';
  if (shape === 'list') return Array.isArray(value) && value.length > 0;
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Checks the settings of a recipe document as far as a mistake would otherwise surface as nonsense in the data. */
export function parseDemoSettings(input: unknown): Result<DemoSettings> {
  if (!has('table', input)) return failure({ pointer: '', message: 'The settings of a recipe are a JSON object.' });
  const settings = input as DemoSettings;
  const issues: Issue[] = [];
  for (const [key, shape] of Object.entries(shapes))
    if (!has(shape, settings[key as keyof DemoSettings])) issues.push({ pointer: `/${key}`, message: `"${key}" must be a ${shape} that is not empty.` });
  if (issues.length > 0) return failure(...issues);
  const codes = new Set(settings.products.map((product) => product.code));
  for (const [index, combo] of settings.combos.entries())
    for (const item of combo.items)
      if (!codes.has(item.product)) issues.push({ pointer: `/combos/${index}`, message: `There is no product "${item.product}" for "${combo.code}".` });
  for (const [index, peak] of settings.peaks.entries())
    if (peak.dates === undefined && (peak.month === undefined || peak.day === undefined))
      issues.push({ pointer: `/peaks/${index}`, message: `"${peak.occasion}" needs dates, or a month and a day.` });
  return issues.length > 0 ? failure(...issues) : success(settings);
}
