import { CauseForm, type CauseFormProps } from './cause-form.js';
import { Form, SubmitButton } from './form.js';
import { Panel } from './panel.js';

export interface StopPanelProps extends Pick<CauseFormProps, 'ctx' | 'hint' | 'faults'> {
  readonly title: string;
  readonly action: string;
}

/** Where the office stops a thing, with its reason and decision. */
export function StopPanel({ title, ...form }: StopPanelProps) {
  return (
    <Panel id="decide" title={title}>
      <CauseForm {...form} office submit={title} />
    </Panel>
  );
}

/** Where it lets the thing go on. */
export function ResumePanel({ ctx, title, action }: Pick<StopPanelProps, 'ctx' | 'title' | 'action'>) {
  return (
    <Panel id="decide" title={title}>
      <Form ctx={ctx} action={action}>
        <SubmitButton>{title}</SubmitButton>
      </Form>
    </Panel>
  );
}
