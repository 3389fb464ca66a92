export const homeVi = {};
