import { Title } from '@mantine/core';
import type { FieldTemplateProps, ObjectFieldTemplateProps } from '@rjsf/utils';
import { useTranslation } from 'react-i18next';
import { findField } from '../metadata/client-metadata.ts';
import classes from './section-template.module.css';
import type { FormContext } from './state/form-context.ts';

/** The inputs in the sections of the layout; what the layout does not name comes last. */
export function SectionTemplate({ properties, registry }: ObjectFieldTemplateProps) {
  const { t } = useTranslation();
  // @NOTE RecordForm is the only one that renders this and passes a FormContext.
  const form = registry.formContext as FormContext;
  const contents = new Map(properties.filter((property) => !property.hidden).map((property) => [property.name, property.content]));
  const placed = new Set(form.layout.sections.flatMap((section) => section.fields));
  const rest = [...contents.keys()].filter((name) => !placed.has(name) && findField(form.object, name));
  const sections = [
    ...form.layout.sections.map((section) => ({
      title: form.context.label(section.label),
      columns: section.columns ?? 2,
      names: section.fields.filter((name) => contents.has(name)),
    })),
    { title: t('form.more'), columns: 2, names: rest },
  ].filter((section) => section.names.length > 0);
  return sections.map((section) => (
    <section key={`${section.title} ${section.names[0]}`} className={classes.section} data-lines={isLinesOnly(section.names, form) || undefined}>
      {!isLinesOnly(section.names, form) && <Title order={2}>{section.title}</Title>}
      <div className={classes.grid} data-columns={section.columns}>
        {section.names.map((name) => {
          const field = findField(form.object, name);
          return (
            <div key={name} className={classes.field} data-wide={(field && form.inputs[field.type].wide) || undefined}>
              {contents.get(name)}
            </div>
          );
        })}
      </div>
    </section>
  ));
}

/** Lines bring their own heading. */
function isLinesOnly(names: readonly string[], form: FormContext): boolean {
  return names.length === 1 && findField(form.object, names[0] ?? '')?.type === 'lines';
}

/** The inputs show their own label and error: nothing is put around them. */
export function BareTemplate({ children, hidden }: FieldTemplateProps) {
  return hidden ? null : children;
}
