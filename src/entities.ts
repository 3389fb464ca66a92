import { User } from './access/user.entity.js';
import { Application } from './applications/application.entity.js';
import { Business } from './businesses/business.entity.js';
import { Code } from './codes/code.entity.js';
import { GrowingArea } from './growing-areas/growing-area.entity.js';
import { Lot } from './lots/lot.entity.js';
import { Product } from './products/product.entity.js';

/** Every TypeORM entity; a spec compares them with the migrated schema. Append-only tables have none. */
export const ENTITIES = [User, Business, Application, GrowingArea, Product, Lot, Code] as const;
