export const productionVi = {
  kinds: {
    harvest: 'Thu hoạch',
    stock: 'Có trong kho',
    split: 'Tách lô',
    blend: 'Phối trộn',
    process: 'Chế biến',
    pack: 'Đóng gói',
    repack: 'Đóng gói lại',
    loss: 'Hao hụt',
    sample: 'Lấy mẫu',
    sell: 'Bán lẻ',
    destroy: 'Hủy hàng',
    box: 'Xếp thùng',
    unbox: 'Dỡ thùng',
    ship: 'Xuất kho',
    receive: 'Nhận hàng',
    return: 'Nhận lại',
  },
  /** How the log tells of it. */
  audit: {
    subjects: { operation: 'Việc sản xuất' },
    actions: { 'operation.recorded': 'Ghi việc với lô', 'operation.undone': 'Hủy việc đã ghi' },
    fields: { kind: 'Việc', lots: 'Các lô' },
  },
};
