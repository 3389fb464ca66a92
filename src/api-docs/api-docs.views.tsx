import type { OpenAPIObject } from '@nestjs/swagger';
import type { OperationObject, ParameterObject, ReferenceObject, SchemaObject } from './open-api-types.js';
import { ConsolePage } from '../ui/console-page.js';
import type { PageContext } from '../ui/page-context.js';
import { Panel } from '../ui/panel.js';
import { DataTable } from '../ui/table.js';
import { words } from '../ui/words.js';
import { exampleOf } from './example-of.js';
import { type Method, operationsOf, resolve } from './open-api.js';

interface Operation {
  readonly id: string;
  readonly method: Method;
  readonly path: string;
  readonly operation: OperationObject;
}

export interface ApiDocsPageProps {
  readonly ctx: PageContext;
  readonly document: OpenAPIObject;
}

/** The document for people: what can be called, with what, and what comes back. */
export function ApiDocsPage({ ctx, document }: ApiDocsPageProps) {
  const { apiDocs: text } = words(ctx.lang);
  const groups = byTag(document);
  return (
    <ConsolePage ctx={ctx} title={text.title} current={null} heading={text.title} lead={text.lead}>
      <Panel id="start" title={text.startTitle} aside={<a href="/api/openapi.json">{text.download}</a>}>
        <p>{text.startText}</p>
        <Code
          text={`curl ${ctx.publicUrl}/api/v1/me \\\n  -H "Authorization: Bearer $KEY"`}
          label={text.example}
        />
        <ul>
          {text.rules.map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ul>
      </Panel>
      <nav aria-label={text.contents}>
        <Panel id="contents" title={text.contents}>
          <ul>
            {groups.map(([tag, operations]) => (
              <li key={tag}>
                <a href={`#${tag}`}>{tag}</a> ({operations.length})
              </li>
            ))}
          </ul>
        </Panel>
      </nav>
      {groups.map(([tag, operations]) => (
        <Panel key={tag} id={tag} title={tag}>
          {operations.map((operation) => (
            <OperationView key={operation.id} ctx={ctx} document={document} {...operation} />
          ))}
        </Panel>
      ))}
    </ConsolePage>
  );
}

function OperationView({ ctx, document, id, method, path, operation }: ApiDocsPageProps & Operation) {
  const { apiDocs: text } = words(ctx.lang);
  const body = bodyOf(operation);
  const parameters = (operation.parameters ?? []).filter((each): each is ParameterObject => 'in' in each);
  return (
    <details id={id}>
      <summary>
        <b class="code">
          {method.toUpperCase()} {path}
        </b>{' '}
        <span lang="en">{operation.summary}</span>
      </summary>
      {operation.description !== undefined && <p lang="en">{operation.description}</p>}
      {operation.security === undefined && <p class="soft">{text.noKey}</p>}
      {parameters.length > 0 && (
        <DataTable
          caption={text.parametersOf(`${method.toUpperCase()} ${path}`)}
          captionHidden
          fit
          rows={parameters}
          rowKey={(each) => `${each.in} ${each.name}`}
          columns={[
            { key: 'name', head: text.parameter, cell: (each) => <span class="code">{each.name}</span> },
            {
              key: 'in',
              head: text.place,
              cell: (each) =>
                each.required === true
                  ? text.required(text.places[placeOf(each)])
                  : text.places[placeOf(each)],
            },
            {
              key: 'type',
              head: text.kind,
              cell: (each) => <span lang="en">{kindOf(document, each.schema)}</span>,
            },
            { key: 'what', head: text.what, cell: (each) => <span lang="en">{each.description ?? ''}</span> },
          ]}
        />
      )}
      <Code
        text={curlOf(ctx, document, method, path, operation, parameters)}
        label={`${text.example}: ${method.toUpperCase()} ${path}`}
      />
      {body !== undefined && (
        <>
          <p>{text.bodyFields}</p>
          <Fields
            ctx={ctx}
            document={document}
            schema={body}
            caption={text.fieldsOf(`${method.toUpperCase()} ${path}`)}
          />
        </>
      )}
      {Object.entries(operation.responses).map(([status, response]) => {
        if (response === undefined || '$ref' in response) return null;
        const schema = response.content?.['application/json']?.schema;
        return (
          <div key={status}>
            <p>
              <b>{status}</b> <span lang="en">{response.description}</span>
            </p>
            {schema !== undefined && (
              <Code
                text={JSON.stringify(exampleOf(document, schema, { all: true }), null, 2)}
                label={`${text.answer(status)}: ${method.toUpperCase()} ${path}`}
              />
            )}
          </div>
        );
      })}
      <p class="soft">{text.refusals(refusalsOf(operation).join(', '))}</p>
    </details>
  );
}

function Fields(
  props: ApiDocsPageProps & { readonly schema: SchemaObject | ReferenceObject; readonly caption: string },
) {
  const { ctx, document, schema, caption } = props;
  const { apiDocs: text } = words(ctx.lang);
  const { properties = {}, required = [] } = resolve(document, schema);
  const rows = Object.entries(properties);
  if (rows.length === 0) return null;
  return (
    <DataTable
      caption={caption}
      captionHidden
      fit
      rows={rows}
      rowKey={([name]) => name}
      columns={[
        { key: 'name', head: text.field, cell: ([name]) => <span class="code">{name}</span> },
        {
          key: 'kind',
          head: text.kind,
          cell: ([, field]) => <span lang="en">{kindOf(document, field)}</span>,
        },
        { key: 'need', head: text.needed, cell: ([name]) => (required.includes(name) ? text.yes : text.no) },
        {
          key: 'what',
          head: text.what,
          cell: ([, field]) => <span lang="en">{resolve(document, field).description ?? ''}</span>,
        },
      ]}
    />
  );
}

/** Scrolls by itself, by keyboard too, so that the page never does sideways. */
function Code({ text, label }: { readonly text: string; readonly label: string }) {
  return (
    <div class="scroll fit" role="region" aria-label={label} tabindex={0}>
      <pre>{text}</pre>
    </div>
  );
}

function byTag(document: OpenAPIObject): (readonly [string, Operation[]])[] {
  const groups = new Map<string, Operation[]>();
  for (const [path, item] of Object.entries(document.paths)) {
    for (const [method, operation] of operationsOf(item)) {
      const [tag = 'api'] = operation.tags ?? [];
      const id = operation.operationId ?? `${method}-${path}`;
      groups.set(tag, [...(groups.get(tag) ?? []), { id, method, path, operation }]);
    }
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}

function bodyOf(operation: OperationObject): SchemaObject | ReferenceObject | undefined {
  const { requestBody } = operation;
  return requestBody === undefined || '$ref' in requestBody
    ? undefined
    : requestBody.content['application/json']?.schema;
}

function refusalsOf(operation: OperationObject): string[] {
  return Object.keys(operation.responses).filter((status) => /^[45]/.test(status));
}

function placeOf({ in: place }: ParameterObject): 'path' | 'query' | 'header' {
  return place === 'path' || place === 'query' ? place : 'header';
}

function kindOf(document: OpenAPIObject, schema: SchemaObject | ReferenceObject | undefined): string {
  if (schema === undefined) return '';
  const { type, format, enum: choices, items, maxLength, minimum, maximum } = resolve(document, schema);
  if (choices !== undefined) return choices.join(' | ');
  if (type === 'array') return `[${kindOf(document, items)}]`;
  const bounds = [
    maxLength === undefined ? '' : `≤ ${maxLength} characters`,
    minimum === undefined ? '' : `≥ ${minimum}`,
    maximum === undefined ? '' : `≤ ${maximum}`,
  ];
  return [format ?? type ?? 'object', ...bounds].filter((part) => part !== '').join(', ');
}

function curlOf(
  { publicUrl }: PageContext,
  document: OpenAPIObject,
  method: Method,
  path: string,
  operation: OperationObject,
  parameters: readonly ParameterObject[],
): string {
  const address = publicUrl + path.replace(/\{(\w+)\}/g, (_, name: string) => `$${name.toUpperCase()}`);
  const lines = [method === 'get' ? `curl "${address}"` : `curl -X ${method.toUpperCase()} "${address}"`];
  if (operation.security !== undefined) lines.push(`-H "Authorization: Bearer $KEY"`);
  for (const { name, schema } of parameters.filter((each) => each.in === 'header')) {
    lines.push(
      `-H '${name}: ${schema === undefined ? '…' : String(exampleOf(document, schema, { all: false }))}'`,
    );
  }
  const body = bodyOf(operation);
  if (body !== undefined) {
    lines.push(
      `-H 'Content-Type: application/json'`,
      `-d '${JSON.stringify(exampleOf(document, body, { all: false }), null, 2)}'`,
    );
  }
  return lines.join(' \\\n  ');
}
