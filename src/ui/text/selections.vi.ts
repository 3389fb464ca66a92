/** Several rows of a list, and one thing done with each of them. */
export const selectionsVi = {
  /** Of the list. */
  pickColumn: 'Đánh dấu',
  withTicked: 'Với dòng đã đánh dấu',
  go: 'Xem trước',
  goNote: 'Xem rồi mới ghi. Mỗi lần đến 50 dòng.',
  tickAll: 'Đánh dấu cả trang',
  tickNone: 'Bỏ đánh dấu',
  /** Of its page. */
  back: 'Về danh sách',
  notYet: 'Chưa làm gì. Đọc lại từng dòng rồi bấm nút ở cuối.',
  fillFirst: 'Chưa làm gì. Điền phần chung rồi xem trước từng dòng.',
  forAll: 'Chung cho các dòng đã đánh dấu',
  look: 'Xem trước',
  edit: 'Sửa phần chung',
  ticked: 'Đã đánh dấu',
  cameOf: 'Kết quả',
  columns: { what: 'Dòng', comes: 'Sẽ thế nào', came: 'Đã thế nào' },
  tally: { goes: (count: string) => `${count} làm được`, left: (count: string) => `${count} để nguyên` },
  each: 'Mỗi dòng được ghi riêng. Dòng nào vừa có người khác sửa thì để nguyên và báo lại.',
  none: 'Không dòng nào làm được. Về danh sách, đánh dấu dòng khác.',
  came: (done: string, left: string) =>
    left === '0' ? `Xong ${done} dòng.` : `Xong ${done} dòng, để nguyên ${left} dòng.`,
  open: (count: string) =>
    `Còn ${count} dòng chưa làm tới. Tải lại trang; nếu vẫn vậy, đánh dấu lại ở danh sách.`,
  done: 'Xong',
  expected: 'Dự kiến:',
  willBeLeft: 'Sẽ để nguyên.',
  wasLeft: 'Để nguyên.',
  notReached: 'Chưa làm tới',
  notThere: 'Không còn, hoặc không thuộc phần việc của bạn.',
  notYours: 'Bạn không làm được việc này.',
  refusedTitle: 'Chưa làm được',
};
