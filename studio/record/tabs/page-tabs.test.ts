import { describe, expect, it } from 'vitest';
import type { Layout } from '../layout-of.ts';
import { pageTabs } from './page-tabs.ts';

const label = (text: string) => ({ en: text, vi: text });
const section = (name: string, tab?: string) => ({ label: label(name), fields: [name], ...(tab === undefined ? {} : { tab }) });

describe('the tabs of a record page', () => {
  it('are one where the layout names none', () => {
    const layout: Layout = { sections: [section('a')], related: [{ object: 'order', link: 'customer' }] };
    expect(pageTabs(layout)).toEqual([
      { key: 'details', label: undefined, sections: layout.sections, related: [{ object: 'order', link: 'customer' }], panels: [] },
    ]);
  });

  it('hold what names them; what names none or an unknown one stands in the first', () => {
    const layout: Layout = {
      tabs: [
        { name: 'main', label: label('Main') },
        { name: 'history', label: label('Past') },
      ],
      sections: [section('a'), section('b', 'history'), section('c', 'gone')],
      related: [
        { object: 'order', link: 'customer', panel: true },
        { object: 'ticket', link: 'customer', tab: 'history' },
      ],
    };
    const [main, past] = pageTabs(layout);
    expect([main?.key, past?.key]).toEqual(['main', 'history-tab']);
    expect(main?.sections.map(({ label: { en } }) => en)).toEqual(['a', 'c']);
    expect([main?.panels.map(({ object }) => object), main?.related, past?.related.map(({ object }) => object)]).toEqual([['order'], [], ['ticket']]);
  });
});
