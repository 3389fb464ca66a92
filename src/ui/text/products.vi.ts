export const productsVi = {};
