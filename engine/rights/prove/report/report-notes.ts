import type { Model, ObjectModel } from '../../../metadata/model.ts';

/** Something that an auditor should know though it is no difference: what administrators have chosen to show. */
export interface ReportNote {
  readonly en: string;
  readonly vi: string;
}

function exposed(object: ObjectModel): readonly ReportNote[] {
  return [...object.fields.values()].flatMap((field): ReportNote[] => {
    const { exposes } = field.document.options ?? {};
    const { en, vi } = field.document.label;
    if (exposes === 'result')
      return [
        {
          en: `${object.name}.${field.name} (${en}) shows its result to whoever may read it, also where they may not read what it is made of.`,
          vi: `${object.name}.${field.name} (${vi}) cho thấy kết quả với bất kỳ ai được đọc nó, kể cả khi họ không được đọc các thành phần.`,
        },
      ];
    if (exposes === 'all_records')
      return [
        {
          en: `${object.name}.${field.name} (${en}) counts all records, those too that the viewer may not see.`,
          vi: `${object.name}.${field.name} (${vi}) tính mọi bản ghi, kể cả bản ghi mà người xem không được thấy.`,
        },
      ];
    return [];
  });
}

function ruled(object: ObjectModel): readonly ReportNote[] {
  return object.validations.map(({ name, condition }) => {
    const read = condition.reads.map((path) => path.join('.')).join(', ');
    return {
      en: `The rule ${object.name}.${name} reads ${read}: whoever writes such a record learns whether it holds, also where they are not shown these fields.`,
      vi: `Quy tắc ${object.name}.${name} đọc ${read}: ai ghi bản ghi này sẽ biết quy tắc có thỏa hay không, kể cả khi không được xem các trường đó.`,
    };
  });
}

/** Choices of administrators that show something of what is hidden, as they stand in the documents. */
export function reportNotes(model: Model): readonly ReportNote[] {
  return [...model.objects.values()].flatMap((object) => [...exposed(object), ...ruled(object)]);
}
