import type { Proof } from '../prove.ts';
import type { Difference } from '../scene.ts';
import type { ReportNote } from './report-notes.ts';
import { type ReportTexts, reportTexts } from './report-texts.ts';

const mostDifferences = 500;

function safe(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const cells = (tag: 'th' | 'td', row: readonly (string | number)[]) =>
    row.map((cell) => (typeof cell === 'number' ? `<${tag} class="n">${cell.toLocaleString('en')}</${tag}>` : `<${tag}>${safe(cell)}</${tag}>`)).join('');
  return `<table><thead><tr>${cells('th', head)}</tr></thead><tbody>${rows.map((row) => `<tr>${cells('td', row)}</tr>`).join('')}</tbody></table>`;
}

function callOf({ question }: Difference): string {
  return `${question.method} ${question.url}${question.body === undefined ? '' : ` ${JSON.stringify(question.body)}`}`;
}

function summary(proof: Proof, texts: ReportTexts): string {
  const failed = proof.differences.length > 0;
  const figures: readonly (readonly [string, number])[] = [
    [texts.people, proof.people.length],
    [texts.activePeople, proof.activePeople],
    [texts.roles, new Set(proof.people.flatMap(({ roles }) => roles)).size],
    [texts.objects, new Set(proof.people.flatMap(({ objects }) => objects.map(({ object }) => object))).size],
    [texts.surfaces, proof.surfaces.length],
    [texts.asked, proof.asked],
    [texts.compared, proof.compared],
    [texts.unread, proof.unread],
    [texts.differences, proof.differences.length],
  ];
  const verdict = failed ? texts.failed(proof.differences.length) : texts.passed;
  return `<p class="verdict ${failed ? 'bad' : 'good'}">${safe(verdict)}</p><p>${safe(texts.when(proof.at, proof.modelVersion))}</p>
<dl>${figures.map(([name, value]) => `<div><dt>${safe(name)}</dt><dd>${value.toLocaleString('en')}</dd></div>`).join('')}</dl><p>${safe(texts.how)}</p><p>${safe(texts.sampled(proof.sampling))}</p>`;
}

function differences(proof: Proof, texts: ReportTexts): string {
  if (proof.differences.length === 0) return `<p>${safe(texts.none)}</p>`;
  const shown = proof.differences.slice(0, mostDifferences);
  const rows = shown.map((each) => [each.surface, each.person, each.object, each.record ?? '', each.field ?? '', each.expected, each.found, callOf(each)]);
  const more = proof.differences.length > shown.length ? `<p>${safe(texts.more(proof.differences.length - shown.length))}</p>` : '';
  return table(texts.differenceHead, rows) + more;
}

function page(proof: Proof, notes: readonly ReportNote[], locale: 'en' | 'vi'): string {
  const texts = reportTexts[locale];
  const people = proof.people.map(({ name, roles, objects }) => {
    const sum = (pick: (each: (typeof objects)[number]) => number) => objects.reduce((total, each) => total + pick(each), 0);
    return [name, roles.join(', '), sum(({ records }) => records), sum(({ compared }) => compared), sum(({ differences: found }) => found)];
  });
  const surfaces = proof.surfaces.map(({ name, most, asked, compared, differences: found, seconds }) => [
    texts.surfaceNames[name] ?? name,
    most ?? texts.all,
    asked,
    compared,
    found,
    Math.round(seconds),
  ]);
  const cells = proof.people.flatMap(({ name, objects }) =>
    objects.map(({ object, records, compared, differences: found }) => [name, object, records, compared, found]),
  );
  return `<section lang="${locale}" class="${locale}"><h1>${safe(texts.title)}</h1>${summary(proof, texts)}
<h2>${safe(texts.differences)}</h2>${differences(proof, texts)}
<h2>${safe(texts.byPerson)}</h2>${table(texts.personHead, people)}
<h2>${safe(texts.bySurface)}</h2>${table(texts.surfaceHead, surfaces)}
<h2>${safe(texts.notes)}</h2><p>${safe(texts.notesAbout)}</p><ul>${notes.map((note) => `<li>${safe(note[locale])}</li>`).join('') || `<li>${safe(texts.none)}</li>`}</ul>
<h2>${safe(texts.accepted)}</h2><ul>${texts.acceptedChannels.map((channel) => `<li>${safe(channel)}</li>`).join('')}</ul>
<details><summary>${safe(texts.byObject)}</summary>${table(texts.objectHead, cells)}</details></section>`;
}

const style = `body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:72rem;padding:0 1rem;color:#1b1f24;background:#fff}
h1{font-size:1.6rem}h2{font-size:1.2rem;margin-top:2rem}table{border-collapse:collapse;width:100%;font-size:13px;display:block;overflow-x:auto}
h2::first-letter{text-transform:uppercase}th,td{border-bottom:1px solid #d5dae0;padding:.3rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}th{background:#f3f5f7}.n{text-align:right;font-variant-numeric:tabular-nums}
dl{display:flex;flex-wrap:wrap;gap:.75rem}dl div{border:1px solid #d5dae0;border-radius:.4rem;padding:.4rem .8rem}dt{font-size:12px;color:#57606a}dd{margin:0;font-size:1.2rem}
.verdict{font-size:1.1rem;padding:.6rem 1rem;border-radius:.4rem}.good{background:#dff3e4}.bad{background:#fbe1e1}
input[name=locale]{margin-left:1rem}section.vi{display:none}#vi:checked~section.vi{display:block}#vi:checked~section.en{display:none}@media print{details{display:block}}`;

/** The report as one page that needs nothing beside it, in both languages. */
export function reportHtml(proof: Proof, notes: readonly ReportNote[]): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${safe(reportTexts.en.title)}</title><style>${style}</style></head>
<body><input type="radio" name="locale" id="en" checked><label for="en">English</label><input type="radio" name="locale" id="vi"><label for="vi" lang="vi">Tiếng Việt</label>
${page(proof, notes, 'en')}
${page(proof, notes, 'vi')}
</body></html>
`;
}
