export const tracesVi = {};
