/** Address of the database as its owner; only what needs a connection of its own asks for it. */
export const DATABASE_URL = Symbol('database-url');
