/** What each part of the archive is, for whoever opens it years later. */
export const readMe = {
  'README.en.md': `# A full export of a Trellis workspace

Everything is as it was in one moment; index.json says when, by whom and how much.

- records/<object>.csv: the records of an object that are not in the trash. The first line names the fields; importing the file with a mapping by id gives the same records. Lines, such as those of orders, have files of their own and name their record.
- records/<object>.jsonl: the same, one JSON object a line, with the standard fields (who and when), links and other lists, and computed values.
- metadata/: objects, fields, layouts, views, roles and all else that makes the workspace, as "trellis metadata export" writes them. "trellis metadata import" takes them back.
- files/: the files of records under their ids; files/index.jsonl names each one, its SHA-256 and where it is used.
- people/: people, teams, territories, shares, comments and saved views as JSON lines. There are no passwords, sessions or keys.

Not in it: the trash, former values and history, logs, and settings of single people. A backup of the database holds those.
`,
  'README.vi.md': `# Bản xuất toàn bộ một không gian làm việc Trellis

Tất cả đúng như tại một thời điểm; index.json ghi thời điểm đó, ai xuất và bao nhiêu.

- records/<đối tượng>.csv: các bản ghi không nằm trong thùng rác. Dòng đầu là tên trường; nhập lại tệp với ánh xạ theo id sẽ được đúng các bản ghi đó. Các dòng con, như dòng của đơn hàng, có tệp riêng và ghi bản ghi mà chúng thuộc về.
- records/<đối tượng>.jsonl: cũng các bản ghi đó, mỗi dòng một đối tượng JSON, kèm các trường chuẩn (ai, lúc nào), liên kết, danh sách và giá trị tính ra.
- metadata/: đối tượng, trường, bố cục, chế độ xem, vai trò và mọi thứ tạo nên không gian làm việc, như "trellis metadata export" ghi ra. "trellis metadata import" nhập lại được.
- files/: tệp của các bản ghi theo id; files/index.jsonl ghi tên, SHA-256 và nơi dùng từng tệp.
- people/: người dùng, nhóm, địa bàn, chia sẻ, bình luận và chế độ xem đã lưu, mỗi dòng một JSON. Không có mật khẩu, phiên đăng nhập hay khóa.

Không có trong tệp này: thùng rác, giá trị cũ và lịch sử, nhật ký, cài đặt riêng của từng người. Bản sao lưu cơ sở dữ liệu giữ những thứ đó.
`,
} as const;
