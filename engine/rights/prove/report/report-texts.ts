import type { Proof } from '../prove.ts';

/** What the report says beside its figures. */
export interface ReportTexts {
  readonly title: string;
  readonly passed: string;
  failed(differences: number): string;
  when(at: string, version: number): string;
  readonly how: string;
  /** What of the data was looked at. */
  sampled(sampling: Proof['sampling']): string;
  readonly all: string;
  readonly people: string;
  readonly activePeople: string;
  readonly roles: string;
  readonly objects: string;
  readonly surfaces: string;
  readonly asked: string;
  readonly compared: string;
  readonly unread: string;
  readonly differences: string;
  readonly none: string;
  more(left: number): string;
  readonly byPerson: string;
  readonly bySurface: string;
  readonly byObject: string;
  readonly notes: string;
  readonly notesAbout: string;
  readonly accepted: string;
  readonly acceptedChannels: readonly string[];
  readonly differenceHead: readonly string[];
  readonly personHead: readonly string[];
  readonly surfaceHead: readonly string[];
  readonly objectHead: readonly string[];
  readonly surfaceNames: Readonly<Record<string, string>>;
}

const en: ReportTexts = {
  title: 'Proof of rights',
  passed: 'Passed: everything that was shown is what the roles and rows grant, and nothing else.',
  failed: (differences) => `Failed: in ${differences} places the API and the oracle say different things.`,
  when: (at, version) => `Looked at on ${at}, metadata version ${version}, in one snapshot of the database. Nothing was written.`,
  how: 'As each of these people, the API was asked through every surface. An oracle that shares no code with it decided from role documents, teams, territories, reports, shares and plain records what should be shown, cell by cell. Both must agree.',
  sampled: ({ perClass, crossSection, everyPathBehind, mostRelated }) =>
    `Every object was looked at through every surface as each person. Of its records up to ${perClass} of each class: own, of the team, of reports, in the territories, shared, that belong to records looked at, of none of these, in the trash, and the newest and oldest of all. Each is opened, and listed with all its cells. Surfaces that ask more look at ${crossSection} of these, or as many as their table says, of every class in turn. Fields of the object itself are all asked about, of those behind links every ${everyPathBehind}th, each person beginning at another. Values made of more than ${mostRelated} related records are passed over and counted.`,
  all: 'all chosen',
  people: 'people looked as',
  activePeople: 'people who may sign in',
  roles: 'roles held',
  objects: 'objects',
  surfaces: 'surfaces',
  asked: 'questions asked',
  compared: 'cells and answers compared',
  unread: 'values passed over (made of too many records)',
  differences: 'differences',
  none: 'None.',
  more: (left) => `${left} more are in report.json.`,
  byPerson: 'By person',
  bySurface: 'By surface',
  byObject: 'By person and object',
  notes: 'What administrators chose to show',
  notesAbout: 'No differences, but worth knowing: by these choices something of hidden values can be seen or inferred.',
  accepted: 'Channels that are known and accepted',
  acceptedChannels: [
    'A value that must be unique, and an id, is told to be taken to whoever tries to take it.',
    'A delete is refused where records that the person cannot see point to the record.',
    'Time: how long an answer takes is not compared.',
  ],
  differenceHead: ['surface', 'person', 'object', 'record', 'field', 'expected', 'found', 'request'],
  personHead: ['person', 'roles', 'records', 'compared', 'differences'],
  surfaceHead: ['surface', 'records of an object at most', 'questions', 'compared', 'differences', 'seconds'],
  objectHead: ['person', 'object', 'records', 'compared', 'differences'],
  surfaceNames: {
    get: 'single records',
    list: 'lists and counts',
    expand: 'fields by name and through links',
    filter: 'filters',
    sort: 'sort orders and cursors',
    group: 'groups',
    aggregate: 'totals',
    search: 'search',
    phone: 'finding by phone number',
    export: 'export',
    history: 'history',
    files: 'files',
    reveal: 'revealing masked fields',
    why: 'explanations of rights',
    shares: 'shares of single records',
    metadata: 'metadata of screens',
    documents: 'documents, views and layouts',
    forms: 'forms',
    openapi: 'description of the API',
    territories: 'places in territories',
    duplicates: 'records that may be the same',
    'duplicate groups': 'lists of duplicates',
    merges: 'what merges would make',
    stages: 'stages and since when',
    titles: 'titles of records',
    conversions: 'what conversions would make',
    trash: 'trash',
    beside: 'comments, files and followers',
    timeline: 'timeline',
    'saved views': 'views that people saved',
    'own things': 'favourites and what was opened lately',
  },
};

