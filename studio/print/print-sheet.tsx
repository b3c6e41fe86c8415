import { Button, Group } from '@mantine/core';
import { IconArrowLeft, IconPrinter } from '@tabler/icons-react';
import { type CSSProperties, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { PrintDocument } from '../../schemas/generated/metadata.ts';
import type { WireRecord } from '../api/records/records.ts';
import { fieldCells } from '../fields/registry.ts';
import { useCellContext } from '../fields/useCellContext.ts';
import { type ClientObject, findField } from '../metadata/client-metadata.ts';
import { useMetadata } from '../metadata/useMetadata.ts';
import { useMe } from '../session/useMe.ts';
import { type Paper, pageRule, papers } from './paper.ts';
import { PrintBlock } from './print-block.tsx';
import classes from './print-sheet.module.css';
import type { Block, PrintScope } from './print-values.ts';

export interface PrintSheetProps {
  readonly print: PrintDocument;
  readonly object: ClientObject;
  readonly record: WireRecord;
  readonly blocks: readonly Block[];
}

/** The page as it will be on paper. The print dialogue opens by itself once it stands. */
export function PrintSheet({ print, object, record, blocks }: PrintSheetProps) {
  const scope = usePrintScope(object);
  const { context } = scope;
  const sheet = useRef<HTMLElement>(null);
  const [height, setHeight] = useState(0);
  const paper = papers[print.paper];
  useLayoutEffect(() => {
    // A roll is cut where the print ends; letters that come later may make it longer.
    const measure = () => setHeight(sheet.current?.offsetHeight ?? 0);
    measure();
    void document.fonts.ready.then(measure);
  }, []);
  useEffect(() => {
    void document.fonts.ready.then(() => window.print());
  }, []);
  const title = `${context.label(print.label)} · ${context.titleOf(object.name, record) ?? ''}`;
  return (
    <div className={classes.page}>
      <title>{title}</title>
      <style data-page>{pageRule(paper, height)}</style>
      <Toolbar title={context.label(print.label)} back={`/records/${object.name}/${record.id}`} />
      <main ref={sheet} className={classes.sheet} aria-label={context.label(print.label)} data-paper={print.paper} style={sizes(paper)}>
        {blocks.map((block, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a template have no name but their place.
          <PrintBlock key={index} block={block} record={record} scope={scope} />
        ))}
      </main>
    </div>
  );
}

/** The paper for the style sheet: on a printer its margin is that of the page. */
function sizes({ width, height, margin }: Paper): CSSProperties {
  // @NOTE custom properties are no part of React's type.
  return { '--paper-width': `${width}mm`, '--paper-height': height === undefined ? '0' : `${height}mm`, '--paper-margin': `${margin}mm` } as CSSProperties;
}

function usePrintScope(object: ClientObject): PrintScope {
  const metadata = useMetadata();
  const context = useCellContext();
  const { name: me } = useMe();
  return useMemo(() => {
    const field = findField(object, 'created_at');
    const now = new Date();
    const text = field ? fieldCells.datetime.text(now.toISOString(), field, context) : now.toLocaleString(context.locale, { timeZone: context.zone });
    const shop = metadata.settings.name ?? metadata.apps[0]?.label;
    return { metadata, object, context, words: { shop: shop ? context.label(shop) : '', now: text, me } };
  }, [metadata, object, context, me]);
}

/** Stays on the screen. Escape goes back to the record. */
function Toolbar({ title, back }: { readonly title: string; readonly back: string }) {
  const { t } = useTranslation('data');
  const navigate = useNavigate();
  useEffect(() => {
    const leave = (event: KeyboardEvent) => {
      if (event.key === 'Escape') void navigate(back);
    };
    window.addEventListener('keydown', leave);
    return () => window.removeEventListener('keydown', leave);
  }, [navigate, back]);
  return (
    <header className={classes.bar}>
      <Button variant="subtle" color="gray" leftSection={<IconArrowLeft size={16} aria-hidden />} onClick={() => void navigate(back)}>
        {t('print.back')}
      </Button>
      <span className={classes.title}>{title}</span>
      <Group gap="xs">
        <Button leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>
          {t('print.print')}
        </Button>
      </Group>
    </header>
  );
}
