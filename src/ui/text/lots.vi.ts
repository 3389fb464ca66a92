export const lotsVi = {};
