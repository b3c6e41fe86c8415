import type { FieldDocument } from '../../../schemas/generated/metadata.ts';
import type { DocumentKind, MetadataDocument } from '../../metadata/model.ts';
import type { ChangePlan } from '../change-sets.ts';
import { type DocumentWrite, documentKey } from '../documents/document-table.ts';
import type { Proposal } from '../propose.ts';
import { compareRollUps } from '../tables/compare-roll-ups.ts';
import type { CheckedValues } from './count-values.ts';
import { newlyExposed } from './newly-exposed.ts';
import type { ValueProblem } from './value-checks.ts';

type Sentence = ChangePlan['story'][number];

const kinds: Readonly<Record<DocumentKind, Sentence>> = {
  object: { en: 'object', vi: 'đối tượng' },
  field: { en: 'field', vi: 'trường' },
  layout: { en: 'layout', vi: 'bố cục' },
  view: { en: 'view', vi: 'danh sách' },
  app: { en: 'app', vi: 'ứng dụng' },
  role: { en: 'role', vi: 'vai trò' },
  calendar: { en: 'calendar', vi: 'lịch làm việc' },
  mapping: { en: 'import mapping', vi: 'ánh xạ nhập' },
  recipe: { en: 'demo recipe', vi: 'công thức dữ liệu mẫu' },
  home: { en: 'home page', vi: 'trang chính' },
  counter: { en: 'counter', vi: 'quầy bán hàng' },
  print: { en: 'print template', vi: 'mẫu in' },
  conversion: { en: 'conversion', vi: 'cách chuyển đổi' },
};

const problems: Readonly<Record<ValueProblem, (count: number, field: string) => Sentence>> = {
  lost: (count, field) => ({
    en: `${count} values of ${field} do not convert exactly. The former values are kept for a roll back.`,
    vi: `${count} giá trị của ${field} không chuyển đổi được nguyên vẹn. Giá trị cũ được giữ lại để hoàn tác.`,
  }),
  longer: (count, field) => ({
    en: `${count} values of ${field} are longer than allowed from now on; they stay as they are.`,
    vi: `${count} giá trị của ${field} dài hơn mức cho phép mới; chúng được giữ nguyên.`,
  }),
  outside: (count, field) => ({
    en: `${count} values of ${field} are outside the new limits; they stay as they are.`,
    vi: `${count} giá trị của ${field} nằm ngoài giới hạn mới; chúng được giữ nguyên.`,
  }),
  finer: (count, field) => ({
    en: `${count} values of ${field} have more decimals than are kept from now on; they stay as they are.`,
    vi: `${count} giá trị của ${field} có nhiều chữ số thập phân hơn mức mới; chúng được giữ nguyên.`,
  }),
  choice_gone: (count, field) => ({
    en: `${count} records use a choice of ${field} that is taken away; they keep its key.`,
    vi: `${count} bản ghi đang dùng lựa chọn bị bỏ của ${field}; chúng vẫn giữ mã đó.`,
  }),
  blank: (count, field) => ({
    en: `${count} records have no ${field}; it is asked for when they are saved next.`,
    vi: `${count} bản ghi chưa có ${field}; hệ thống sẽ yêu cầu khi lưu lần tới.`,
  }),
  duplicate: (count, field) => ({
    en: `${count} records share their ${field} with another one; make them differ first.`,
    vi: `${count} bản ghi trùng ${field} với bản ghi khác; hãy sửa cho khác nhau trước.`,
  }),
};

function labelled(document: MetadataDocument): Sentence {
  const { label, name } = document;
  return { en: `${label.en} (${name})`, vi: `${label.vi} (${name})` };
}

function differences(before: MetadataDocument, after: MetadataDocument): string {
  const left: Readonly<Record<string, unknown>> = { ...before };
  const right: Readonly<Record<string, unknown>> = { ...after };
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...keys].filter((key) => JSON.stringify(left[key]) !== JSON.stringify(right[key])).join(', ');
}

function retyped(before: FieldDocument, after: FieldDocument): Sentence {
  const { en, vi } = labelled(after);
  return { en: `Turns the field ${en} from ${before.type} into ${after.type}.`, vi: `Đổi kiểu trường ${vi} từ ${before.type} sang ${after.type}.` };
}

