export const eventsVi = {};
