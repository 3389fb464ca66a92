export const accessVi = {};
