/** What became otherwise on a growing area or in a packing house, version by version. */
export const areaChangesVi = {
  title: 'Lịch sử thay đổi',
  lead: 'Mỗi lần thay đổi: trước là gì, sau là gì. Mới nhất ở trên.',
  none: 'Chưa có thay đổi nào kể từ khi khai.',
  shown: (count: string) => `${count} lần thay đổi trong trang này`,
  by: 'Người làm',
  boundary: 'Ranh giới',
  mapLabel: (before: string, after: string) =>
    `Bản đồ: ranh giới trước ${before}, nét đứt; ranh giới sau ${after}, tô màu.`,
  legend: 'Nét đứt: ranh giới trước. Tô màu: ranh giới sau.',
  notKept: 'Ranh giới đã được vẽ lại. Khi ấy sổ chưa giữ ranh giới cũ nên không vẽ lại được ở đây.',
  steps: {
    'growing-area.amendment-requested': 'Yêu cầu bổ sung',
    'growing-area.approved': 'Duyệt',
    'growing-area.corrected': 'Sửa theo đề nghị',
    'growing-area.edited': 'Sửa',
    'growing-area.households-listed': 'Ghi lại số hộ',
    'growing-area.refused': 'Từ chối',
    'growing-area.resumed': 'Cho dùng lại mã',
    'growing-area.submitted': 'Gửi duyệt',
    'growing-area.suspended': 'Tạm dừng mã',
    'growing-area.withdrawn': 'Rút hồ sơ',
  },
};
