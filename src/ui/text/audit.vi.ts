export const auditVi = {};