/** What one document's change means. */
function tellWrite(write: DocumentWrite, { kept, before: model }: Proposal): Sentence {
  const before = kept.documents.get(documentKey(write));
  const kind = kinds[write.kind];
  const document = write.document ?? before?.document;
  const { en, vi } = document ? labelled(document) : { en: write.name, vi: write.name };
  if (write.state === 'hidden') {
    const data = write.kind === 'object' || write.kind === 'field';
    const inTrash = { en: ' Its data is kept for 30 days and comes back with a roll back.', vi: ' Dữ liệu được giữ 30 ngày và trở lại khi hoàn tác.' };
    return { en: `Deletes the ${kind.en} ${en}.${data ? inTrash.en : ''}`, vi: `Xóa ${kind.vi} ${vi}.${data ? inTrash.vi : ''}` };
  }
  if (!before || before.state === 'hidden') {
    const existing = document?.kind === 'field' && model.objects.has(document.object) && document.default !== undefined;
    const fresh = { en: ' Its default applies to new records only.', vi: ' Giá trị mặc định chỉ áp dụng cho bản ghi mới.' };
    return { en: `Adds the ${kind.en} ${en}.${existing ? fresh.en : ''}`, vi: `Thêm ${kind.vi} ${vi}.${existing ? fresh.vi : ''}` };
  }
  const now = write.document as MetadataDocument;
  if (now.kind === 'field' && before.document.kind === 'field' && now.type !== before.document.type) return retyped(before.document, now);
  const what = differences(before.document, now);
  return { en: `Changes the ${kind.en} ${en}: ${what}.`, vi: `Sửa ${kind.vi} ${vi}: ${what}.` };
}

/** Stored totals are one number for everyone: whoever approves the change is told what that shows. */
function tellRollUps({ before, after }: Proposal): readonly Sentence[] {
  if (!after) return [];
  const { made, stale } = compareRollUps(before, after);
  const exposed = made.map(({ field }): Sentence => {
    const { en, vi } = labelled(field.document);
    return {
      en: `Stores ${en} as one total for everyone: it counts all records, those too that a viewer may not see. It is worked out for all records first.`,
      vi: `Lưu ${vi} thành một con số chung cho mọi người: con số này tính mọi bản ghi, kể cả bản ghi mà người xem không được thấy. Trước tiên hệ thống tính cho tất cả bản ghi.`,
    };
  });
  const again = stale.map(({ field }): Sentence => {
    const { en, vi } = labelled(field.document);
    return { en: `The stored totals of ${en} are worked out anew.`, vi: `Các con số đã lưu của ${vi} được tính lại.` };
  });
  return [...exposed, ...again];
}

/** Whoever approves a formula that shows more than its reader may see is told so. */
function tellExposed({ before, after }: Proposal): readonly Sentence[] {
  return (after ? newlyExposed(before, after) : []).map((field) => {
    const { en, vi } = labelled(field.document);
    return {
      en: `Shows the result of ${en} to everyone who may read it, those too who may not read the fields that it is made of.`,
      vi: `Cho mọi người được đọc ${vi} thấy kết quả, kể cả người không được đọc các trường tạo nên kết quả đó.`,
    };
  });
}

/** Sentences for people, objects first, then what happens to existing values, then what is built afterwards. */
export function tellStory(proposal: Proposal, values: readonly CheckedValues[], queued: number): readonly Sentence[] {
  const order: readonly DocumentKind[] = ['object', 'field'];
  const rank = ({ kind }: DocumentWrite): number => (order.includes(kind) ? order.indexOf(kind) : order.length);
  const story = proposal.resolution.writes.toSorted((left, right) => rank(left) - rank(right)).map((write) => tellWrite(write, proposal));
  story.push(...tellRollUps(proposal), ...tellExposed(proposal));
  for (const { check, count } of values) if (count > 0) story.push(problems[check.problem](count, `${check.object}.${check.field}`));
  if (queued > 0)
    story.push({
      en: `${queued} indexes and checks are built afterwards while work goes on; until then lists are slower and uniqueness is not enforced.`,
      vi: `${queued} chỉ mục và ràng buộc được tạo sau khi áp dụng, không làm gián đoạn công việc; trong lúc đó danh sách chậm hơn và chưa kiểm tra trùng.`,
    });
  return story;
}
