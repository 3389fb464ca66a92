export const areasVi = {};
