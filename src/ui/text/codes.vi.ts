export const codesVi = {};
