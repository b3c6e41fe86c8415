import { type MouseEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fileAddress } from '../../api/records/files.ts';
import classes from './file.module.css';
import { type FileValue, isPicture } from './file-value.ts';

export interface PictureProps {
  readonly file: FileValue;
  readonly compact: boolean;
  /** For what is no picture, or does not load. */
  readonly fallback: ReactNode;
}

/** In lists dozens are shown at once. */
const mostCompactBytes = 500_000;
const stop = (event: MouseEvent) => event.stopPropagation();

/** A picture in small; outside of lists a click shows it whole. */
export function Picture({ file, compact, fallback }: PictureProps) {
  const { t } = useTranslation();
  const [broken, setBroken] = useState<string>();
  if (!isPicture(file) || broken === file.id || (compact && (file.sizeBytes ?? 0) > mostCompactBytes)) return fallback;
  const address = fileAddress(file.id, true);
  const image = <img src={address} alt="" loading="lazy" decoding="async" className={classes.picture} onError={() => setBroken(file.id)} />;
  if (compact) return image;
  return (
    <a href={address} target="_blank" rel="noopener" onClick={stop} aria-label={t('fields.file.open', { name: file.name })} className={classes.whole}>
      {image}
    </a>
  );
}
