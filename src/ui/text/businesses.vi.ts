export const businessesVi = {};
