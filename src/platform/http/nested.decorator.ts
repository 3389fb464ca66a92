import { Type } from 'class-transformer';
import { registerDecorator, ValidateNested } from 'class-validator';

/** A JSON object of its own DTO; a list or a text in its place is refused by name. */
export function Nested(type: () => new () => object): PropertyDecorator {
  return (target, name) => {
    Type(type)(target, name);
    ValidateNested()(target, name);
    shaped(target, name, (value) => (isObject(value) ? null : 'not-an-object'));
  };
}

/** A list of such objects, `max` at most. */
export function NestedList(type: () => new () => object, max: number): PropertyDecorator {
  return (target, name) => {
    Type(type)(target, name);
    ValidateNested({ each: true })(target, name);
    shaped(target, name, (value) => {
      if (!Array.isArray(value)) return 'not-a-list';
      if (value.length > max) return `too-many?max=${max}`;
      return value.every(isObject) ? null : 'not-an-object';
    });
  };
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function shaped(target: object, name: string | symbol, faultOf: (value: unknown) => string | null): void {
  registerDecorator({
    name: 'shape',
    target: target.constructor,
    propertyName: String(name),
    validator: {
      validate: (value: unknown) => faultOf(value) === null,
      defaultMessage: (args) => faultOf(args?.value) ?? 'general',
    },
  });
}
