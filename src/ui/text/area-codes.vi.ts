export const areaCodesVi = {
  home: 'Trong nước',
  market: 'Thị trường',
  area: 'Vùng',
  homeCode: 'Mã trong nước',
  crop: 'Cây trồng, vật nuôi',
  hectares: 'Diện tích đo',
  tooSmall: 'Nhỏ hơn mức tối thiểu',
  tooSmallFor: (size: string, least: string) => `Vùng có ${size}; thị trường này cần ít nhất ${least}.`,
};
