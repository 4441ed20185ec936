import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Form } from 'react-aria-components/Form';
import { en } from '#core/messages/en';
import { Problem } from '../app/problem';
import { useWorkspace } from '../app/workspace';
import type { Shown } from '../bridge/bridge';
import { Foot } from './foot';

interface FormBodyProps {
  /** Says what the one button that goes on does. */
  readonly verb: string;
  readonly ready: boolean;
  /** Why it could not be done the last time. */
  readonly failed: Shown | null;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
}

/** The body of the publish sheet where it needs something of the author before it can go on. */
export function FormBody({ verb, ready, failed, onSubmit, children }: FormBodyProps) {
  const { publish } = useWorkspace();
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) onSubmit();
      }}
    >
      <div className="body">
        {children}
        {failed && <Problem>{failed.sentence}</Problem>}
      </div>
      <Foot onClose={publish.close} close={en.publish.cancel}>
        <Button className="btn primary" type="submit" isDisabled={!ready}>
          {verb}
        </Button>
      </Foot>
    </Form>
  );
}
