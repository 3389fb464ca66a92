export const consoleVi = {};
