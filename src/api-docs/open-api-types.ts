import type { OpenAPIObject } from '@nestjs/swagger';

// @nestjs/swagger names these types and does not export them.
export type PathItemObject = OpenAPIObject['paths'][string];
export type OperationObject = NonNullable<PathItemObject['get']>;
type Parameter = NonNullable<OperationObject['parameters']>[number];
export type ReferenceObject = Extract<Parameter, { $ref: string }>;
export type ParameterObject = Exclude<Parameter, ReferenceObject>;
export type ResponseObject = Exclude<NonNullable<OperationObject['responses'][string]>, ReferenceObject>;
export type SchemaObject = Exclude<NonNullable<ParameterObject['schema']>, ReferenceObject>;
