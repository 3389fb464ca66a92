export const applicationsVi = {};
