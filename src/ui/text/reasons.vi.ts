export const reasonsVi = {
  choose: 'Lý do có sẵn',
  chooseHint: 'Chọn một lý do có sẵn, viết thêm bên dưới, hoặc cả hai.',
  own: 'Ghi rõ thêm',
  other: 'Lý do khác (viết bên dưới)',
  // Kept with what was decided: a sentence here never changes; a new one gets a key of its own.
  standard: {
    labelDiffers: 'Nhãn in trên bao bì khác với nội dung đã khai.',
    testExpired: 'Phiếu kiểm nghiệm đã quá hạn.',
    suspectedUnsafe: 'Nghi không bảo đảm an toàn thực phẩm, đang chờ kết quả kiểm nghiệm.',
    residue: 'Dư lượng thuốc bảo vệ thực vật vượt mức cho phép.',
    pest: 'Có sinh vật gây hại phải kiểm soát.',
    originUnproven: 'Chưa chứng minh được nguồn gốc.',
    recordsWrong: 'Nhật ký hoặc hồ sơ ghi không đúng.',
    codeMisused: 'Mã bị dùng cho hàng khác.',
    conditionsLost: 'Không còn đáp ứng điều kiện khi được duyệt.',
    noCooperation: 'Cơ sở không phối hợp kiểm tra.',
    ownRequest: 'Theo đề nghị của cơ sở.',
    recheck: 'Cơ sở tự kiểm tra lại lô hàng.',
    labelMistake: 'Nhãn in sai.',
    qualityComplaint: 'Có phản ánh về chất lượng.',
    storageFault: 'Bảo quản không đúng.',
  },
};
