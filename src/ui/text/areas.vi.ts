export const areasVi = {
  title: 'Vùng trồng',
  lead: 'Khai nơi trồng, nơi nuôi. Sở duyệt rồi cấp mã; lô hàng thu hoạch từ vùng nào thì ghi vùng đó.',
  fields: {
    name: 'Tên vùng',
    crop: 'Cây trồng, vật nuôi',
    hectaresDeclared: 'Diện tích khai (ha)',
    hectaresMeasured: 'Diện tích đo trên bản đồ (ha)',
    communeCode: 'Xã, phường hiện nay',
    village: 'Thôn, bản',
    households: 'Số hộ',
    polygon: 'Ranh giới',
    code: 'Mã vùng',
  },
  overlap: (name: string, business: string, percent: string) => `Chồng ${percent} lên ${name} (${business})`,
  overlapLabel: 'Chồng lấn',
  noOverlap: 'Không chồng lên vùng nào',
};
