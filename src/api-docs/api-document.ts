import { Injectable } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';

/** The OpenAPI document: made once, when the application has started and knows all its routes. */
@Injectable()
export class ApiDocument {
  private document: OpenAPIObject | null = null;

  set(document: OpenAPIObject): void {
    this.document = document;
  }

  get(): OpenAPIObject {
    if (this.document === null)
      throw new Error('The OpenAPI document is asked for before the application has started');
    return this.document;
  }
}
