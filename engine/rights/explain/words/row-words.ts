import type { Said } from '../../../../schemas/generated/api.ts';
import type { UserActor } from '../../../access/actor.ts';
import type { RowForm, RowScope } from '../../../access/row-rules.ts';
import type { CompiledExpression } from '../../../expressions/types.ts';
import type { FieldModel, Model, ObjectModel } from '../../../metadata/model.ts';
import type { Directory } from '../directory.ts';
import { labelExpression } from './label-expression.ts';
import { inBoth, inRow, or, said } from './said.ts';
import { subject, toDo, type Voice } from './verbs.ts';

/** Whose rows are told, and to whom. */
export interface RowWords {
  readonly model: Model;
  readonly object: ObjectModel;
  readonly voice: Voice;
  /** The person whose rights they are; absent while nobody holds them. */
  readonly person?: UserActor;
  readonly directory: Directory;
  /** The condition as people read it; undefined where the one who asks may not. */
  readonly conditionText?: (condition: CompiledExpression) => Said | undefined;
  /** The label of a field; undefined where the one who asks may not know of it. */
  readonly fieldLabel?: (field: FieldModel) => Said | undefined;
}

function named(names: readonly string[]): string {
  return names.length === 0 ? '' : ` (${names.slice(0, 5).join(', ')}${names.length > 5 ? ', …' : ''})`;
}

/** The rows of one form: `own records`. */
export function formWords(words: RowWords, form: RowForm): Said {
  const { object, voice, person, directory } = words;
  const who = subject(voice);
  switch (form.kind) {
    case 'own':
      return said('own records', 'bản ghi mình phụ trách');
    case 'team': {
      const teams = named(person ? directory.teamsOf(person.id).map(({ name }) => name) : []);
      return said(`records of own teams${teams}`, `bản ghi của nhóm mình${teams}`);
    }
    case 'managed':
      return said(`own records and those of people who report to ${who.en}`, 'bản ghi của mình và của cấp dưới');
    case 'territory': {
      const lands = named(person ? directory.territoriesOf(person.id).map(({ name }) => name) : []);
      return said(`records in own territories${lands}`, `bản ghi trong địa bàn của mình${lands}`);
    }
    case 'shared':
      return said(`records shared with ${who.en}`, `bản ghi được chia sẻ cho ${who.vi}`);
    case 'inherit': {
      const field = object.fields.get(form.link);
      const link = field && (words.fieldLabel === undefined ? field.document.label : words.fieldLabel(field));
      const does = toDo(form.action);
      if (!link) return said(`records that belong to another that ${who.en} can ${does.en}`, `bản ghi thuộc bản ghi khác mà ${who.vi} ${does.vi} được`);
      return said(`records whose ${link.en} ${who.en} can ${does.en}`, `bản ghi thuộc ${link.vi} mà ${who.vi} ${does.vi} được`);
    }
  }
}

/** The rows of a scope: `all records`, `own records, or records in own territories (Q1) where [Active]`. */
export function scopeWords(words: RowWords, scope: RowScope): Said {
  if (scope === 'all') return said('all records', 'mọi bản ghi');
  if (scope === 'none') return said('none', 'không có');
  const rules = scope.map(({ forms, condition }) => {
    const rows =
      forms.length === 0
        ? said('all records', 'mọi bản ghi')
        : inRow(
            forms.map((form) => formWords(words, form)),
            or,
          );
    if (!condition) return rows;
    const text = conditionWords(words, condition);
    return inBoth((locale) => `${rows[locale]} ${locale === 'en' ? 'where' : 'thỏa'} ${text[locale]}`);
  });
  return inRow(rules, or);
}

/** The condition, or that there is one. */
export function conditionWords({ model, object, conditionText, voice }: RowWords, condition: CompiledExpression): Said {
  const text = conditionText === undefined ? labelExpression(model, object, condition) : conditionText(condition);
  const who = subject(voice);
  return text ?? said(`a condition holds that ${who.en} cannot read`, `điều kiện mà ${who.vi} không xem được`);
}