const vi: ReportTexts = {
  title: 'Kiểm chứng quyền truy cập',
  passed: 'Đạt: mọi thứ được hiển thị đúng bằng những gì vai trò và dữ liệu phân quyền cho phép, không hơn.',
  failed: (differences) => `Không đạt: API và bộ đối chiếu khác nhau ở ${differences} chỗ.`,
  when: (at, version) => `Thực hiện lúc ${at}, phiên bản siêu dữ liệu ${version}, trên một ảnh chụp duy nhất của cơ sở dữ liệu. Không ghi gì cả.`,
  how: 'Với tư cách từng người dưới đây, API được hỏi qua mọi bề mặt. Một bộ đối chiếu không dùng chung mã với API quyết định từ tài liệu vai trò, nhóm, khu vực, cấp báo cáo, chia sẻ và bản ghi gốc xem ô nào được hiển thị. Hai bên phải khớp nhau.',
  sampled: ({ perClass, crossSection, everyPathBehind, mostRelated }) =>
    `Với mỗi người, mọi đối tượng đều được xem qua mọi bề mặt. Bản ghi được lấy tối đa ${perClass} mỗi loại: của mình, của nhóm, của cấp dưới, trong khu vực, được chia sẻ, thuộc về bản ghi đã xem, không thuộc loại nào, trong thùng rác, và những bản ghi mới nhất, cũ nhất. Bản ghi nào cũng được mở ra và được liệt kê với mọi ô. Những bề mặt hỏi nhiều hơn xem ${crossSection} bản ghi trong số đó, hoặc ít hơn như ghi trong bảng, lần lượt từ mọi loại. Trường của chính đối tượng đều được hỏi; trường qua liên kết thì cứ ${everyPathBehind} trường hỏi một, mỗi người bắt đầu từ một chỗ khác. Giá trị tạo từ hơn ${mostRelated} bản ghi liên quan được bỏ qua và được đếm.`,
  all: 'mọi bản ghi đã chọn',
  people: 'số người được đóng vai',
  activePeople: 'số người được đăng nhập',
  roles: 'vai trò đang dùng',
  objects: 'đối tượng',
  surfaces: 'bề mặt',
  asked: 'số câu hỏi',
  compared: 'số ô và câu trả lời đã so sánh',
  unread: 'giá trị bỏ qua (tạo từ quá nhiều bản ghi)',
  differences: 'khác biệt',
  none: 'Không có.',
  more: (left) => `Còn ${left} mục nữa trong report.json.`,
  byPerson: 'Theo người',
  bySurface: 'Theo bề mặt',
  byObject: 'Theo người và đối tượng',
  notes: 'Những gì quản trị viên đã chọn cho hiển thị',
  notesAbout: 'Không phải khác biệt, nhưng cần biết: vì các lựa chọn này, một phần giá trị bị ẩn có thể được thấy hoặc suy ra.',
  accepted: 'Các kênh đã biết và được chấp nhận',
  acceptedChannels: [
    'Giá trị phải là duy nhất, hoặc mã bản ghi, được báo là đã dùng cho người đang cố dùng nó.',
    'Việc xóa bị từ chối khi có bản ghi mà người đó không thấy đang trỏ đến bản ghi này.',
    'Thời gian: thời gian trả lời không được so sánh.',
  ],
  differenceHead: ['bề mặt', 'người', 'đối tượng', 'bản ghi', 'trường', 'mong đợi', 'thực tế', 'yêu cầu'],
  personHead: ['người', 'vai trò', 'bản ghi', 'đã so sánh', 'khác biệt'],
  surfaceHead: ['bề mặt', 'số bản ghi tối đa mỗi đối tượng', 'câu hỏi', 'đã so sánh', 'khác biệt', 'số giây'],
  objectHead: ['người', 'đối tượng', 'bản ghi', 'đã so sánh', 'khác biệt'],
  surfaceNames: {
    get: 'từng bản ghi',
    list: 'danh sách và số đếm',
    expand: 'trường theo tên và qua liên kết',
    filter: 'bộ lọc',
    sort: 'thứ tự sắp xếp và con trỏ',
    group: 'nhóm',
    aggregate: 'tổng hợp',
    search: 'tìm kiếm',
    phone: 'tìm theo số điện thoại',
    export: 'xuất dữ liệu',
    history: 'lịch sử',
    files: 'tệp',
    reveal: 'hiện trường bị che',
    why: 'giải thích quyền',
    shares: 'chia sẻ từng bản ghi',
    metadata: 'siêu dữ liệu cho màn hình',
    documents: 'tài liệu, danh sách và bố cục',
    forms: 'biểu mẫu',
    openapi: 'mô tả API',
    territories: 'vị trí trong khu vực',
    duplicates: 'bản ghi có thể trùng',
    'duplicate groups': 'danh sách bản ghi trùng',
    merges: 'kết quả gộp bản ghi',
    stages: 'giai đoạn và thời điểm chuyển',
    titles: 'tiêu đề bản ghi',
    conversions: 'kết quả sẽ chuyển đổi',
    trash: 'thùng rác',
    beside: 'bình luận, tệp và người theo dõi',
    timeline: 'dòng thời gian',
    'saved views': 'danh sách đã lưu',
    'own things': 'mục yêu thích và vừa mở',
  },
};

export const reportTexts: Readonly<Record<'en' | 'vi', ReportTexts>> = { en, vi };
